import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { closeDatabase, openDatabase } from '#electron/storage/database.ts'
import { emptyBin, insertDraft, openDraft, removeDraft } from '#electron/storage/drafts.ts'
import { MIGRATIONS } from '#electron/storage/migrate.ts'
import { insertOldPaper, openOldPaper } from '#electron/storage/old-papers.ts'
import { keepOriginal, linkOriginal, originalOf } from '#electron/storage/originals.ts'
import { listVersions, usePassage, usesOf } from '#electron/storage/passage-history.ts'
import { listPassages, readPassageFilters } from '#electron/storage/passage-list.ts'
import {
  changePassage,
  emptyPassageBin,
  insertPassages,
  openPassage,
  removePassages,
} from '#electron/storage/passages.ts'
import { once } from '#electron/storage/requests.ts'
import { findDrafts, findOldPapers } from '#electron/storage/search.ts'
import { readSettings, writeSettings } from '#electron/storage/settings.ts'
import { doc, h1, p, settings, title } from '../support/build.ts'
import { passage } from '../support/passages.ts'
import { temporaryFolder } from './profile-folder.ts'

const now = () => new Date('2026-12-08T01:02:03.004Z')
const COPY = 'suigao-version-40-2026-12-08T01-02-03-004Z.db'
const at = (day: number) => `2026-11-0${day}T08:00:00.000Z`
const paper = doc(settings({ year: 2025, unit: '示例区教育局' }), title('工作总结'), h1('做法'), p('专项经费支出。'))
const request = { id: '7d444840-9dc0-41d1-8245-5ffdce74fad2', call: 'drafts.save', at: at(1) }
const before = MIGRATIONS.slice(0, 4)
const upTo = MIGRATIONS.slice(0, 5)

/** A profile as version 40 left it. */
function oldProfile(): string {
  const folder = temporaryFolder()
  const opened = openDatabase(folder, { now, migrations: before })
  if (!opened.ok) throw new Error('no old profile')
  const { db } = opened.value
  insertDraft(db, { id: 'plain', name: '我的总结', document: paper, at: at(1) })
  insertDraft(db, { id: 'in-bin', document: doc(title('旧稿'), p('专项经费很多')), at: at(2) })
  removeDraft(db, 'in-bin', at(3))
  keepOriginal(db, { sha256: 'f', name: 'a.doc', bytes: Uint8Array.of(1), at: at(4) })
  linkOriginal(db, 'plain', { sha256: 'f', name: 'a.doc' })
  insertOldPaper(db, { id: 'o', document: paper, importedAt: at(4), original: 'f', file: 'a.doc', textSha256: 't' })
  writeSettings(db, { zoom: 125 }, at(1))
  once(db, request, () => ({ ok: true, value: { revision: 3 } }))
  closeDatabase(db)
  return folder
}

function migrated(folder: string) {
  const opened = openDatabase(folder, { now, migrations: upTo })
  if (!opened.ok) throw new Error(opened.error.code)
  onTestFinished(() => void opened.value.db.close())
  return opened.value.db
}

describe('from version 40 to 50', () => {
  test('drafts, old papers with their files, both searches, settings and write ids stay as they were', () => {
    const db = migrated(oldProfile())
    expect(db.pragma('user_version', { simple: true })).toBe(50)
    expect(openDraft(db, 'plain')).toMatchObject({ ok: true, value: { name: '我的总结', document: paper } })
    expect(openDraft(db, 'in-bin')).toMatchObject({ ok: false, error: { code: 'draft-in-bin' } })
    expect(openOldPaper(db, 'o')).toMatchObject({ ok: true, value: { document: paper, original: 'f' } })
    expect(originalOf(db, { draft: 'plain' })).toMatchObject({ name: 'a.doc', size: 1 })
    expect([...findDrafts(db, '经费').keys()]).toEqual(['in-bin', 'plain'])
    expect([...findOldPapers(db, '经费').keys()]).toEqual(['o'])
    expect([...readSettings(db)]).toEqual([['zoom', 125]])
    expect(once(db, request, () => ({ ok: true, value: 'again' }))).toEqual({ ok: true, value: { revision: 3 } })
  })

  test('there is no passage yet; one can be kept, changed, used, found, and thrown away with all that was its', () => {
    const db = migrated(oldProfile())
    expect([listPassages(db).total, readPassageFilters(db).total]).toEqual([0, 0])
    insertPassages(db, [{ id: 'a', passage: passage({ title: '经费', tags: ['x'] }, p('专项经费支出。')) }], at(5))
    changePassage(db, { id: 'a', change: { title: '专项经费' }, at: at(6) })
    usePassage(db, { id: 'a', draft: 'plain', at: at(6) })
    usePassage(db, { id: 'a', draft: 'in-bin', at: at(7) })
    emptyBin(db)
    expect(openPassage(db, 'a')).toMatchObject({ ok: true, value: { title: '专项经费', versions: 1, uses: 2 } })
    expect(listVersions(db, 'a')).toMatchObject({ ok: true, value: [{ version: 1, savedAt: at(5), title: '经费' }] })
    expect(usesOf(db, 'a')).toEqual([
      { draft: 'in-bin', title: null, at: at(7) },
      { draft: 'plain', title: '我的总结', at: at(6) },
    ])
    expect(listPassages(db, { query: '支出' }).passages.map(({ id }) => id)).toEqual(['a'])
    removePassages(db, ['a'], at(8))
    expect(emptyPassageBin(db)).toBe(1)
    for (const table of ['passages', 'passage_versions', 'passage_uses', 'passage_words'])
      expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
  })

  test('what is found stays so when the file is packed', () => {
    const db = migrated(oldProfile())
    const kept = ['甲', '乙', '丙'].map((name) => ({ id: name, passage: passage({ title: name }, p(`${name}的话`)) }))
    insertPassages(db, kept, at(5))
    removePassages(db, ['甲'], at(6))
    emptyPassageBin(db)
    db.exec('VACUUM')
    expect(listPassages(db, { query: '乙的' }).passages.map(({ id }) => id)).toEqual(['乙'])
    expect(listPassages(db, { query: '的话' }).passages.map(({ id }) => id)).toEqual(['丙', '乙'])
  })

  test('the old state stays beside it as a whole database', () => {
    const folder = oldProfile()
    migrated(folder)
    const copy = new Sqlite(join(folder, COPY), { readonly: true })
    expect(copy.pragma('user_version', { simple: true })).toBe(40)
    expect(copy.prepare('SELECT count(*) FROM old_papers').pluck().get()).toBe(1)
    copy.close()
  })

  test('a table of that name, which nobody expects, takes the step back whole', () => {
    const folder = oldProfile()
    const raw = new Sqlite(join(folder, 'suigao.db'))
    raw.exec('CREATE TABLE passage_pairs (planted TEXT)')
    const kept = join(folder, COPY)
    expect(openDatabase(folder, { now, migrations: upTo })).toEqual({
      ok: false,
      error: { code: 'migration-failed', params: { step: '0050-library', kept } },
    })
    expect(raw.pragma('user_version', { simple: true })).toBe(40)
    expect(raw.prepare("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'passage%'").pluck().get()).toBe(1)
    raw.close()
    expect(existsSync(kept)).toBe(true)
  })
})
