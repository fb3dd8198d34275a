import type { Readable, Writable } from './connection.ts'

/** The file that a paper came from. */
export interface Original {
  readonly sha256: string
  /** As it was called when this paper was brought in. */
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly addedAt: string
}

export interface NewOriginal {
  readonly sha256: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly at: string
}

/** Whose original is meant. */
export type Owner = { readonly draft: string } | { readonly oldPaper: string }

/** A paper that has the same file or the same text as another. */
export interface Twin {
  readonly of: 'old-paper' | 'draft'
  readonly id: string
  readonly title: string
}

interface OriginalRow {
  readonly sha256: string
  readonly name: string
  readonly size: number
  readonly added_at: string
}

/** These two are also read by a test that asks SQLite for their plans. */
export const FIND_BY_FILE = `
  SELECT 'old-paper' AS "of", id, title FROM old_papers WHERE original = @sha256 AND deleted_at IS NULL
  UNION ALL
  SELECT 'draft', id, coalesce(drafts.name, title) FROM draft_originals JOIN drafts ON id = draft
  WHERE original = @sha256 AND deleted_at IS NULL`
export const FIND_BY_TEXT = `
  SELECT 'old-paper' AS "of", id, title FROM old_papers WHERE text_sha256 = @sha256 AND deleted_at IS NULL`

/** Keeps a file; the same bytes are kept once, whatever they are called. */
export function keepOriginal(db: Writable, { sha256, name, bytes, at }: NewOriginal): void {
  db.prepare('INSERT OR IGNORE INTO originals (sha256, name, size, added_at, bytes) VALUES (?, ?, ?, ?, ?)').run(
    sha256,
    name,
    bytes.length,
    at,
    bytes,
  )
}

/** Remembers which file a draft came from, and what it was called then. */
export function linkOriginal(db: Writable, draft: string, { sha256, name }: Pick<Original, 'sha256' | 'name'>): void {
  db.prepare('INSERT INTO draft_originals (draft, original, file) VALUES (?, ?, ?)').run(draft, sha256, name)
}

/** The file that a draft or old paper came from; undefined where it came from none. */
export function originalOf(db: Readable, owner: Owner): Original | undefined {
  const [link, id] =
    'draft' in owner
      ? ['SELECT original, file FROM draft_originals WHERE draft = ?', owner.draft]
      : ['SELECT original, file FROM old_papers WHERE id = ?', owner.oldPaper]
  const row = db
    .prepare<[string], OriginalRow>(
      `SELECT sha256, file AS name, size, added_at FROM (${link}) JOIN originals ON sha256 = original`,
    )
    .get(id)
  return row && { sha256: row.sha256, name: row.name, size: row.size, addedAt: row.added_at }
}

/** The file itself, as it came. */
export function originalBytes(db: Readable, sha256: string): Uint8Array | undefined {
  return db.prepare<[string], Buffer>('SELECT bytes FROM originals WHERE sha256 = ?').pluck().get(sha256)
}

/** Papers outside the bin that came from a file with these bytes. */
export function twinsByFile(db: Readable, sha256: string): readonly Twin[] {
  return db.prepare<[object], Twin>(FIND_BY_FILE).all({ sha256 })
}

/** Old papers outside the bin that had this text when they were brought in. */
export function twinsByText(db: Readable, sha256: string): readonly Twin[] {
  return db.prepare<[object], Twin>(FIND_BY_TEXT).all({ sha256 })
}
