import { setImmediate } from 'node:timers/promises'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Writable } from '#electron/storage/connection.ts'
import type { PlacedPassage } from '#electron/storage/passage-rows.ts'
import { placed } from '#electron/storage/passage-rows.ts'
import type { NewPassage, ReadyPassage } from '#electron/storage/passages.ts'
import { emptyPassageBin, insertReady, readyPassage } from '#electron/storage/passages.ts'
import type { Request } from '#electron/storage/requests.ts'
import { answerTo, once } from '#electron/storage/requests.ts'
import type { Context } from './context.ts'
import { inSteps, MOST_IN_STEP } from './in-steps.ts'
import { tidySoon } from './tidy-library.ts'

/** One write to the library, in one transaction. */
export function writeOnce<T>(db: Writable, request: Request, write: () => Result<T>): Result<T> {
  const written = once(db, request, write)
  tidySoon(db)
  return written
}

/** What is under way in steps, by the id of its request. */
const running = new Map<string, AbortController>()

/** Stops a write that is done in steps; any other is done by then. */
export function stopWrite(request: string): void {
  running.get(request)?.abort()
}

export interface Marking {
  readonly request: Request
  readonly ids: readonly string[]
  readonly takesBin: boolean
  /** All of these or none. */
  readonly write: (ids: readonly string[]) => Result<null>
}

/**
 * Does the same with many passages: a few in one transaction, more in steps. Where one is missing, or in the bin and must not be,
 * none is written. Killed or stopped (library-stopped), some are done; the same request goes on, and doing it twice changes nothing.
 */
export async function writeToAll(db: Writable, marking: Marking, context: Context): Promise<Result<null>> {
  const { request, ids, takesBin, write } = marking
  if (ids.length <= MOST_IN_STEP) return writeOnce(db, request, () => write(ids))
  const before = answerTo<null>(db, request)
  if (before) return before
  const found = placed(db, ids)
  if (found.length < new Set(ids).size) return failed('passage-missing')
  if (!takesBin && found.some(({ isInBin }) => isInBin)) return failed('passage-in-bin')
  const writeSome = (some: readonly PlacedPassage[]) => {
    if (write(idsOf(some)).ok) return
    // One went into the bin, or for good, since the others were looked up: it is left out.
    for (const one of some) write(idsOf([one]))
  }
  return stepwise(db, request, { items: found, write: writeSome, answer: () => null }, context)
}

/** Stores passages: a few in one transaction, more in steps, none where one is refused. Their ids are those of the request and tell a second try what is there. */
export async function addToLibrary(
  db: Writable,
  request: Request,
  passages: readonly NewPassage[],
  context: Context,
): Promise<Result<{ ids: string[] }>> {
  const before = answerTo<{ ids: string[] }>(db, request)
  if (before) return before
  const ready: (ReadyPassage & { readonly characters: number })[] = []
  for (const passage of passages) {
    const made = readyPassage(passage)
    if (!made.ok) return made
    ready.push({ ...made.value, characters: made.value.columns.text.length })
    if (ready.length % MOST_IN_STEP === 0) await setImmediate()
  }
  const ids = idsOf(ready)
  const insert = (some: readonly ReadyPassage[]) => insertReady(db, some, request.at)
  if (ready.length <= MOST_IN_STEP) {
    return writeOnce(db, request, () => {
      insert(ready)
      return ok({ ids })
    })
  }
  const here = new Set(idsOf(placed(db, ids)))
  const items = ready.filter(({ id }) => !here.has(id))
  return stepwise(db, request, { items, write: insert, answer: () => ({ ids }) }, context)
}

/** Deletes for good what lies in the bin at this moment. */
export async function emptyLibraryBin(
  db: Writable,
  request: Request,
  context: Context,
): Promise<Result<{ passages: number }>> {
  const before = answerTo<{ passages: number }>(db, request)
  if (before) return before
  const inBin = db.prepare<[], number>('SELECT count(*) FROM passages WHERE deleted_at IS NOT NULL').pluck().get() ?? 0
  const items = Array.from({ length: inBin }, () => ({ characters: 0 }))
  let passages = 0
  const write = (some: readonly object[]) => void (passages += emptyPassageBin(db, some.length))
  return stepwise(db, request, { items, write, answer: () => ({ passages }) }, context)
}

interface Work<I, T> {
  readonly items: readonly I[]
  readonly write: (some: readonly I[]) => void
  readonly answer: () => T
}

async function stepwise<I extends { readonly characters: number }, T>(
  db: Writable,
  request: Request,
  { items, write, answer }: Work<I, T>,
  { tellImport }: Context,
): Promise<Result<T>> {
  const stop = new AbortController()
  const total = items.length
  running.set(request.id, stop)
  const tell = (done: number) =>
    tellImport({ import: request.id, step: 'keep', done, total: Math.max(1, total), name: '' })
  try {
    const done = await inSteps(items, write, { db, signal: stop.signal, tell })
    if (done < total) return failed('library-stopped', { done, count: total })
    return once(db, request, () => ok(answer()))
  } finally {
    running.delete(request.id)
    tidySoon(db)
  }
}

function idsOf(some: readonly { readonly id: string }[]): string[] {
  return some.map(({ id }) => id)
}
