import { setImmediate } from 'node:timers/promises'
import type { ConflictDecision, Merged } from '#contract'
import type { ExchangedPassage } from '#core/passage/exchange.ts'
import type { Passage } from '#core/passage/passage.ts'
import type { Result } from '#core/result.ts'
import { ok } from '#core/result.ts'
import { keepAsset } from '#electron/storage/assets.ts'
import type { Writable } from '#electron/storage/connection.ts'
import {
  changePassage,
  insertPassages,
  openPassage,
  readPassage,
  removePassages,
  restorePassages,
} from '#electron/storage/passages.ts'
import type { EntryChunk, EntryHead, ExchangeValue } from './exchange-job.ts'
import type { Known, Relation } from './exchange-known.ts'
import { readKnown } from './exchange-known.ts'
import type { MergeDone } from './exchange-session.ts'
import { unpack } from './imports/packed.ts'

export interface Merging {
  readonly db: Writable
  /** ISO time in UTC. */
  readonly at: string
  readonly newId: () => string
  readonly decide: (index: number) => ConflictDecision
  readonly signal: AbortSignal
  readonly tell: (done: number) => void
  /** What was done is written here too, as it is done. */
  readonly done: MergeDone
}

/** Longer than that no other answer waits; what fits into it is one transaction. */
const SLICE_MS = 20

type Counts = { -readonly [K in 'added' | 'replaced' | 'kept']: Merged[K] }

/**
 * Brings a file's passages into the library as it is now. A file of a few hundred is one transaction or two; of a larger one
 * what was done stays where it is stopped, and merging it again goes on from there.
 */
export async function mergeExchange({ chunks, pictures }: ExchangeValue, merging: Merging): Promise<Result<Merged>> {
  const { db, at, signal, tell } = merging
  const known = await readKnown(db)
  for (const picture of pictures) {
    keepAsset(db, picture, at)
    await setImmediate()
  }
  const counts: Counts = { added: 0, replaced: 0, kept: 0 }
  let next = 0
  const entries = new Entries(chunks)
  while (!entries.isAtEnd()) {
    if (signal.aborted) return ok({ ...counts, isCancelled: true })
    const slice = sliceOf(entries, known, merging)
    for (const key of ['added', 'replaced', 'kept'] as const) counts[key] += slice[key]
    if (entries.chunk > next) tell((next = entries.chunk))
    await setImmediate()
  }
  return ok({ ...counts, isCancelled: false })
}

/** As many entries as fit into one slice of time, in one transaction. */
function sliceOf(entries: Entries, known: Known, merging: Merging): Counts {
  const started = performance.now()
  const counts: Counts = { added: 0, replaced: 0, kept: 0 }
  const done: MergeDone = { added: [], replaced: [] }
  merging.db
    .transaction(() => {
      while (!entries.isAtEnd() && performance.now() - started < SLICE_MS) {
        const entry = entries.take()
        const relation = known.relationOf(entry.head)
        if (relation.is === 'same') continue
        const way = wayOf(relation, merging.decide(entry.head.index))
        if (way) mergeOne(entry, way, { known, merging, done })
        counts[way ? (way.is === 'replace' ? 'replaced' : 'added') : 'kept']++
      }
    })
    .immediate()
  merging.done.added.push(...done.added)
  merging.done.replaced.push(...done.replaced)
  return counts
}

type Way = { readonly is: 'add'; readonly id?: string } | { readonly is: 'revive' | 'replace'; readonly id: string }

/** Undefined where what is here stays as it is. */
function wayOf(relation: Exclude<Relation, { is: 'same' }>, decision: ConflictDecision): Way | undefined {
  if (relation.is === 'fresh') {
    if (relation.isInBin) return { is: 'revive', id: relation.id! }
    return relation.id === undefined ? { is: 'add' } : { is: 'add', id: relation.id }
  }
  if (decision === 'keep-mine') return undefined
  return decision === 'take-theirs' ? { is: 'replace', id: relation.mine } : { is: 'add' }
}

interface Place {
  readonly known: Known
  readonly merging: Merging
  readonly done: MergeDone
}

function mergeOne({ head, passage }: Entry, way: Way, { known, merging, done }: Place): void {
  const { db, at, newId } = merging
  const { id: _theirs, createdAt, updatedAt, ...theirs } = passage()
  const id = way.id ?? newId()
  if (way.is === 'add') {
    must(insertPassages(db, [{ id, passage: theirs, createdAt, updatedAt }], at))
    done.added.push(id)
  } else {
    if (way.is === 'revive') {
      must(restorePassages(db, [id]))
      done.added.push(id)
    } else done.replaced.push({ id, before: readPassage(db, id)! })
    must(changePassage(db, { id, change: withOwnWords(readPassage(db, id)!, theirs), at }))
  }
  known.take(head, id)
}

/** Theirs, but what the writer herself noted of the passage stays beside it. */
function withOwnWords(mine: Passage, theirs: Passage): Passage {
  const tags = [...new Set([...mine.tags, ...theirs.tags])].slice(0, 30)
  return { ...theirs, tags, note: theirs.note || mine.note }
}

/** Takes back what was merged: what was added goes to the bin, what was replaced is as it was. */
export async function undoMerge(db: Writable, { added, replaced }: MergeDone, at: string): Promise<void> {
  const steps = [
    ...replaced.map(
      ({ id, before }) =>
        () =>
          readPassage(db, id) && must(changePassage(db, { id, change: before, at })),
    ),
    // One that was deleted for good meanwhile is gone, as was wanted.
    ...added.map((id) => () => openPassage(db, id).ok && must(removePassages(db, [id], at))),
  ]
  let next = 0
  while (next < steps.length) {
    const started = performance.now()
    const undo = db.transaction(() => {
      while (next < steps.length && performance.now() - started < SLICE_MS) steps[next++]!()
    })
    undo.immediate()
    await setImmediate()
  }
  added.length = 0
  replaced.length = 0
}

// Everything was checked when the file was read: what is refused here is a slip of the program.
function must(result: Result<unknown>): void {
  if (!result.ok) throw new Error(result.error.code)
}

interface Entry {
  readonly head: EntryHead
  readonly passage: () => ExchangedPassage
}

/** The entries of a file one after the other; only the chunk that is worked on is unpacked. */
class Entries {
  chunk = 0
  private at = 0
  private readonly chunks: readonly EntryChunk[]
  private open:
    { readonly chunk: number; readonly heads: readonly EntryHead[]; passages?: readonly string[] } | undefined

  constructor(chunks: readonly EntryChunk[]) {
    this.chunks = chunks
  }

  isAtEnd(): boolean {
    return this.chunk >= this.chunks.length
  }

  take(): Entry {
    const packed = this.chunks[this.chunk]!
    if (this.open?.chunk !== this.chunk) this.open = { chunk: this.chunk, heads: unpack<EntryHead[]>(packed.heads) }
    const { open, at } = this
    if (++this.at >= open.heads.length) {
      this.chunk++
      this.at = 0
    }
    return {
      head: open.heads[at]!,
      passage: () => JSON.parse((open.passages ??= unpack<string[]>(packed.passages))[at]!) as ExchangedPassage,
    }
  }
}
