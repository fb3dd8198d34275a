import Sqlite from 'better-sqlite3'

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
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  return db
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
  if (error instanceof Sqlite.SqliteError)
    return /^SQLITE_(CANTOPEN|READONLY|PERM|IOERR|FULL|BUSY|NOLFS)/.test(error.code)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(EACCES|EPERM|EROFS|ENOTDIR|EISDIR|EEXIST|ENOSPC|ENOENT|EBUSY|EIO|EMFILE)$/.test(code)
}

/** True where a write failed because the disk is full. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code === 'SQLITE_FULL'
}
