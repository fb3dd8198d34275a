import type { Kind } from '#core/document/document.ts'
import type { Readable } from './connection.ts'
import type { Excerpt } from './search.ts'
import { excerptOf, findOldPapers } from './search.ts'

/** What the list shows of an old paper. */
export interface OldPaperSummary {
  readonly id: string
  readonly title: string
  readonly kind: Kind
  readonly year: number
  readonly unit: string
  readonly characters: number
  /** The name of its file; null where it was pasted. */
  readonly file: string | null
  readonly importedAt: string
  readonly deletedAt?: string
  readonly excerpt?: Excerpt
}

export interface OldListOptions {
  /** A text that the paper has to hold; empty, everything does. */
  readonly query?: string
  readonly year?: number
  readonly kind?: Kind
  readonly unit?: string
  /** `year`, the newest first, where nothing is said. */
  readonly sort?: 'imported' | 'year' | 'title'
  /** The papers in the bin, and no others. */
  readonly bin?: boolean
}

export interface OldPaperFilters {
  readonly years: { readonly year: number; readonly papers: number }[]
  readonly kinds: { readonly kind: Kind; readonly papers: number }[]
  readonly units: { readonly unit: string; readonly papers: number }[]
  readonly inBin: number
}

interface SummaryRow {
  readonly id: string
  readonly title: string
  readonly kind: Kind
  readonly year: number
  readonly unit: string
  readonly characters: number
  readonly file: string | null
  readonly imported_at: string
  readonly deleted_at: string | null
}

const SELECT = `
  SELECT id, title, kind, year, unit, characters, file, imported_at, deleted_at FROM old_papers`
const ONLY = `(@year IS NULL OR year = @year) AND (@kind IS NULL OR kind = @kind) AND (@unit IS NULL OR unit = @unit)`

/** These five are also read by a test that asks SQLite for their plans. */
export const LIST_OLD = `${SELECT} WHERE deleted_at IS NULL AND ${ONLY} ORDER BY year DESC, imported_at DESC, id`
export const LIST_OLD_BIN = `${SELECT} WHERE deleted_at IS NOT NULL AND ${ONLY} ORDER BY deleted_at DESC, id`
export const COUNT_OLD_YEARS = `
  SELECT year, count(*) AS papers FROM old_papers WHERE deleted_at IS NULL GROUP BY year ORDER BY year DESC`
export const COUNT_OLD_KINDS = `
  SELECT kind, count(*) AS papers FROM old_papers WHERE deleted_at IS NULL GROUP BY kind ORDER BY kind`
export const COUNT_OLD_UNITS = `
  SELECT unit, count(*) AS papers FROM old_papers WHERE deleted_at IS NULL GROUP BY unit ORDER BY count(*) DESC, unit`

/** Old papers in the order asked for; in the bin the last deleted first. */
export function listOldPapers(db: Readable, options: OldListOptions = {}): OldPaperSummary[] {
  const { query = '', year = null, kind = null, unit = null, sort, bin = false } = options
  const rows = db.prepare<[object], SummaryRow>(bin ? LIST_OLD_BIN : LIST_OLD).all({ year, kind, unit })
  const papers = rows.map(toSummary)
  return sorted(query === '' ? papers : onlyFound(db, papers, query), sort)
}

/** One paper as the list shows it, in the bin or not. */
export function summariseOldPaper(db: Readable, id: string): OldPaperSummary | undefined {
  const row = db.prepare<[string], SummaryRow>(`${SELECT} WHERE id = ?`).get(id)
  return row && toSummary(row)
}

/** The years, kinds and units that there are outside the bin. */
export function readOldFilters(db: Readable): OldPaperFilters {
  return {
    years: db.prepare<[], OldPaperFilters['years'][number]>(COUNT_OLD_YEARS).all(),
    kinds: db.prepare<[], OldPaperFilters['kinds'][number]>(COUNT_OLD_KINDS).all(),
    units: db.prepare<[], OldPaperFilters['units'][number]>(COUNT_OLD_UNITS).all(),
    inBin: db.prepare<[], number>('SELECT count(*) FROM old_papers WHERE deleted_at IS NOT NULL').pluck().get() ?? 0,
  }
}

function onlyFound(db: Readable, papers: readonly OldPaperSummary[], query: string): OldPaperSummary[] {
  const found = findOldPapers(db, query)
  return papers.flatMap((paper) => {
    const line = found.get(paper.id)
    return line === undefined ? [] : [{ ...paper, excerpt: excerptOf(line, query) }]
  })
}

// Chinese has no order in SQLite; and what is equal here stays in the order that the index gave.
function sorted(papers: OldPaperSummary[], sort: OldListOptions['sort']): OldPaperSummary[] {
  if (sort === 'imported') return papers.toSorted((a, b) => compare(b.importedAt, a.importedAt))
  if (sort === 'year') return papers.toSorted((a, b) => b.year - a.year)
  if (sort !== 'title') return papers
  const { compare: byWords } = new Intl.Collator('zh-CN', { numeric: true })
  return papers.toSorted((a, b) => Number(a.title === '') - Number(b.title === '') || byWords(a.title, b.title))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

function toSummary({ imported_at, deleted_at, ...row }: SummaryRow): OldPaperSummary {
  const summary = { ...row, importedAt: imported_at }
  return deleted_at === null ? summary : { ...summary, deletedAt: deleted_at }
}
