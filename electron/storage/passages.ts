import type { Passage } from '#core/passage/passage.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable, Writable } from './connection.ts'
import { later } from './later.ts'
import type { PassageIndex } from './passage-index.ts'
import { indexing } from './passage-index.ts'
import type { PassageColumns, StoredPassage } from './passage-rows.ts'
import { areLive, blocksOf, findPassage, nextPassages, rewriting, toColumns } from './passage-rows.ts'
import { cleanPassage } from './passage-text.ts'

export type { StoredPassage } from './passage-rows.ts'

export interface NewPassage {
  readonly id: string
  readonly passage: Passage
  /** Where it had these in another library; now where nothing is said. In the order of changes it is new all the same. */
  readonly createdAt?: string
  readonly updatedAt?: string
}

/** What is undefined stays as it is. */
export type PassageChange = { readonly [K in keyof Passage]?: Passage[K] | undefined }

// An hour that is never less than the one before, even where the clock was set back: the order of the places and that of
// the hours are one.
const HOUR = 'max(@hour, coalesce((SELECT touched FROM passages ORDER BY place DESC LIMIT 1), 0))'
const HOUR_MS = 3_600_000

const INSERT = `
  INSERT INTO passages
    (id, touched, uses, is_favourite, title, pinyin, initials, collection, shape, kind, year, unit, tags, note, source,
     characters, versions, text_sha256, created_at, updated_at, text, blocks)
  VALUES (@id, ${HOUR}, 0, 0, @title, @pinyin, @initials, @collection, @shape, @kind, @year, @unit, @tags, @note, @source,
     @characters, 0, @textSha256, @createdAt, @updatedAt, @text, @blocks)`

const UPDATE = `
  UPDATE passages SET place = (SELECT max(place) FROM passages) + 1, touched = ${HOUR}, title = @title, pinyin = @pinyin,
    initials = @initials, collection = @collection, shape = @shape, kind = @kind, year = @year, unit = @unit, tags = @tags,
    note = @note, source = @source, characters = @characters, text_sha256 = @textSha256, updated_at = @updatedAt,
    text = @text, blocks = @blocks
  WHERE id = @id`

/** A passage made ready to be stored: that takes longer than the writing, and nobody has to wait for it. */
export interface ReadyPassage extends Omit<NewPassage, 'passage'> {
  readonly columns: PassageColumns
}

/** Or passage-too-large. */
export function readyPassage({ passage, ...rest }: NewPassage): Result<ReadyPassage> {
  const columns = toColumns(cleanPassage(passage))
  return columns.ok ? ok({ ...rest, columns: columns.value }) : columns
}

/** Stores passages in the order given, all of them or none: passage-too-large. */
export function insertPassages(db: Writable, passages: readonly NewPassage[], at: string): Result<null> {
  const ready: ReadyPassage[] = []
  for (const passage of passages) {
    const made = readyPassage(passage)
    if (!made.ok) return made
    ready.push(made.value)
  }
  insertReady(db, ready, at)
  return ok(null)
}

export function insertReady(db: Writable, passages: readonly ReadyPassage[], at: string): void {
  const insert = db.prepare(INSERT)
  const insertAll = (index: PassageIndex) => {
    for (const { id, createdAt = at, updatedAt = at, columns } of passages) {
      const { lastInsertRowid } = insert.run({ id, hour: hourOf(at), createdAt, updatedAt, ...columns })
      index.add({ place: Number(lastInsertRowid), is_favourite: 0, uses: 0, ...columns })
    }
  }
  // A savepoint within a transaction would write a piece of the index for each: what throws takes all of it back anyway.
  if (db.inTransaction) indexing(db, insertAll)
  else db.transaction(() => indexing(db, insertAll))()
}

/** A passage, in the bin or not; or passage-missing. */
export function openPassage(db: Readable, id: string): Result<StoredPassage> {
  const passage = findPassage(db, id)
  return passage ? ok(passage) : failed('passage-missing')
}

/** A passage that is not in the bin, without what the library knows of it beside. */
export function readPassage(db: Readable, id: string): Passage | undefined {
  const passage = findPassage(db, id)
  return passage && passage.deletedAt === undefined ? wordsAndFacts(passage) : undefined
}

