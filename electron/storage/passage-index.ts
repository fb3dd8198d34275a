import type { Readable, Writable } from './connection.ts'
import type { FacetName, Grams, Part, Searched, Wanted } from './passage-grams.ts'
import { all, FACET_WORDS, facetOf, partsOf, RAISED, without } from './passage-grams.ts'

/** A row as the index takes it. */
export interface IndexedRow extends Searched {
  readonly place: number
}

/** What the index takes of a row: a passage that was used is one, however often. */
export const INDEXED = `place, title, pinyin, initials, collection, shape, kind, year, unit, tags, note, text, is_favourite,
  min(uses, 1) AS uses`

/** What lifts a passage above one that was changed at the same time or later; the last changed first where it is equal. */
export type Order = 'lively' | 'used' | 'liked'

const TABLES = ['passage_characters', 'passage_pairs'] as const
const HOURS_OF_YEAR = 8_760
const HOURS_OF_MONTH = 730

/** `lively`: a favourite counts as a year newer, and each doubling of its uses makes a passage two months newer. */
const WEIGHTS: Readonly<Record<Order, string>> = {
  lively: `touched + ${HOURS_OF_YEAR} * is_favourite + ${2 * HOURS_OF_MONTH} * log2(1 + uses)`,
  used: 'uses',
  liked: '1e9 * is_favourite + uses',
}

/** So many are weighed one by one: asking the index a second and third time takes longer. */
const FEW = 300

/** These are also read by a test that asks SQLite for their plans. */
export const countIn = (table: keyof Grams) => `SELECT count(*) FROM ${table} WHERE ${table} MATCH @words`
export const latestIn = (table: keyof Grams) => `
  SELECT rowid AS latest FROM ${table} WHERE ${table} MATCH @words ORDER BY rowid DESC LIMIT @limit OFFSET @offset`
export const raisedIn = (table: keyof Grams, order: Order) => `
  SELECT place, ${WEIGHTS[order]} AS weight
  FROM ${table} CROSS JOIN passages INDEXED BY passages_raised ON place = ${table}.rowid
  WHERE ${table} MATCH @words AND is_favourite + uses > 0 ORDER BY weight DESC, place DESC LIMIT @limit`
export const weighedIn = (table: keyof Grams, order: Order) => `
  SELECT place, ${WEIGHTS[order]} AS weight FROM (${latestIn(table)})
  CROSS JOIN passages ON place = latest ORDER BY latest DESC`
export const weightOf = (order: Order) => `SELECT place, ${WEIGHTS[order]} AS weight FROM passages WHERE place = ?`
export const byTitleIn = (table: keyof Grams) => `
  SELECT place FROM passages INDEXED BY passages_by_title
  WHERE place IN (SELECT rowid FROM ${table} WHERE ${table} MATCH @words)
  ORDER BY pinyin = '', pinyin, title, place DESC LIMIT @limit OFFSET @offset`
export const COUNT_FACETS = `
  SELECT term, doc FROM passage_words WHERE term >= @from AND term < @to`

/** What of the rows outside the bin was written, and has to reach the index in the same transaction. */
export interface PassageIndex {
  readonly add: (row: IndexedRow) => void
  /** The row has to be as it was when it was added. */
  readonly remove: (row: IndexedRow) => void
}

const open = new WeakMap<Writable, PassageIndex>()

/**
 * Brings the index in step with what `run` writes, when it is done; a call within another one leaves it to that. Written in
 * the order of the places, all of it becomes one piece of the index: each step back would begin another.
 */
export function indexing<T>(db: Writable, run: (index: PassageIndex) => T): T {
  const outer = open.get(db)
  if (outer) return run(outer)
  const gone = new Map<number, IndexedRow>()
  const come = new Map<number, IndexedRow>()
  const index: PassageIndex = {
    add: (row) => void come.set(row.place, row),
    remove: (row) => void (come.delete(row.place) || gone.set(row.place, row)),
  }
  open.set(db, index)
  try {
    const result = run(index)
    writeIndex(db, gone, come)
    return result
  } finally {
    open.delete(db)
  }
}

type Rows = ReadonlyMap<number, IndexedRow>

function writeIndex(db: Writable, gone: Rows, come: Rows): void {
  const places = [...new Set([...gone.keys(), ...come.keys()])].toSorted((a, b) => a - b)
  if (places.length === 0) return
  const statements = TABLES.map((table) => ({
    table,
    remove: db.prepare(`INSERT INTO ${table} (${table}, rowid, grams) VALUES ('delete', ?, ?)`),
    add: db.prepare(`INSERT INTO ${table} (rowid, grams) VALUES (?, ?)`),
  }))
  for (const place of places) {
    const { before, after } = changeOf(gone.get(place), come.get(place))
    for (const { table, remove, add } of statements) {
      if (before) remove.run(place, before[table])
      if (after) add.run(place, after[table])
    }
  }
}

