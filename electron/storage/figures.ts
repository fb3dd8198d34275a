import type { FigureFacts, LedgerFigure } from '#core/figures/ledger.ts'
import { tidyFacts } from '#core/figures/ledger.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable, Writable } from './connection.ts'

/** A figure of the ledger with its times. */
export interface StoredFigure extends LedgerFigure {
  readonly updatedAt: string
  readonly deletedAt?: string
}

/** What a figure was before a change, numbered from 1. */
export interface FigureVersion extends FigureFacts {
  readonly version: number
  readonly changedAt: string
}

export interface FigureListOptions {
  /** Characters that name, value with unit, source or note has to hold; empty, every figure does. */
  readonly query?: string
  readonly year?: number
  /** The figures in the bin, and no others. */
  readonly bin?: boolean
}

interface FigureRow extends FigureFacts {
  readonly id: string
  readonly year: number
  readonly number: number | null
  readonly updated_at: string
  readonly deleted_at: string | null
}

const SELECT = `
  SELECT id, name, unit, period, year, value, number, source, note, updated_at, deleted_at FROM figures`
// A few thousand rows: looking at each takes a millisecond or two, and finds one character as well as eight.
const ONLY = `(@year IS NULL OR year = @year) AND (@like IS NULL
  OR name LIKE @like ESCAPE '\\' OR value || unit LIKE @like ESCAPE '\\'
  OR source LIKE @like ESCAPE '\\' OR note LIKE @like ESCAPE '\\')`

/** These four are also read by a test that asks SQLite for their plans. */
export const LIST_FIGURES = `${SELECT} WHERE deleted_at IS NULL AND ${ONLY} ORDER BY year DESC, name, period, unit`
export const LIST_FIGURES_BIN = `${SELECT} WHERE deleted_at IS NOT NULL AND ${ONLY} ORDER BY deleted_at DESC, id`
export const COUNT_FIGURE_YEARS = `
  SELECT year, count(*) AS figures FROM figures WHERE deleted_at IS NULL GROUP BY year ORDER BY year DESC`
export const FIND_TWIN = `
  ${SELECT} WHERE name = @name AND period = @period AND unit = @unit AND deleted_at IS NULL AND id <> @id`

/** The figures of the ledger, the newest year first; in the bin the last deleted first. */
export function listFigures(db: Readable, { query = '', year, bin = false }: FigureListOptions = {}): StoredFigure[] {
  const like = query === '' ? null : `%${query.replace(/[\\%_]/g, '\\$&')}%`
  const rows = db.prepare<[object], FigureRow>(bin ? LIST_FIGURES_BIN : LIST_FIGURES).all({ year: year ?? null, like })
  return rows.map(toFigure)
}

/** The years of the ledger, and how many figures are in the bin. */
export function readFigureFilters(db: Readable) {
  return {
    years: db.prepare<[], { readonly year: number; readonly figures: number }>(COUNT_FIGURE_YEARS).all(),
    inBin: db.prepare<[], number>('SELECT count(*) FROM figures WHERE deleted_at IS NOT NULL').pluck().get() ?? 0,
  }
}

export interface Saving {
  readonly at: string
  readonly newId: () => string
}

/** Stores new figures and changes those that have an id, all or, with the trouble of the first that is refused, none. */
export function saveFigures(
  db: Writable,
  figures: readonly (FigureFacts & { readonly id?: string })[],
  { at, newId }: Saving,
): Result<StoredFigure[]> {
  // What was written before the one that is refused is taken back, and nothing else of the write that this is part of.
  db.exec('SAVEPOINT figures')
  const saved: StoredFigure[] = []
  for (const { id, ...facts } of figures) {
    const result = id === undefined ? insertFigure(db, newId(), facts, at) : changeFigure(db, id, facts, at)
    if (!result.ok) {
      db.exec('ROLLBACK TO figures; RELEASE figures')
      return result
    }
    saved.push(result.value)
  }
  db.exec('RELEASE figures')
  return ok(saved)
}

/** Stores a new figure: ledger-facts where it says no name, number or year, ledger-twice where there is one like it. */
export function insertFigure(db: Writable, id: string, facts: FigureFacts, at: string): Result<StoredFigure> {
  const tidy = tidyFacts(facts)
  if (!tidy) return failed('ledger-facts', { name: facts.name.slice(0, 100) })
  const twin = findTwin(db, { ...tidy, id })
  if (twin) return failed('ledger-twice', toParams(twin))
  db.prepare(
    `INSERT INTO figures (id, name, unit, period, year, value, number, source, note, created_at, updated_at)
     VALUES (@id, @name, @unit, @period, @year, @value, @number, @source, @note, @at, @at)`,
  ).run({ ...tidy, id, at })
  return ok({ ...tidy, id, updatedAt: at })
}

