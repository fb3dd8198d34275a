import type { Kind } from '#core/document/document.ts'
import type { Readable } from './connection.ts'
import type { Excerpt } from './search.ts'
import { excerptOf, findDrafts } from './search.ts'

/** What the list shows of a draft. */
export interface DraftSummary {
  readonly id: string
  readonly title: string
  readonly name: string | null
  readonly kind: Kind
  readonly year: number
  readonly unit: string
  readonly characters: number
  readonly createdAt: string
  readonly updatedAt: string
  readonly deletedAt?: string
  readonly excerpt?: Excerpt
}

export interface ListOptions {
  /** A text that the draft has to hold; empty, everything does. */
  readonly query?: string
  readonly year?: number
  readonly kind?: Kind
  readonly sort?: 'updated' | 'created' | 'title' | 'year'
  /** The drafts in the bin, and no others. */
  readonly bin?: boolean
}

export interface DraftFilters {
  readonly years: { readonly year: number; readonly drafts: number }[]
  readonly kinds: { readonly kind: Kind; readonly drafts: number }[]
  readonly inBin: number
}

interface SummaryRow {
  readonly id: string
  readonly title: string
  readonly name: string | null
  readonly kind: Kind
  readonly year: number
  readonly unit: string
  readonly characters: number
  readonly created_at: string
  readonly updated_at: string
  readonly deleted_at: string | null
}

const SELECT = `
  SELECT id, title, name, kind, year, unit, characters, created_at, updated_at, deleted_at FROM drafts`
const ONLY = `(@year IS NULL OR year = @year) AND (@kind IS NULL OR kind = @kind)`

/** These four are also read by a test that asks SQLite for their plans. */
export const LIST_DRAFTS = `${SELECT} WHERE deleted_at IS NULL AND ${ONLY} ORDER BY updated_at DESC, id`
export const LIST_BIN = `${SELECT} WHERE deleted_at IS NOT NULL AND ${ONLY} ORDER BY deleted_at DESC, id`
export const COUNT_YEARS = `
  SELECT year, count(*) AS drafts FROM drafts WHERE deleted_at IS NULL GROUP BY year ORDER BY year DESC`
export const COUNT_KINDS = `
  SELECT kind, count(*) AS drafts FROM drafts WHERE deleted_at IS NULL GROUP BY kind ORDER BY kind`

/** Drafts in the order asked for: the last changed first where nothing is said, in the bin the last deleted first. */
export function listDrafts(db: Readable, options: ListOptions = {}): DraftSummary[] {
  const { query = '', year = null, kind = null, sort, bin = false } = options
  const rows = db.prepare<[object], SummaryRow>(bin ? LIST_BIN : LIST_DRAFTS).all({ year, kind })
  const drafts = rows.map(toSummary)
  return sorted(query === '' ? drafts : onlyFound(db, drafts, query), sort)
}

/** One draft as the list shows it, in the bin or not. */
export function summariseDraft(db: Readable, id: string): DraftSummary | undefined {
  const row = db.prepare<[string], SummaryRow>(`${SELECT} WHERE id = ?`).get(id)
  return row && toSummary(row)
}

/** The years and kinds that there are outside the bin. */
export function readFilters(db: Readable): DraftFilters {
  return {
    years: db.prepare<[], DraftFilters['years'][number]>(COUNT_YEARS).all(),
    kinds: db.prepare<[], DraftFilters['kinds'][number]>(COUNT_KINDS).all(),
    inBin: db.prepare<[], number>('SELECT count(*) FROM drafts WHERE deleted_at IS NOT NULL').pluck().get() ?? 0,
  }
}

function onlyFound(db: Readable, drafts: readonly DraftSummary[], query: string): DraftSummary[] {
  const found = findDrafts(db, query)
  return drafts.flatMap((draft) => {
    const line = found.get(draft.id)
    return line === undefined ? [] : [{ ...draft, excerpt: excerptOf(line, query) }]
  })
}

// Chinese has no order in SQLite; and what is equal here stays in the order that the index gave.
function sorted(drafts: DraftSummary[], sort: ListOptions['sort']): DraftSummary[] {
  if (sort === 'updated') return drafts.toSorted((a, b) => compare(b.updatedAt, a.updatedAt))
  if (sort === 'created') return drafts.toSorted((a, b) => compare(b.createdAt, a.createdAt))
  if (sort === 'year') return drafts.toSorted((a, b) => b.year - a.year)
  if (sort !== 'title') return drafts
  const { compare: byWords } = new Intl.Collator('zh-CN', { numeric: true })
  const shown = ({ name, title }: DraftSummary) => name ?? title
  return drafts.toSorted((a, b) => Number(shown(a) === '') - Number(shown(b) === '') || byWords(shown(a), shown(b)))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

function toSummary({ created_at, updated_at, deleted_at, ...row }: SummaryRow): DraftSummary {
  const summary = { ...row, createdAt: created_at, updatedAt: updated_at }
  return deleted_at === null ? summary : { ...summary, deletedAt: deleted_at }
}
