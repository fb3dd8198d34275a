import type { Document, Kind } from '#core/document/document.ts'
import { readDocument } from '#core/document/format.ts'
import { cleanText } from '#core/document/normalise.ts'
import { oneLine } from '#core/document/text.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable, Writable } from './connection.ts'
import { fromJson } from './from-json.ts'
import { paperColumns } from './paper-columns.ts'
import { indexOldPaper } from './search.ts'

/** A paper of a past year, kept to be read and reused; never changed but for what is said about it. */
export interface OldPaper {
  readonly id: string
  readonly document: Document
  readonly importedAt: string
  /** SHA-256 and name of its file; null where it was pasted. */
  readonly original: string | null
  readonly file: string | null
}

export interface NewOldPaper extends OldPaper {
  /** Of its text as it was recognised (service/imports/text-hash.ts). */
  readonly textSha256: string
}

/** What may be corrected; what is undefined stays as it is. */
export interface Facts {
  readonly title?: string | undefined
  readonly kind?: Kind | undefined
  readonly year?: number | undefined
  readonly unit?: string | undefined
}

interface OldPaperRow {
  readonly id: string
  readonly original: string | null
  readonly file: string | null
  readonly imported_at: string
  readonly deleted_at: string | null
  readonly document: string
}

/** Stores a paper among the old ones; its original has to be there before. */
export function insertOldPaper(
  db: Writable,
  { id, document, importedAt, original, file, textSha256 }: NewOldPaper,
): void {
  db.prepare(
    `INSERT INTO old_papers
       (id, title, kind, year, unit, characters, format, original, file, text_sha256, imported_at, document)
     VALUES (@id, @title, @kind, @year, @unit, @characters, @format, @original, @file, @textSha256, @importedAt, @document)`,
  ).run({ id, original, file, textSha256, importedAt, ...paperColumns(document) })
  indexOldPaper(db, { id, document })
}

/** An old paper; or old-paper-missing, old-paper-in-bin, or the trouble of a paper that cannot be read. */
export function openOldPaper(db: Readable, id: string): Result<OldPaper> {
  const row = db
    .prepare<[string], OldPaperRow>(
      'SELECT id, original, file, imported_at, deleted_at, document FROM old_papers WHERE id = ?',
    )
    .get(id)
  if (!row) return failed('old-paper-missing')
  if (row.deleted_at !== null) return failed('old-paper-in-bin')
  const read = readDocument(fromJson(row.document))
  if (!read.ok) return read
  const { original, file, imported_at: importedAt } = row
  return ok({ id, document: read.value.document, importedAt, original, file })
}

/** Says otherwise what a paper is: in its row and in the paper itself. */
export function correctOldPaper(db: Writable, id: string, facts: Facts): Result<null> {
  const found = openOldPaper(db, id)
  if (!found.ok) return found
  const document = withFacts(found.value.document, facts)
  db.prepare(
    `UPDATE old_papers SET title = @title, kind = @kind, year = @year, unit = @unit, characters = @characters,
       format = @format, document = @document
     WHERE id = @id`,
  ).run({ id, ...paperColumns(document) })
  indexOldPaper(db, { id, document })
  return ok(null)
}

/** A paper that says of itself what was found to be right; a title that is already so keeps its lines and marks. */
export function withFacts(document: Document, { title, kind, year, unit }: Facts): Document {
  const line = title === undefined ? undefined : cleanText(title).replaceAll('\n', '').trim()
  const isNew = line !== undefined && line !== oneLine(document.title).trim()
  return {
    ...document,
    kind: kind ?? document.kind,
    year: year ?? document.year,
    unit: unit === undefined ? document.unit : cleanText(unit).replaceAll('\n', '').trim(),
    title: isNew ? [{ text: line }] : document.title,
  }
}

/** Puts papers into the bin, all or none; those that are there already stay as they are. */
export function removeOldPapers(db: Writable, ids: readonly string[], at: string): Result<null> {
  return onAll(db, ids, `UPDATE old_papers SET deleted_at = coalesce(deleted_at, @at) WHERE id = @id`, at)
}

/** Takes papers out of the bin, all or none. */
export function restoreOldPapers(db: Writable, ids: readonly string[]): Result<null> {
  return onAll(db, ids, 'UPDATE old_papers SET deleted_at = NULL WHERE id = @id')
}

/** Deletes for good what is in the bin, with the files that nothing else came from; answers how many papers that were. */
export function emptyOldBin(db: Writable): number {
  return db.prepare('DELETE FROM old_papers WHERE deleted_at IS NOT NULL').run().changes
}

function onAll(db: Writable, ids: readonly string[], statement: string, at?: string): Result<null> {
  const exists = db.prepare<[string]>('SELECT 1 FROM old_papers WHERE id = ?')
  if (ids.some((id) => !exists.get(id))) return failed('old-paper-missing')
  const change = db.prepare(statement)
  for (const id of ids) change.run(at === undefined ? { id } : { id, at })
  return ok(null)
}