/** Changes a figure and keeps what it was: also ledger-missing and ledger-in-bin. Equal facts change nothing. */
export function changeFigure(db: Writable, id: string, facts: FigureFacts, at: string): Result<StoredFigure> {
  const row = db.prepare<[string], FigureRow>(`${SELECT} WHERE id = ?`).get(id)
  if (!row) return failed('ledger-missing')
  if (row.deleted_at !== null) return failed('ledger-in-bin', { name: row.name })
  const tidy = tidyFacts(facts)
  if (!tidy) return failed('ledger-facts', { name: facts.name.slice(0, 100) })
  if (FACTS.every((fact) => row[fact] === tidy[fact])) return ok(toFigure(row))
  const twin = findTwin(db, { ...tidy, id })
  if (twin) return failed('ledger-twice', toParams(twin))
  db.prepare(
    `INSERT INTO figure_history (figure, version, changed_at, name, unit, period, value, source, note)
     SELECT id, (SELECT count(*) + 1 FROM figure_history WHERE figure = @id), @at, name, unit, period, value, source, note
     FROM figures WHERE id = @id`,
  ).run({ id, at })
  db.prepare(
    `UPDATE figures SET name = @name, unit = @unit, period = @period, year = @year, value = @value, number = @number,
       source = @source, note = @note, updated_at = @at
     WHERE id = @id`,
  ).run({ ...tidy, id, at })
  return ok({ ...tidy, id, updatedAt: at })
}

const FACTS = ['name', 'unit', 'period', 'value', 'source', 'note'] as const

/** Puts figures into the bin, all or none; those that are there already stay as they are. */
export function removeFigures(db: Writable, ids: readonly string[], at: string): Result<null> {
  if (!areAllThere(db, ids)) return failed('ledger-missing')
  const remove = db.prepare('UPDATE figures SET deleted_at = coalesce(deleted_at, ?) WHERE id = ?')
  for (const id of ids) remove.run(at, id)
  return ok(null)
}

/** Takes figures out of the bin, all or none: ledger-twice where another has taken the place of one. */
export function restoreFigures(db: Writable, ids: readonly string[]): Result<null> {
  if (!areAllThere(db, ids)) return failed('ledger-missing')
  const read = db.prepare<[string], FigureRow>(`${SELECT} WHERE id = ?`)
  const restore = db.prepare('UPDATE figures SET deleted_at = NULL WHERE id = ?')
  const known = new Set<string>()
  for (const id of ids) {
    const { name, period, unit, value } = read.get(id)!
    const place = JSON.stringify([name, period, unit])
    const twin = findTwin(db, { name, period, unit, id })
    if (twin || known.has(place)) return failed('ledger-twice', toParams(twin ?? { id, name, period, value, unit }))
    known.add(place)
  }
  for (const id of ids) restore.run(id)
  return ok(null)
}

/** Deletes for good what is in the bin, history included; answers how many figures that were. */
export function emptyFigureBin(db: Writable): number {
  return db.prepare('DELETE FROM figures WHERE deleted_at IS NOT NULL').run().changes
}

/** What a figure was before each change, the latest first. */
export function historyOf(db: Readable, id: string): FigureVersion[] {
  return db
    .prepare<[string], FigureVersion>(
      `SELECT version, changed_at AS changedAt, name, unit, period, value, source, note FROM figure_history
       WHERE figure = ? ORDER BY version DESC`,
    )
    .all(id)
}

function findTwin(db: Readable, of: Pick<FigureRow, 'id' | 'name' | 'period' | 'unit'>): FigureRow | undefined {
  const { id, name, period, unit } = of
  return db.prepare<[object], FigureRow>(FIND_TWIN).get({ id, name, period, unit })
}

function areAllThere(db: Readable, ids: readonly string[]): boolean {
  const exists = db.prepare<[string]>('SELECT 1 FROM figures WHERE id = ?')
  return ids.every((id) => exists.get(id))
}

function toParams({ id, name, period, value, unit }: Pick<FigureRow, 'id' | 'name' | 'period' | 'value' | 'unit'>) {
  return { id, name, period, value: value + unit }
}

function toFigure({ updated_at, deleted_at, ...row }: FigureRow): StoredFigure {
  return { ...row, updatedAt: updated_at, ...(deleted_at !== null && { deletedAt: deleted_at }) }
}
