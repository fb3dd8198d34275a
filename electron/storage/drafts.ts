import type { Document } from '#core/document/document.ts'
import { FORMAT } from '#core/document/document.ts'
import { readDocument } from '#core/document/format.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable, Writable } from './connection.ts'
import { fromJson } from './from-json.ts'
import { later } from './later.ts'
import { paperColumns } from './paper-columns.ts'
import { indexDraft } from './search.ts'

export interface Draft {
  readonly id: string
  /** Shown in the place of the title, where the writer gave one. */
  readonly name: string | null
  readonly document: Document
  /** As it was stored; the contract says what it may be. */
  readonly caret: unknown
  readonly revision: number
  readonly savedAt: string
  readonly readOnly: boolean
}

interface DraftRow {
  readonly id: string
  readonly name: string | null
  readonly document: string
  readonly caret: string | null
  readonly revision: number
  readonly updated_at: string
  readonly deleted_at: string | null
}

/** What a save has to know of the draft that it goes over. */
interface StoredRow {
  readonly name: string | null
  /** As the text itself says it; null where the text is no JSON with a format. */
  readonly format: unknown
  readonly updated_at: string
  readonly deleted_at: string | null
}

/** A draft; or draft-missing, draft-in-bin, or the trouble of a paper that cannot be read: the row is left as it is. */
export function openDraft(db: Readable, id: string): Result<Draft> {
  const row = db
    .prepare<[string], DraftRow>(
      'SELECT id, name, document, caret, revision, updated_at, deleted_at FROM drafts WHERE id = ?',
    )
    .get(id)
  return absence(row) ?? toDraft(row!)
}

export interface NewDraft {
  readonly id: string
  readonly name?: string | null
  readonly document: Document
  readonly at: string
}

/** A new draft at revision 1. */
export function insertDraft(db: Writable, { id, name = null, document, at }: NewDraft): Draft {
  db.prepare(
    `INSERT INTO drafts
       (id, title, name, kind, year, unit, characters, format, revision, created_at, updated_at, document)
     VALUES (@id, @title, @name, @kind, @year, @unit, @characters, @format, 1, @at, @at, @document)`,
  ).run({ id, name, at, ...paperColumns(document) })
  indexDraft(db, { id, name, document })
  return { id, name, document, caret: null, revision: 1, savedAt: at, readOnly: false }
}

export interface Change {
  readonly id: string
  readonly document: Document
  readonly caret: unknown
  readonly at: string
}

export interface SavedDraft {
  readonly revision: number
  readonly savedAt: string
}

/**
 * Puts a new state in the place of the last one. Refuses draft-missing, draft-in-bin, draft-read-only and a row that it
 * cannot read. The time given is moved behind the last save's, where the clock was set back.
 */
export function saveDraft(db: Writable, { id, document, caret, at }: Change): Result<SavedDraft> {
  const stored = findStored(db, id)
  const trouble = absence(stored) ?? unwritable(stored!)
  if (trouble) return trouble
  const savedAt = later(stored!.updated_at, at)
  const revision = db
    .prepare<[object], number>(
      `UPDATE drafts SET title = @title, kind = @kind, year = @year, unit = @unit, characters = @characters,
         format = @format, document = @document, caret = @caret, revision = revision + 1, updated_at = @savedAt
       WHERE id = @id RETURNING revision`,
    )
    .pluck()
    .get({ id, savedAt, caret: toJson(caret), ...paperColumns(document) })
  indexDraft(db, { id, name: stored!.name, document })
  return ok({ revision: revision!, savedAt })
}

/** Remembers the caret; no change of the draft. */
export function saveCaret(db: Writable, id: string, caret: unknown): Result<null> {
  const trouble = absence(findStored(db, id))
  if (trouble) return trouble
  db.prepare('UPDATE drafts SET caret = ? WHERE id = ?').run(toJson(caret), id)
  return ok(null)
}

/** Gives a draft a name of its own, or with null takes it away; no change of the paper. */
export function renameDraft(db: Writable, id: string, name: string | null): Result<null> {
  const draft = openDraft(db, id)
  if (!draft.ok) return draft
  db.prepare('UPDATE drafts SET name = ? WHERE id = ?').run(name, id)
  indexDraft(db, { id, name, document: draft.value.document })
  return ok(null)
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

/** Deletes for good what is in the bin, and answers how many that were. */
export function emptyBin(db: Writable): number {
  return db.prepare('DELETE FROM drafts WHERE deleted_at IS NOT NULL').run().changes
}

// The paper itself is asked for its format, not the column beside it: what must not be overwritten is the text.
function findStored(db: Readable, id: string): StoredRow | undefined {
  return db
    .prepare<[string], StoredRow>(
      `SELECT name, updated_at, deleted_at,
         CASE WHEN json_valid(document) THEN json_extract(document, '$.format') END AS format
       FROM drafts WHERE id = ?`,
    )
    .get(id)
}

function absence(row: { readonly deleted_at: string | null } | undefined): Result<never> | undefined {
  if (!row) return failed('draft-missing')
  return row.deleted_at === null ? undefined : failed('draft-in-bin')
}

function unwritable({ format }: StoredRow): Result<never> | undefined {
  if (typeof format !== 'number') return failed('damaged-document', { place: '/', cause: 'JSON' })
  return format > FORMAT ? failed('draft-read-only') : undefined
}

function toDraft(row: DraftRow): Result<Draft> {
  const json = fromJson(row.document)
  if (json === undefined) return failed('damaged-document', { place: '/', cause: 'JSON' })
  const read = readDocument(json)
  if (!read.ok) return read
  const caret = row.caret === null ? null : (fromJson(row.caret) ?? null)
  const { id, name, revision, updated_at: savedAt } = row
  return ok({ id, name, ...read.value, caret, revision, savedAt })
}

function toJson(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}
