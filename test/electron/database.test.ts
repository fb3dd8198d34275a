import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Opened } from '#electron/storage/database.ts'
import { closeDatabase, DATABASE_FILE, openDatabase } from '#electron/storage/database.ts'
import { listDrafts } from '#electron/storage/draft-list.ts'
import { insertDraft } from '#electron/storage/drafts.ts'
import { MIGRATIONS } from '#electron/storage/migrate.ts'
import type { Migration } from '#electron/storage/migrations/migration.ts'
import { doc, p, title } from '../support/build.ts'
import { mountSmall, noMounts, remount, temporaryFolder } from './profile-folder.ts'

const NOW = '2026-12-08T01:02:03.004Z'
const now = () => new Date(NOW)
const STAMP = '2026-12-08T01-02-03-004Z'
const LATEST = Math.max(...MIGRATIONS.map((migration) => migration.version))
const ID = '7d444840-9dc0-41d1-8245-5ffdce74fad2'

function open(folder: string, migrations?: readonly Migration[]): Opened {
  const opened = openDatabase(folder, migrations ? { now, migrations } : { now })
  if (!opened.ok) throw new Error(opened.error.code)
  onTestFinished(() => void opened.value.db.close())
  return opened.value
}

/** A profile with one draft in it, closed. */
function profileWithDraft(): string {
  const folder = temporaryFolder()
  const { db } = open(folder)
  insertDraft(db, { id: ID, document: doc(title('旧稿'), p('正文')), at: NOW })
  closeDatabase(db)
  return folder
}

const older: Migration = {
  version: 5,
  name: '0005-planted',
  up: (db) => db.exec('CREATE TABLE notes (text TEXT) STRICT'),
}
const failing: Migration = {
  version: LATEST + 10,
  name: 'planted',
  up: (db) => {
    db.exec('CREATE TABLE half (x TEXT) STRICT; DELETE FROM drafts')
    throw new Error('planted')
  },
}

describe('opening', () => {
  test('an empty folder becomes a database in WAL mode with full syncing and foreign keys', () => {
    const { db, damaged } = open(join(temporaryFolder(), 'new', 'profile'))
    const pragmas = ['journal_mode', 'synchronous', 'foreign_keys', 'user_version']
    expect(pragmas.map((name) => db.pragma(name, { simple: true }))).toEqual(['wal', 2, 1, LATEST])
    expect(damaged).toBeNull()
  })

  test('closing leaves one file that holds everything', () => {
    const folder = profileWithDraft()
    expect(readdirSync(folder)).toEqual([DATABASE_FILE])
    expect(listDrafts(open(folder).db).map((draft) => draft.title)).toEqual(['旧稿'])
  })

  test('what the last commit left in the WAL is there after a crash', () => {
    const folder = temporaryFolder()
    const crashed = temporaryFolder()
    const { db } = open(folder)
    insertDraft(db, { id: ID, document: doc(title('未收盘')), at: NOW })
    for (const name of readdirSync(folder)) writeFileSync(join(crashed, name), readFileSync(join(folder, name)))
    expect(listDrafts(open(crashed).db).map((draft) => draft.title)).toEqual(['未收盘'])
  })
})

describe('a damaged file', () => {
  test('that is no database is moved aside with its companions, byte for byte, and a fresh one is opened', () => {
    const folder = temporaryFolder()
    for (const suffix of ['', '-wal', '-shm', '-journal']) {
      writeFileSync(join(folder, DATABASE_FILE + suffix), `no database ${suffix}`.repeat(100))
    }
    const { db, damaged } = open(folder)
    const kept = join(folder, `suigao-damaged-${STAMP}.db`)
    expect(damaged).toEqual({ code: 'database-damaged', params: { kept } })
    for (const suffix of ['', '-wal', '-shm', '-journal']) {
      expect(readFileSync(kept + suffix, 'utf8')).toBe(`no database ${suffix}`.repeat(100))
    }
    expect(listDrafts(db)).toEqual([])
  })

  test('with broken pages is found by the quick check and kept', () => {
    const folder = profileWithDraft()
    const path = join(folder, DATABASE_FILE)
    const bytes = readFileSync(path)
    bytes.fill(0xff, 4096, 3 * 4096)
    writeFileSync(path, bytes)
    const { db, damaged } = open(folder)
    expect(damaged?.code).toBe('database-damaged')
    expect(readFileSync(String(damaged?.params?.['kept']))).toEqual(bytes)
    expect(listDrafts(db)).toEqual([])
  })

  test('cut off within its first bytes counts as damaged too', () => {
    const folder = profileWithDraft()
    const path = join(folder, DATABASE_FILE)
    writeFileSync(path, readFileSync(path).subarray(0, 50))
    expect(open(folder).damaged?.code).toBe('database-damaged')
  })
})

