import type { Kind } from '#core/document/document.ts'
import { KINDS } from '#core/document/document.ts'
import type { Collection, PassageFacts, PassageShape } from '#core/passage/passage.ts'
import { COLLECTIONS } from '#core/passage/passage.ts'
import type { Readable } from './connection.ts'
import type { Facets } from './passage-grams.ts'
import { askedForSound } from './passage-grams.ts'
import type { FacetCount } from './passage-index.ts'
import { countFacets } from './passage-index.ts'
import type { FactsRow } from './passage-rows.ts'
import { FACTS, toFacts } from './passage-rows.ts'
import type { PassageSort } from './passage-search.ts'
import { findByWays, findLiked, searchPassages } from './passage-search.ts'
import type { Excerpt } from './search.ts'
import { excerptOf, folded, likeOf } from './search.ts'

/** What the list shows of a passage. */
export interface PassageSummary extends Omit<PassageFacts, 'tags'> {
  readonly tags: string[]
  readonly id: string
  readonly shape: PassageShape
  readonly characters: number
  readonly isFavourite: boolean
  readonly uses: number
  readonly createdAt: string
  readonly updatedAt: string
  readonly deletedAt?: string
  /** The first place in words or note that holds the query, else the first words. */
  readonly excerpt: Excerpt
}

export interface PassageListOptions extends Facets {
  /** A text that title, a tag, the note or the words have to hold; empty, every passage does. */
  readonly query?: string | undefined
  readonly sort?: PassageSort | undefined
  /** The passages in the bin, and no others. */
  readonly bin?: boolean | undefined
  readonly offset?: number | undefined
  readonly limit?: number | undefined
}

export interface PassageFilters {
  /** Outside the bin. */
  readonly total: number
  readonly favourites: number
  readonly collections: { readonly collection: Collection; readonly passages: number }[]
  readonly kinds: { readonly kind: Kind; readonly passages: number }[]
  readonly years: { readonly year: number; readonly passages: number }[]
  readonly units: { readonly unit: string; readonly passages: number }[]
  readonly tags: { readonly tag: string; readonly passages: number }[]
  readonly inBin: number
}

interface SummaryRow extends FactsRow {
  readonly text: string
}

/** What a list shows where nobody says how much. */
const PAGE = 50
const MOST_VALUES = 200
const FIRST_WORDS = 200

const SUMMARY = `SELECT ${FACTS}, text FROM passages`
// The bin is small and soon emptied: it has no index of its own, and is read through.
const IN_BIN = `deleted_at IS NOT NULL
  AND (@collection IS NULL OR collection = @collection) AND (@shape IS NULL OR shape = @shape)
  AND (@kind IS NULL OR kind = @kind) AND (@year IS NULL OR year = @year) AND (@unit IS NULL OR unit = @unit)
  AND (@tag IS NULL OR EXISTS (SELECT 1 FROM json_each(tags) WHERE value = @tag))
  AND (@isFavourite IS NULL OR is_favourite)
  AND (@like IS NULL OR title LIKE @like ESCAPE '\\' OR note LIKE @like ESCAPE '\\' OR text LIKE @like ESCAPE '\\'
    OR EXISTS (SELECT 1 FROM json_each(tags) WHERE value LIKE @like ESCAPE '\\'))`

/** These are also read by a test that asks SQLite for their plans. */
export const READ_PLACE = `${SUMMARY} WHERE place = ?`
export const LIST_PASSAGE_BIN = `${SUMMARY} WHERE ${IN_BIN} ORDER BY deleted_at DESC, place DESC LIMIT @limit OFFSET @offset`
export const COUNT_PASSAGE_BIN = `SELECT count(*) FROM passages WHERE ${IN_BIN}`

/** A page of the passages asked for, in the order asked for, and how many there are in all. */
export function listPassages(
  db: Readable,
  options: PassageListOptions = {},
): { readonly passages: PassageSummary[]; readonly total: number } {
  const { query = '', sort, bin = false, offset = 0, limit = PAGE, ...facets } = options
  if (bin) return listBin(db, { query, offset, limit, ...facets })
  const { places, total } = searchPassages(db, { query, facets, sort, offset, limit })
  return { passages: summaries(db, places, query), total }
}

