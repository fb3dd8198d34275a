import type { Result } from '#core/result.ts'
import { ok } from '#core/result.ts'
import type { Writable } from './connection.ts'
import { areLive, rewriting } from './passage-rows.ts'
import { cleanTags } from './passage-text.ts'
import { folded } from './search.ts'

/** The most that one passage has, as the contract says it too. */
const MAX_TAGS = 30

/** Marks passages as favourites or no longer, all or none; no change of the passages themselves. */
export function favourPassages(db: Writable, ids: readonly string[], isFavourite: boolean): Result<null> {
  const live = areLive(db, ids)
  if (!live.ok) return live
  const favour = db.prepare('UPDATE passages SET is_favourite = ? WHERE id = ?')
  rewriting(db, (rewrite) => {
    for (const id of ids) rewrite(id, () => void favour.run(Number(isFavourite), id))
  })
  return ok(null)
}

export interface Tagging {
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

/** Puts tags on passages and takes others off, all or none; no change of the passages themselves. */
export function tagPassages(db: Writable, ids: readonly string[], { add, remove }: Tagging): Result<null> {
  const live = areLive(db, ids)
  if (!live.ok) return live
  const gone = new Set(cleanTags(remove).map(folded))
  const stored = db.prepare<[string], string>('SELECT tags FROM passages WHERE id = ?').pluck()
  const write = db.prepare('UPDATE passages SET tags = ? WHERE id = ?')
  rewriting(db, (rewrite) => {
    for (const id of ids) {
      const before = JSON.parse(stored.get(id)!) as string[]
      const left = before.filter((tag) => !gone.has(folded(tag)))
      const tags = JSON.stringify(cleanTags([...left, ...add]).slice(0, Math.max(MAX_TAGS, left.length)))
      rewrite(id, () => void write.run(tags, id))
    }
  })
  return ok(null)
}