/** Every passage outside the bin, the first added first; a page of them is in memory at a time. */
export function* eachPassage(db: Readable): Generator<StoredPassage> {
  let last = { createdAt: '', id: '' }
  for (let page = nextPassages(db, last); page.length > 0; page = nextPassages(db, last)) {
    yield* page
    const { createdAt, id } = page.at(-1)!
    last = { createdAt, id }
  }
}

export interface Changing {
  readonly id: string
  readonly change: PassageChange
  readonly at: string
  /** With the change before it as one: the state between the two is kept as no version. */
  readonly goesOn?: boolean | undefined
}

/** Changes what is given; other words or another title keep the state before as a version. The same again is no change. */
export function changePassage(db: Writable, { id, change, at, goesOn = false }: Changing): Result<StoredPassage> {
  const live = areLive(db, [id])
  if (!live.ok) return live
  const stored = findPassage(db, id)!
  const before = wordsAndFacts(stored)
  const passage = cleanPassage(withChange(before, change))
  if (JSON.stringify(passage) === JSON.stringify(before)) return ok(stored)
  const columns = toColumns(passage)
  if (!columns.ok) return columns
  const isOther = passage.title !== before.title || columns.value.blocks !== JSON.stringify(before.blocks)
  // Where nothing went before it, the first words of all stand there.
  if (isOther && !(goesOn && stored.versions > 0)) keepVersion(db, stored)
  const row = { id, hour: hourOf(at), updatedAt: later(stored.updatedAt, at), ...columns.value }
  rewriting(db, (rewrite) => rewrite(id, () => void db.prepare(UPDATE).run(row)))
  return openPassage(db, id)
}

/** Puts passages into the bin, all or none; those that are there already stay as they are. */
export function removePassages(db: Writable, ids: readonly string[], at: string): Result<null> {
  return onAll(db, ids, 'UPDATE passages SET deleted_at = coalesce(deleted_at, @at) WHERE id = @id', { at })
}

/** Takes passages out of the bin, all or none. */
export function restorePassages(db: Writable, ids: readonly string[]): Result<null> {
  return onAll(db, ids, 'UPDATE passages SET deleted_at = NULL WHERE id = @id', {})
}

/** Also read by a test that asks SQLite for its plan. */
export const EMPTY_BIN = `
  DELETE FROM passages WHERE place IN
    (SELECT place FROM passages WHERE deleted_at IS NOT NULL ORDER BY deleted_at, place LIMIT @most)`

/** Deletes for good what is in the bin, or the first of it that were put there, and answers how many that were. */
export function emptyPassageBin(db: Writable, most = -1): number {
  return db.prepare(EMPTY_BIN).run({ most }).changes
}

function onAll(db: Writable, ids: readonly string[], statement: string, values: object): Result<null> {
  const exists = db.prepare<[string]>('SELECT 1 FROM passages WHERE id = ?')
  if (ids.some((id) => !exists.get(id))) return failed('passage-missing')
  const change = db.prepare(statement)
  rewriting(db, (rewrite) => {
    for (const id of ids) rewrite(id, () => void change.run({ id, ...values }))
  })
  return ok(null)
}

function keepVersion(db: Writable, { id, versions, updatedAt, title, blocks }: StoredPassage): void {
  const version = versions + 1
  db.prepare('UPDATE passages SET versions = ? WHERE id = ?').run(version, id)
  db.prepare('INSERT INTO passage_versions (passage, version, saved_at, title, blocks) VALUES (?, ?, ?, ?, ?)').run(
    id,
    version,
    updatedAt,
    title,
    JSON.stringify(blocks),
  )
}

function withChange(passage: Passage, change: PassageChange): Passage {
  // As they will be read back: a field in another order is no change of the words.
  const blocks = change.blocks && blocksOf(JSON.stringify(change.blocks))
  const given = Object.entries({ ...change, blocks }).filter(([, value]) => value !== undefined)
  return { ...passage, ...(Object.fromEntries(given) as Partial<Passage>) }
}

function wordsAndFacts({ title, collection, kind, year, unit, tags, note, source, blocks }: Passage): Passage {
  return { title, collection, kind, year, unit, tags, note, source, blocks }
}

function hourOf(at: string): number {
  const hour = Math.floor(Date.parse(at) / HOUR_MS)
  return Number.isFinite(hour) ? hour : 0
}
