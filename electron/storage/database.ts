import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, readSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Result, Trouble } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Writable } from './connection.ts'
import {
  connectReadable,
  connectWritable,
  isDamage,
  isWhole,
  placeTrouble,
  sqliteVersion,
  stamp,
  userVersion,
} from './connection.ts'
import { MIGRATIONS, migrate } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'

export const DATABASE_FILE = 'suigao.db'

// Before 3.51.3 a WAL that is reset while another connection checkpoints could corrupt the file.
const NEEDED_SQLITE = '3.51.3'
const MAGIC = 'SQLite format 3\0'
const USER_VERSION_AT = 60
const HEADER_BYTES = 100

export interface Opened {
  readonly db: Writable
  readonly path: string
  /** Set when a damaged file was moved aside and this database is a fresh one. */
  readonly damaged: Trouble | null
}

export interface OpenOptions {
  readonly now: () => Date
  readonly migrations?: readonly Migration[]
}

/**
 * Opens the profile's database, checked and migrated. Trouble: database-old-sqlite, database-newer (file untouched),
 * migration-failed (rolled back), profile-unwritable, disk-full. A damaged file is moved aside and reported in `damaged`.
 */
export function openDatabase(folder: string, options: OpenOptions): Result<Opened> {
  const found = sqliteVersion()
  if (isOlder(found, NEEDED_SQLITE)) return failed('database-old-sqlite', { found, needed: NEEDED_SQLITE })
  const path = join(folder, DATABASE_FILE)
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return openFile(path, options)
  } catch (error) {
    const trouble = placeTrouble(error, folder)
    if (trouble) return { ok: false, error: trouble }
    throw error
  }
}

/** Writes everything that still stands in the WAL into the file and closes it. */
export function closeDatabase(db: Writable): void {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    db.close()
  }
}

function openFile(path: string, { now, migrations = MIGRATIONS }: OpenOptions): Result<Opened> {
  const known = Math.max(0, ...migrations.map((migration) => migration.version))
  const inspected = inspect(path, known)
  let damaged: Trouble | null = null
  if (!inspected.ok) {
    if (inspected.error.code !== 'database-damaged') return inspected
    damaged = { code: 'database-damaged', params: { kept: moveAside(path, now()) } }
  }
  const db = connectWritable(path)
  try {
    const migrated = migrate(db, { path, migrations, now })
    if (!migrated.ok) db.close()
    return migrated.ok ? ok({ db, path, damaged }) : migrated
  } catch (error) {
    db.close()
    throw error
  }
}

// The checks run before anything may write: a connection that can write would change the journal mode of a newer
// database, or checkpoint the WAL into a damaged one, and what is moved aside must be what was found.
function inspect(path: string, known: number): Result<null> {
  const header = readHeader(path)
  if (header.length === 0) return ok(null)
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, MAGIC.length) !== MAGIC)
    return failed('database-damaged')
  const written = header.readUInt32BE(USER_VERSION_AT)
  if (written > known) return failed('database-newer', { found: written, known })
  const db = connectReadable(path)
  try {
    // The header lags behind while the last commit stands in the WAL only.
    const found = userVersion(db)
    if (found > known) return failed('database-newer', { found, known })
    return isWhole(db) ? ok(null) : failed('database-damaged')
  } catch (error) {
    if (isDamage(error)) return failed('database-damaged')
    throw error
  } finally {
    db.close()
  }
}

function readHeader(path: string): Buffer {
  if (!existsSync(path)) return Buffer.alloc(0)
  const file = openSync(path, 'r')
  try {
    const header = Buffer.alloc(HEADER_BYTES)
    return header.subarray(0, readSync(file, header, 0, HEADER_BYTES, 0))
  } finally {
    closeSync(file)
  }
}

function moveAside(path: string, at: Date): string {
  const kept = join(dirname(path), `suigao-damaged-${stamp(at)}.db`)
  for (const suffix of ['', '-wal', '-shm', '-journal'])
    if (existsSync(path + suffix)) renameSync(path + suffix, kept + suffix)
  return kept
}

function isOlder(found: string, needed: string): boolean {
  return found.localeCompare(needed, 'en', { numeric: true }) < 0
}