describe('a newer database', () => {
  test('is refused and nothing in its folder is touched', () => {
    const folder = profileWithDraft()
    const path = join(folder, DATABASE_FILE)
    const raw = new Sqlite(path)
    raw.pragma('user_version = 990')
    raw.close()
    const before = readFileSync(path)
    expect(openDatabase(folder, { now })).toEqual({
      ok: false,
      error: { code: 'database-newer', params: { found: 990, known: LATEST } },
    })
    expect(readdirSync(folder)).toEqual([DATABASE_FILE])
    expect(readFileSync(path)).toEqual(before)
  })

  test('is refused too while its number stands in the WAL only', () => {
    const folder = temporaryFolder()
    const { db } = open(folder)
    db.pragma('user_version = 990')
    expect(readFileSync(join(folder, DATABASE_FILE)).readUInt32BE(60)).not.toBe(990)
    const refused = openDatabase(folder, { now })
    expect(refused.ok ? '' : refused.error.code).toBe('database-newer')
  })
})

describe('migrating', () => {
  test('an older database goes up and a sound copy of the old state stays', () => {
    const folder = temporaryFolder()
    const old = open(folder, [older]).db
    old.exec("INSERT INTO notes VALUES ('前事')")
    closeDatabase(old)
    const { db } = open(folder, [older, ...MIGRATIONS])
    expect(db.pragma('user_version', { simple: true })).toBe(LATEST)
    expect(db.prepare('SELECT text FROM notes').pluck().all()).toEqual(['前事'])
    expect(listDrafts(db)).toEqual([])
    const copy = new Sqlite(join(folder, `suigao-version-5-${STAMP}.db`), { readonly: true })
    expect(copy.pragma('user_version', { simple: true })).toBe(5)
    expect(copy.prepare('SELECT text FROM notes').pluck().all()).toEqual(['前事'])
    copy.close()
  })

  test('a step that fails half-way leaves tables, rows and number as they were, and names the copy', () => {
    const folder = profileWithDraft()
    const kept = join(folder, `suigao-version-${LATEST}-${STAMP}.db`)
    expect(openDatabase(folder, { now, migrations: [...MIGRATIONS, failing] })).toEqual({
      ok: false,
      error: { code: 'migration-failed', params: { step: 'planted', kept } },
    })
    expect(existsSync(kept)).toBe(true)
    const { db } = open(folder)
    expect(db.pragma('user_version', { simple: true })).toBe(LATEST)
    expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0)
    expect(listDrafts(db).map((draft) => draft.title)).toEqual(['旧稿'])
  })

  test('a fresh database needs no copy', () => {
    const folder = temporaryFolder()
    open(folder)
    expect(readdirSync(folder).filter((name) => name.startsWith('suigao-version'))).toEqual([])
  })
})

describe('a place that cannot be written', () => {
  test('a file where the folder should be is profile-unwritable', () => {
    const folder = join(temporaryFolder(), 'file')
    writeFileSync(folder, '')
    expect(openDatabase(folder, { now })).toEqual({
      ok: false,
      error: { code: 'profile-unwritable', params: { path: folder } },
    })
  })

  test.skipIf(noMounts)('a read-only mount is profile-unwritable and what is there stays', () => {
    const folder = temporaryFolder()
    mountSmall(folder, 'size=4m')
    closeDatabase(open(folder).db)
    remount(folder, 'ro')
    const refused = openDatabase(folder, { now })
    expect(refused.ok ? '' : refused.error.code).toBe('profile-unwritable')
    expect(readdirSync(folder)).toEqual([DATABASE_FILE])
  })
})
