import { statfsSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import type { Trouble } from '#core/result.ts'

/** Bytes; a disk with less takes no page and no companion file of the database. */
const LEAST_ROOM = 65_536

declare const access: unique symbol
/** A connection that a reading function takes; every writable one is readable too. */
export type Readable = Sqlite.Database & { readonly [access]: 'read' | 'write' }
/** The one connection that may write. */
export type Writable = Sqlite.Database & { readonly [access]: 'write' }

/** Opens an existing database that nothing can be written to. */
export function connectReadable(path: string): Readable {
  return new Sqlite(path, { readonly: true, timeout: 5_000 }) as Readable
}

/** Opens or makes the database with the settings that every writer needs. */
export function connectWritable(path: string): Writable {
  const db = new Sqlite(path, { timeout: 5_000 }) as Writable
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** The version of the SQLite in use. */
export function sqliteVersion(): string {
  const db = new Sqlite(':memory:')
  try {
    return db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? ''
  } finally {
    db.close()
  }
}

/** The number of the last migration that the database went through. */
export function userVersion(db: Readable): number {
  return db.pragma('user_version', { simple: true }) as number
}

/** SQLite's own look at the pages; false from the first fault on. */
export function isWhole(db: Readable): boolean {
  return db.pragma('quick_check(1)', { simple: true }) === 'ok'
}

/** A time as part of a file name that every system takes. */
export function stamp(at: Date): string {
  return at.toISOString().replace(/[:.]/g, '-')
}

/** True where the file is no database or its pages are broken. */
export function isDamage(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code)
}

/** True where SQLite or the system says that the place cannot be written, not that the program is wrong. */
export function isPlaceTrouble(error: unknown): boolean {
  const code = codeOf(error)
  if (error instanceof Sqlite.SqliteError) return /^SQLITE_(CANTOPEN|READONLY|PERM|IOERR|FULL|BUSY|NOLFS)/.test(code)
  return /^(EACCES|EPERM|EROFS|ENOTDIR|EISDIR|EEXIST|ENOSPC|ENOENT|EBUSY|EIO|EMFILE)$/.test(code)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** disk-full or profile-unwritable where the place of the data is what failed; undefined where something else did. */
export function placeTrouble(error: unknown, folder: string): Trouble | undefined {
  if (!isPlaceTrouble(error)) return undefined
  const isFull = /^(SQLITE_FULL|ENOSPC)$/.test(codeOf(error)) || hasNoRoom(folder)
  return { code: isFull ? 'disk-full' : 'profile-unwritable', params: { path: folder } }
}

// The companions of the database can't grow on a full disk either, and SQLite calls that an I/O error.
function hasNoRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize < LEAST_ROOM
  } catch {
    return false
  }
}
