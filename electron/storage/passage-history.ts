import type { Passage } from '#core/passage/passage.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable, Writable } from './connection.ts'
import { areLive, blocksOf, rewriting } from './passage-rows.ts'
import type { StoredPassage } from './passages.ts'
import { changePassage } from './passages.ts'

/** An earlier state; they are numbered from 1 and kept as long as the passage is. */
export interface PassageVersion {
  readonly version: number
  readonly savedAt: string
  readonly title: string
  readonly blocks: Passage['blocks']
}

/** A draft that a passage was put into, and when last; the title is null where the draft is gone. */
export interface PassageUse {
  readonly draft: string
  readonly title: string | null
  readonly at: string
}

interface VersionRow extends Omit<PassageVersion, 'blocks'> {
  readonly blocks: string
}

const VERSIONS = 'SELECT version, saved_at AS savedAt, title, blocks FROM passage_versions WHERE passage = @id'

/** The earlier states of a passage, the latest first; or passage-missing. */
export function listVersions(db: Readable, id: string): Result<PassageVersion[]> {
  if (!db.prepare('SELECT 1 FROM passages WHERE id = ?').get(id)) return failed('passage-missing')
  const rows = db.prepare<[object], VersionRow>(`${VERSIONS} ORDER BY version DESC`).all({ id })
  return ok(rows.map((row) => ({ ...row, blocks: blocksOf(row.blocks) })))
}

/** Puts an earlier state in the place of the present one, which becomes a version first. */
export function restoreVersion(
  db: Writable,
  { id, version, at }: { readonly id: string; readonly version: number; readonly at: string },
): Result<StoredPassage> {
  const row = db.prepare<[object], VersionRow>(`${VERSIONS} AND version = @version`).get({ id, version })
  if (!row) return failed('passage-missing')
  return changePassage(db, { id, change: { title: row.title, blocks: blocksOf(row.blocks) }, at })
}

/** Records that a passage was put into a draft; or passage-missing, passage-in-bin. */
export function usePassage(
  db: Writable,
  { id, draft, at }: { readonly id: string; readonly draft: string; readonly at: string },
): Result<null> {
  const live = areLive(db, [id])
  if (!live.ok) return live
  db.prepare('INSERT INTO passage_uses (passage, draft, used_at) VALUES (?, ?, ?)').run(id, draft, at)
  rewriting(db, (rewrite) =>
    rewrite(id, () => void db.prepare('UPDATE passages SET uses = uses + 1 WHERE id = ?').run(id)),
  )
  return ok(null)
}

/** Also read by a test that asks SQLite for its plan. Rows come in the order of the uses; the clock may stand still, or be set back. */
export const USES_OF = `
  SELECT draft, coalesce(drafts.name, drafts.title) AS title, max(used_at) AS at
  FROM passage_uses LEFT JOIN drafts ON drafts.id = draft
  WHERE passage = @id GROUP BY draft ORDER BY max(passage_uses.rowid) DESC`

/** The drafts that a passage was put into, each once, the latest first. */
export function usesOf(db: Readable, id: string): PassageUse[] {
  return db.prepare<[object], PassageUse>(USES_OF).all({ id })
}