/** Of a row that stays, the parts that are others now. FTS5 counts rows: what is taken out and put in again is so as one each. */
function changeOf(was: IndexedRow | undefined, is: IndexedRow | undefined) {
  const before = was && partsOf(was)
  const after = is && partsOf(is)
  if (!before || !after) return { before: before && joined(before), after: after && joined(after) }
  const others = before.flatMap(({ of }, nth) => (of === after[nth]!.of ? [] : [nth]))
  if (others.length === 0) return {}
  const some = (parts: readonly Part[]) => joined(others.map((nth) => parts[nth]!))
  return { before: some(before), after: some(after) }
}

function joined(parts: readonly Part[]): Grams {
  const grams = parts.map((each) => each.grams())
  const of = (table: keyof Grams) => grams.map((each) => each[table]).join(' ')
  return { passage_characters: of('passage_characters'), passage_pairs: of('passage_pairs') }
}

/** Pages of the index that one step of `tidyIndex` writes, about; more only where a single word has more. */
const TIDY_PAGES = 64

/** Joins pieces of the index, a few pages of it: each write leaves one, and a question is asked of all. False where nothing is left to do. */
export function tidyIndex(db: Writable): boolean {
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck()
  return TABLES.some((table) => {
    const before = changes.get()!
    db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ${TIDY_PAGES})`)
    // As FTS5 says it: one change is that of the command itself.
    return changes.get()! - before >= 2
  })
}

/** How many there are. */
export function countWanted(db: Readable, { table, words }: Wanted): number {
  return db.prepare<[object], number>(countIn(table)).pluck().get({ words }) ?? 0
}

export interface Window {
  readonly offset: number
  readonly limit: number
}

/** Some of them, the last changed first. */
export function latestWanted(db: Readable, { table, words }: Wanted, { offset, limit }: Window): number[] {
  return db.prepare<[object], number>(latestIn(table)).pluck().all({ words, offset, limit })
}

/** Some of them by title, as it sounds. */
export function wantedByTitle(db: Readable, { table, words }: Wanted, { offset, limit }: Window): number[] {
  return db.prepare<[object], number>(byTitleIn(table)).pluck().all({ words, offset, limit })
}

interface Weighed {
  readonly place: number
  readonly weight: number
}

/** Some of what is wanted in an order; and how many there are in all, where that is known by the way. */
export function orderedWanted(
  db: Readable,
  wanted: Wanted,
  order: Order,
  window: Window,
): { readonly places: number[]; readonly size?: number } {
  const few = latestWanted(db, wanted, { offset: 0, limit: FEW + 1 })
  if (few.length > FEW) return { places: merged(db, wanted, order, window) }
  const weigh = db.prepare<[number], Weighed>(weightOf(order))
  const sorted = few.map((place) => weigh.get(place)!).toSorted(compare)
  const shown = sorted.slice(window.offset, window.offset + window.limit)
  return { places: shown.map(({ place }) => place), size: few.length }
}

/**
 * Of many, only favourites and those that were used have to be weighed: all others come out of the index in their order
 * already, and the two are merged.
 */
function merged(db: Readable, { table, words }: Wanted, order: Order, window: Window): number[] {
  if (window.limit === 0) return []
  const end = window.offset + window.limit
  const raised = db.prepare<[object], Weighed>(raisedIn(table, order)).all({ words: all(RAISED, words), limit: end })
  // Whatever stands before these of the others stands before the window, too.
  const offset = Math.max(0, window.offset - raised.length)
  const others = db
    .prepare<[object], Weighed>(weighedIn(table, order))
    .all({ words: without(words, RAISED), offset, limit: end - offset })
  const [first] = others
  const before = first && offset > 0 ? raised.filter((row) => compare(row, first) < 0).length : 0
  const start = offset + before
  const sorted = [...raised.slice(before), ...others].toSorted(compare)
  return sorted.slice(window.offset - start, end - start).map(({ place }) => place)
}

function compare(a: Weighed, b: Weighed): number {
  return b.weight - a.weight || b.place - a.place
}

export interface FacetCount {
  readonly name: FacetName
  readonly value: string
  readonly passages: number
}

/** Each value of each facet, with how many passages outside the bin have it. */
export function countFacets(db: Readable): FacetCount[] {
  const words = db.prepare<[object], { readonly term: string; readonly doc: number }>(COUNT_FACETS).all(FACET_WORDS)
  return words.flatMap(({ term, doc }) => {
    const facet = facetOf(term)
    return facet ? [{ ...facet, passages: doc }] : []
  })
}
