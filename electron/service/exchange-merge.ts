import { setImmediate } from 'node:timers/promises'
import type { ConflictDecision, Merged } from '#contract'
import type { ExchangedPassage } from '#core/passage/exchange.ts'
import type { Passage } from '#core/passage/passage.ts'
import type { Result } from '#core/result.ts'
import { ok } from '#core/result.ts'
import { keepAsset } from '#electron/storage/assets.ts'
import type { Writable } from '#electron/storage/connection.ts'
import type { PlacedPassage } from '#electron/storage/passage-rows.ts'
import { placed } from '#electron/storage/passage-rows.ts'
import type { NewPassage } from '#electron/storage/passages.ts'
import {
  changePassage,
  insertPassages,
  readPassage,
  removePassages,
  restorePassages,
} from '#electron/storage/passages.ts'
import type { EntryChunk, EntryHead, ExchangeValue } from './exchange-job.ts'
import type { Known, Relation } from './exchange-known.ts'
import { readKnown } from './exchange-known.ts'
import type { MergeDone } from './exchange-session.ts'
import { unpack } from './imports/packed.ts'
import type { Sized } from './in-steps.ts'
import { inSteps, MOST_IN_STEP } from './in-steps.ts'

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

type Counts = { -readonly [K in 'added' | 'replaced' | 'kept']: Merged[K] }

/**
 * Brings a file's passages into the library as it is now, in steps. What was done stays where it is stopped, and merging it
 * again goes on from there.
 */
export async function mergeExchange(
  { chunks, pictures, total, badCount }: ExchangeValue,
  merging: Merging,
): Promise<Result<Merged>> {
  const { db, at, signal, tell } = merging
  const known = await readKnown(db)
  for (const picture of pictures) {
    keepAsset(db, picture, at)
    await setImmediate()
  }
  const entries = new Entries(chunks)
  const sum: Counts = { added: 0, replaced: 0, kept: 0 }
  let step = newStep()
  const commit = () => {
    for (const key of ['added', 'replaced', 'kept'] as const) sum[key] += step.counts[key]
    merging.done.added.push(...step.done.added)
    merging.done.replaced.push(...step.done.replaced)
    step = newStep()
    tell(entries.chunk)
  }
  const write = (some: readonly Entry[]) => mergeSome(some, { known, merging, step })
  const written = await inSteps(entries.all(), write, { db, signal, tell: commit })
  return ok({ ...sum, isCancelled: written < total - badCount })
}

/** What one transaction does, which is not yet done. */
interface Step {
  readonly counts: Counts
  readonly done: MergeDone
}

function newStep(): Step {
  return { counts: { added: 0, replaced: 0, kept: 0 }, done: { added: [], replaced: [] } }
}

interface Place {
  readonly known: Known
  readonly merging: Merging
  readonly step: Step
}

function mergeSome(entries: readonly Entry[], place: Place): void {
  const { known, merging, step } = place
  const fresh: NewPassage[] = []
  for (const entry of entries) {
    const relation = known.relationOf(entry.head)
    if (relation.is === 'same') continue
    const way = wayOf(relation, merging.decide(entry.head.index))
    step.counts[way ? (way.is === 'replace' ? 'replaced' : 'added') : 'kept']++
    if (!way) continue
    const id = way.id ?? merging.newId()
    if (way.is === 'add') fresh.push(newPassage(entry, id))
    else overwrite(entry, { ...way, id }, place)
    if (way.is !== 'replace') step.done.added.push(id)
    known.take(entry.head, id)
  }
  must(insertPassages(merging.db, fresh, merging.at))
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

function newPassage({ passage }: Entry, id: string): NewPassage {
  const { id: _theirs, createdAt, updatedAt, ...theirs } = passage()
  return { id, passage: theirs, createdAt, updatedAt }
}

function overwrite({ passage }: Entry, { is, id }: Extract<Way, { is: 'revive' | 'replace' }>, place: Place): void {
  const { merging, step } = place
  const { db, at } = merging
  const { id: _theirs, createdAt: _created, updatedAt: _updated, ...theirs } = passage()
  if (is === 'revive') must(restorePassages(db, [id]))
  const before = readPassage(db, id)!
  if (is === 'replace') step.done.replaced.push({ id, before })
  must(changePassage(db, { id, change: withOwnWords(before, theirs), at }))
}

/** Theirs, but what the writer herself noted of the passage stays beside it. */
function withOwnWords(mine: Passage, theirs: Passage): Passage {
  const tags = [...new Set([...mine.tags, ...theirs.tags])].slice(0, 30)
  return { ...theirs, tags, note: theirs.note || mine.note }
}

/** Takes back what was merged: what was added goes to the bin, what was replaced is as it was. Stopped by a death, it can be asked again. */
export async function undoMerge(db: Writable, { added, replaced }: MergeDone, at: string): Promise<void> {
  const stepping = { db, signal: new AbortController().signal }
  const changed = replaced.map((one) => ({ ...one, characters: JSON.stringify(one.before.blocks).length }))
  await inSteps(changed, (some) => some.forEach(({ id, before }) => putBack(db, id, before, at)), stepping)
  // One that was deleted for good meanwhile is gone, as was wanted.
  const remove = (some: readonly { readonly id: string }[]) =>
    must(
      removePassages(
        db,
        some.map(({ id }) => id),
        at,
      ),
    )
  await inSteps(stillHere(db, added), remove, stepping)
  added.length = 0
  replaced.length = 0
}

function putBack(db: Writable, id: string, before: Passage, at: string): void {
  if (readPassage(db, id)) must(changePassage(db, { id, change: before, at }))
}

/** Looked up a few at a time, as they are needed. */
function* stillHere(db: Writable, ids: readonly string[]): Generator<PlacedPassage> {
  for (let from = 0; from < ids.length; from += MOST_IN_STEP) yield* placed(db, ids.slice(from, from + MOST_IN_STEP))
}

// Everything was checked when the file was read: what is refused here is a slip of the program.
function must(result: Result<unknown>): void {
  if (!result.ok) throw new Error(result.error.code)
}

interface Entry extends Sized {
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

  *all(): Generator<Entry> {
    while (!this.isAtEnd()) yield this.take()
  }

  private take(): Entry {
    const packed = this.chunks[this.chunk]!
    if (this.open?.chunk !== this.chunk) this.open = { chunk: this.chunk, heads: unpack<EntryHead[]>(packed.heads) }
    const { open, at } = this
    if (++this.at >= open.heads.length) {
      this.chunk++
      this.at = 0
    }
    return {
      head: open.heads[at]!,
      characters: open.heads[at]!.characters,
      passage: () => JSON.parse((open.passages ??= unpack<string[]>(packed.passages))[at]!) as ExchangedPassage,
    }
  }
}
