import { countDocument } from '#core/document/count.ts'
import type { Document, Kind } from '#core/document/document.ts'
import { FORMAT } from '#core/document/document.ts'
import { readDocument } from '#core/document/format.ts'
import { oneLine } from '#core/document/text.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable, Writable } from './connection.ts'

/** What the list shows of a draft. */
export interface DraftSummary {
  readonly id: string
  readonly title: string
  readonly kind: Kind
  readonly year: number
  readonly unit: string
  readonly characters: number
  readonly updatedAt: string
}

export interface Draft {
  readonly id: string
  readonly document: Document
  /** As it was stored; the contract says what it may be. */
  readonly caret: unknown
  readonly revision: number
  readonly savedAt: string
  readonly readOnly: boolean
}

interface SummaryRow {
  readonly id: string
  readonly title: string
  readonly kind: Kind
  readonly year: number
  readonly unit: string
  readonly characters: number
  readonly updated_at: string
}

interface DraftRow {
  readonly id: string
  readonly document: string
  readonly caret: string | null
  readonly revision: number
  readonly updated_at: string
}

/** Also read by a test that asks SQLite for its plan. */
export const LIST_DRAFTS = `
  SELECT id, title, kind, year, unit, characters, updated_at FROM drafts
  WHERE deleted_at IS NULL ORDER BY updated_at DESC, id`

/** The drafts that are not in the bin, the last changed first. */
export function listDrafts(db: Readable): DraftSummary[] {
  return db.prepare<[], SummaryRow>(LIST_DRAFTS).all().map(toSummary)
}

/** A draft, or draft-missing, or the trouble of a paper that cannot be read; the row is left as it is. */
export function openDraft(db: Readable, id: string): Result<Draft> {
  const row = db
    .prepare<[string], DraftRow>(
      'SELECT id, document, caret, revision, updated_at FROM drafts WHERE id = ? AND deleted_at IS NULL',
    )
    .get(id)
  return row ? toDraft(row) : failed('draft-missing')
}

/** A new draft at revision 1. */
export function insertDraft(db: Writable, id: string, document: Document, at: string): Draft {
  db.prepare(
    `INSERT INTO drafts (id, title, kind, year, unit, characters, format, revision, created_at, updated_at, document)
     VALUES (@id, @title, @kind, @year, @unit, @characters, @format, 1, @at, @at, @document)`,
  ).run({ id, at, ...toColumns(document) })
  return { id, document, caret: null, revision: 1, savedAt: at, readOnly: false }
}

export interface SavedDraft {
  readonly revision: number
  readonly savedAt: string
}

/** Puts a new state in the place of the last one; refuses draft-missing, draft-read-only and a row that it cannot read. */
export function saveDraft(
  db: Writable,
  {
    id,
    document,
    caret,
    at,
  }: { readonly id: string; readonly document: Document; readonly caret: unknown; readonly at: string },
): Result<SavedDraft> {
  const stored = storedFormat(db, id)
  if (stored === undefined) return failed('draft-missing')
  if (stored === null) return failed('damaged-document', { place: '/', cause: 'JSON' })
  if (stored > FORMAT) return failed('draft-read-only')
  const revision = db
    .prepare<[object], number>(
      `UPDATE drafts SET title = @title, kind = @kind, year = @year, unit = @unit, characters = @characters,
         format = @format, document = @document, caret = @caret, revision = revision + 1, updated_at = @at
       WHERE id = @id RETURNING revision`,
    )
    .pluck()
    .get({ id, at, caret: toJson(caret), ...toColumns(document) })
  return revision === undefined ? failed('draft-missing') : ok({ revision, savedAt: at })
}

/** Remembers the caret; no change of the draft. */
export function saveCaret(db: Writable, id: string, caret: unknown): Result<null> {
  const { changes } = db
    .prepare('UPDATE drafts SET caret = ? WHERE id = ? AND deleted_at IS NULL')
    .run(toJson(caret), id)
  return changes ? ok(null) : failed('draft-missing')
}

/** Puts a draft into the bin; one that is there already stays as it is. */
export function removeDraft(db: Writable, id: string, at: string): Result<null> {
  const { changes } = db.prepare('UPDATE drafts SET deleted_at = coalesce(deleted_at, ?) WHERE id = ?').run(at, id)
  return changes ? ok(null) : failed('draft-missing')
}

/** Takes a draft out of the bin. */
export function restoreDraft(db: Writable, id: string): Result<null> {
  const { changes } = db.prepare('UPDATE drafts SET deleted_at = NULL WHERE id = ?').run(id)
  return changes ? ok(null) : failed('draft-missing')
}

// The paper itself is asked, not the column beside it: what must not be overwritten is the text.
// undefined: no such draft; null: the text is no JSON with a format.
function storedFormat(db: Readable, id: string): number | null | undefined {
  const format = db
    .prepare<[string], unknown>(
      `SELECT CASE WHEN json_valid(document) THEN json_extract(document, '$.format') END
       FROM drafts WHERE id = ? AND deleted_at IS NULL`,
    )
    .pluck()
    .get(id)
  return format === undefined || typeof format === 'number' ? format : null
}

function toSummary({ updated_at, ...row }: SummaryRow): DraftSummary {
  return { ...row, updatedAt: updated_at }
}

function toDraft(row: DraftRow): Result<Draft> {
  const json = fromJson(row.document)
  if (json === undefined) return failed('damaged-document', { place: '/', cause: 'JSON' })
  const read = readDocument(json)
  if (!read.ok) return read
  const caret = row.caret === null ? null : (fromJson(row.caret) ?? null)
  return ok({ id: row.id, ...read.value, caret, revision: row.revision, savedAt: row.updated_at })
}

function toColumns(document: Document) {
  return {
    title: oneLine(document.title).trim(),
    kind: document.kind,
    year: document.year,
    unit: document.unit,
    characters: countDocument(document),
    format: document.format,
    document: JSON.stringify(document),
  }
}

function toJson(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
