import { setImmediate } from 'node:timers/promises'
import type { Writable } from '#electron/storage/connection.ts'
import { indexing, tidyIndex } from '#electron/storage/passage-index.ts'

/** Longer than that no other answer waits for a step, and the step is never larger. */
const STEP_MS = 20
export const MOST_IN_STEP = 100
/** What goes to the index together, between two looks at the clock: so many, or so many characters. */
const AT_ONCE = 10
const CHARACTERS_AT_ONCE = 4_000

export interface Sized {
  /** Characters, about. */
  readonly characters: number
}

export interface Stepping {
  readonly db: Writable
  /** Stops between two steps; what was written stays. */
  readonly signal: AbortSignal
  /** After each step, with the number of items that were written in all. */
  readonly tell?: (done: number) => void
}

/**
 * Writes passages one step after the other, each a transaction of its own, with the other answers between them. `write` gets a
 * few items at a time; what it refuses it throws. Answers how many items were written.
 */
export async function inSteps<T extends Sized>(
  items: Iterable<T>,
  write: (some: readonly T[]) => void,
  { db, signal, tell }: Stepping,
): Promise<number> {
  const waiting = new Waiting(items)
  while (!signal.aborted && !waiting.isAtEnd()) {
    db.transaction(() => {
      const until = performance.now() + STEP_MS
      const most = waiting.taken + MOST_IN_STEP
      while (!waiting.isAtEnd() && waiting.taken < most && performance.now() < until) {
        const some = waiting.take()
        indexing(db, () => write(some))
      }
    }).immediate()
    tell?.(waiting.taken)
    await setImmediate()
    if (tidyIndex(db)) await setImmediate()
  }
  return waiting.taken
}

/** Items that are asked for one by one, as they are needed. */
class Waiting<T extends Sized> {
  taken = 0
  private readonly items: Iterator<T>
  private next: IteratorResult<T>

  constructor(items: Iterable<T>) {
    this.items = items[Symbol.iterator]()
    this.next = this.items.next()
  }

  isAtEnd(): boolean {
    return this.next.done === true
  }

  take(): T[] {
    const some: T[] = []
    let characters = 0
    while (!this.next.done && some.length < AT_ONCE && characters < CHARACTERS_AT_ONCE) {
      some.push(this.next.value)
      characters += this.next.value.characters
      this.next = this.items.next()
    }
    this.taken += some.length
    return some
  }
}