/** One passage as the list shows it, in the bin or not. */
export function summarisePassage(db: Readable, id: string): PassageSummary | undefined {
  const row = db.prepare<[string], SummaryRow>(`${SUMMARY} WHERE id = ?`).get(id)
  return row && toSummary(row, '')
}

/**
 * For quick insertion. Letters are the sound of a title: those whose initials begin so come first, then those whose
 * syllables do, then those that have it inside; characters are looked for as in the list. Favourites and what was used
 * come first among what is equally near.
 */
export function quickPassages(
  db: Readable,
  { query, limit }: { readonly query: string; readonly limit: number },
): PassageSummary[] {
  const letters = folded(query).replace(/[ ']/g, '')
  const isSound = /^[a-z0-9]*[a-z][a-z0-9]*$/.test(letters)
  if (isSound) return summaries(db, findByWays(db, askedForSound(letters), limit), '')
  return summaries(db, findLiked(db, query, limit), query)
}

/** What the list may be narrowed to. */
export function readPassageFilters(db: Readable): PassageFilters {
  const counted = countFacets(db)
  const of = (name: FacetCount['name']) => counted.filter((facet) => facet.name === name)
  const amount = (name: FacetCount['name']) => of(name)[0]?.passages ?? 0
  const byAmount = (name: FacetCount['name']) =>
    of(name)
      .toSorted((a, b) => b.passages - a.passages || (a.value < b.value ? -1 : 1))
      .slice(0, MOST_VALUES)
  const inOrder = (name: FacetCount['name'], values: readonly string[]) =>
    of(name).toSorted((a, b) => values.indexOf(a.value) - values.indexOf(b.value))
  return {
    total: amount('live'),
    favourites: amount('favourite'),
    collections: inOrder('collection', COLLECTIONS).map(({ value, passages }) => ({
      collection: value as Collection,
      passages,
    })),
    kinds: inOrder('kind', KINDS).map(({ value, passages }) => ({ kind: value as Kind, passages })),
    years: of('year')
      .map(({ value, passages }) => ({ year: Number(value), passages }))
      .toSorted((a, b) => b.year - a.year),
    units: byAmount('unit').map(({ value, passages }) => ({ unit: value, passages })),
    tags: byAmount('tag').map(({ value, passages }) => ({ tag: value, passages })),
    inBin: db.prepare<[], number>('SELECT count(*) FROM passages WHERE deleted_at IS NOT NULL').pluck().get() ?? 0,
  }
}

type BinOptions = Facets & { readonly query: string; readonly offset: number; readonly limit: number }

function listBin(db: Readable, { query, offset, limit, isFavourite, ...facets }: BinOptions) {
  const nothing = { collection: null, shape: null, kind: null, year: null, unit: null, tag: null }
  const given = Object.fromEntries(Object.entries(facets).filter(([, value]) => value !== undefined))
  const like = query === '' ? null : likeOf(query.toWellFormed())
  const asked = { ...nothing, ...given, isFavourite: isFavourite ? 1 : null, like }
  const rows = db.prepare<[object], SummaryRow>(LIST_PASSAGE_BIN).all({ ...asked, offset, limit })
  const total = db.prepare<[object], number>(COUNT_PASSAGE_BIN).pluck().get(asked) ?? 0
  return { passages: rows.map((row) => toSummary(row, query)), total }
}

function summaries(db: Readable, places: readonly number[], query: string): PassageSummary[] {
  const read = db.prepare<[number], SummaryRow>(READ_PLACE)
  return places.map((place) => toSummary(read.get(place)!, query))
}

function toSummary({ text, ...row }: SummaryRow, query: string): PassageSummary {
  return { ...toFacts(row), excerpt: excerptIn(text, row.note, query) }
}

function excerptIn(text: string, note: string, query: string): Excerpt {
  const wanted = folded(query.toWellFormed())
  const holds = (line: string) => folded(line).includes(wanted)
  const line = wanted === '' ? undefined : (text.split('\n').find(holds) ?? note.split('\n').find(holds))
  return line === undefined ? excerptOf(text.slice(0, FIRST_WORDS).replaceAll('\n', ' '), '') : excerptOf(line, query)
}
