import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable, Writable } from './connection.ts'
import { fromJson } from './from-json.ts'

/** A template or preset of the user's own. */
export interface Stored<T> {
  readonly item: T
  readonly updatedAt: string
  readonly deletedAt?: string
}

/** What is kept whole, as the JSON that it is read from by the schema of its files. */
export interface Shelf<T> {
  /** Those outside the bin, or in it; one that this version cannot use is left out and stays stored. */
  readonly list: (db: Readable, bin: boolean) => Stored<T>[]
  /** One that is not in the bin: `…-missing`, or the trouble of reading it. */
  readonly find: (db: Readable, id: string) => Result<Stored<T>>
  /** Stores a new one under its own id. */
  readonly insert: (db: Writable, item: T, at: string) => void
  /** Puts one in the place of that with its id: `…-missing` where there is none outside the bin. */
  readonly replace: (db: Writable, item: T, at: string) => Result<null>
  /** Puts one into the bin; what is there already stays as it is. */
  readonly remove: (db: Writable, id: string, at: string) => Result<null>
  readonly restore: (db: Writable, id: string) => Result<null>
}

interface Row {
  readonly id: string
  readonly json: string
  readonly updated_at: string
  readonly deleted_at: string | null
}

/** The table is called as what it holds, its column of JSON too; so are the codes of its trouble. */
export function createShelf<T extends { readonly id: string }>(
  name: 'template' | 'preset',
  read: (json: unknown) => Result<T>,
): Shelf<T> {
  const table = `${name}s`
  const columns = `id, ${name} AS json, updated_at, deleted_at`
  const missing = (id: string) => failed(`${name}-missing`, { [name]: id })
  const toStored = ({ json, updated_at: updatedAt, deleted_at: deletedAt }: Row): Result<Stored<T>> => {
    const item = read(fromJson(json))
    if (!item.ok) return item
    return ok({ item: item.value, updatedAt, ...(deletedAt !== null && { deletedAt }) })
  }
  return {
    list: (db, bin) =>
      db
        .prepare<[number], Row>(
          `SELECT ${columns} FROM ${table} WHERE (deleted_at IS NOT NULL) = ? ORDER BY deleted_at DESC, created_at, id`,
        )
        .all(Number(bin))
        .flatMap((row) => {
          const stored = toStored(row)
          if (stored.ok) return [stored.value]
          console.error(`the ${name} ${row.id} was left out:`, stored.error)
          return []
        }),
    find: (db, id) => {
      const row = db
        .prepare<[string], Row>(`SELECT ${columns} FROM ${table} WHERE id = ? AND deleted_at IS NULL`)
        .get(id)
      return row ? toStored(row) : missing(id)
    },
    insert: (db, item, at) => {
      db.prepare(`INSERT INTO ${table} (id, created_at, updated_at, ${name}) VALUES (?, ?, ?, ?)`).run(
        item.id,
        at,
        at,
        JSON.stringify(item),
      )
    },
    replace: (db, item, at) => {
      const { changes } = db
        .prepare(`UPDATE ${table} SET ${name} = ?, updated_at = ? WHERE id = ? AND deleted_at IS NULL`)
        .run(JSON.stringify(item), at, item.id)
      return changes ? ok(null) : missing(item.id)
    },
    remove: (db, id, at) => {
      const { changes } = db
        .prepare(`UPDATE ${table} SET deleted_at = coalesce(deleted_at, ?) WHERE id = ?`)
        .run(at, id)
      return changes ? ok(null) : missing(id)
    },
    restore: (db, id) => {
      const { changes } = db.prepare(`UPDATE ${table} SET deleted_at = NULL WHERE id = ?`).run(id)
      return changes ? ok(null) : missing(id)
    },
  }
}
