import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { closeDatabase, openDatabase } from '#electron/storage/database.ts'
import { MIGRATIONS } from '#electron/storage/migrate.ts'
import { usePassage } from '#electron/storage/passage-history.ts'
import { listPassages, readPassageFilters } from '#electron/storage/passage-list.ts'
import { favourPassages, tagPassages } from '#electron/storage/passage-marks.ts'
import { insertPassages, removePassages } from '#electron/storage/passages.ts'
import { h1, p } from '../support/build.ts'
import { passage } from '../support/passages.ts'
import { temporaryFolder } from './profile-folder.ts'

const now = () => new Date('2026-12-08T01:02:03.004Z')
const AT = '2026-11-22T08:00:00.000Z'
const COPY = 'suigao-version-70-2026-12-08T01-02-03-004Z.db'
const upTo = (version: number) => MIGRATIONS.filter((migration) => migration.version <= version)

/** A profile as version 70 left it, with an index that holds what no passage has: it was made by other rules. */
function oldProfile(): string {
  const folder = temporaryFolder()
  const opened = openDatabase(folder, { now, migrations: upTo(70) })
  if (!opened.ok) throw new Error('no old profile')
  const { db } = opened.value
  const given = ['甲', '乙', '丙'].map((name) => ({
    id: name,
    passage: passage(
      { title: `${name}党建`, tags: ['常用'], note: '备用', year: 2025 },
      h1('做法'),
      p(`${name}的专项经费。`),
    ),
  }))
  insertPassages(db, given, AT)
  removePassages(db, ['丙'], AT)
  favourPassages(db, ['甲'], true)
  usePassage(db, { id: '乙', draft: 'd', at: AT })
  for (const table of ['passage_characters', 'passage_pairs']) {
    db.exec(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`)
    db.exec(`INSERT INTO ${table} (rowid, grams) VALUES (1, '别处 处的')`)
  }
  closeDatabase(db)
  return folder
}

function migrated(folder: string) {
  const opened = openDatabase(folder, { now, migrations: upTo(80) })
  if (!opened.ok) throw new Error(opened.error.code)
  onTestFinished(() => void opened.value.db.close())
  return opened.value.db
}

describe('from version 70 to 80', () => {
  test('every passage outside the bin is found by its words, its title, its tags, its note and its filters', () => {
    const db = migrated(oldProfile())
    expect(db.pragma('user_version', { simple: true })).toBe(80)
    const found = (only: object) => listPassages(db, only).passages.map(({ id }) => id)
    for (const query of ['经费', '党建', '常用', '备用', '做']) expect(found({ query })).toEqual(['甲', '乙'])
    expect([found({ query: '甲的' }), found({ query: '别处' }), found({ query: '丙' })]).toEqual([['甲'], [], []])
    expect([found({ isFavourite: true }), found({ bin: true, query: '丙' })]).toEqual([['甲'], ['丙']])
    expect(readPassageFilters(db)).toMatchObject({
      total: 2,
      favourites: 1,
      tags: [{ tag: '常用', passages: 2 }],
      inBin: 1,
    })
  })

  test('what is marked, thrown away and joined afterwards is found as ever', () => {
    const db = migrated(oldProfile())
    tagPassages(db, ['甲', '乙'], { add: ['新'], remove: ['常用'] })
    favourPassages(db, ['甲', '乙'], false)
    removePassages(db, ['乙'], AT)
    expect(listPassages(db, { query: '常用' }).total).toBe(0)
    expect(listPassages(db, { query: '新' }).passages.map(({ id }) => id)).toEqual(['甲'])
    removePassages(db, ['甲'], AT)
    expect(db.prepare('SELECT count(*) FROM passage_words').pluck().get()).toBe(0)
  })

  test('the old state stays beside it; where the index is gone the step is taken back whole', () => {
    const folder = oldProfile()
    const raw = new Sqlite(join(folder, 'suigao.db'))
    raw.exec('DROP TABLE passage_pairs')
    const kept = join(folder, COPY)
    expect(openDatabase(folder, { now, migrations: upTo(80) })).toEqual({
      ok: false,
      error: { code: 'migration-failed', params: { step: '0080-library-index', kept } },
    })
    expect([raw.pragma('user_version', { simple: true }), existsSync(kept)]).toEqual([70, true])
    raw.close()
  })
})
