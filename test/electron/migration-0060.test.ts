import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { closeDatabase, openDatabase } from '#electron/storage/database.ts'
import { insertDraft, openDraft } from '#electron/storage/drafts.ts'
import { listFigures, saveFigures } from '#electron/storage/figures.ts'
import { MIGRATIONS } from '#electron/storage/migrate.ts'
import { insertOldPaper, openOldPaper } from '#electron/storage/old-papers.ts'
import { once } from '#electron/storage/requests.ts'
import { findDrafts, findOldPapers } from '#electron/storage/search.ts'
import { readSettings, writeSettings } from '#electron/storage/settings.ts'
import { doc, h1, p, settings, title } from '../support/build.ts'
import { temporaryFolder } from './profile-folder.ts'

const now = () => new Date('2026-12-08T01:02:03.004Z')
const at = (day: number) => `2026-11-0${day}T08:00:00.000Z`
const paper = doc(
  settings({ year: 2025, unit: '示例区教育局' }),
  title('工作总结'),
  h1('做法'),
  p('专项经费支出300万元。'),
)
const request = { id: '7d444840-9dc0-41d1-8245-5ffdce74fad2', call: 'drafts.save', at: at(1) }
const upTo = (version: number) => MIGRATIONS.filter((migration) => migration.version <= version)
const before = upTo(59).at(-1)!.version
const COPY = `suigao-version-${before}-2026-12-08T01-02-03-004Z.db`

/** A profile as the version before left it. */
function oldProfile(): string {
  const folder = temporaryFolder()
  const opened = openDatabase(folder, { now, migrations: upTo(59) })
  if (!opened.ok) throw new Error('no old profile')
  const { db } = opened.value
  insertDraft(db, { id: 'draft', name: '我的总结', document: paper, at: at(1) })
  insertOldPaper(db, { id: 'old', document: paper, importedAt: at(2), original: null, file: null, textSha256: 't' })
  writeSettings(db, { zoom: 125 }, at(1))
  once(db, request, () => ({ ok: true, value: { revision: 3 } }))
  closeDatabase(db)
  return folder
}

function migrated(folder: string) {
  const opened = openDatabase(folder, { now, migrations: upTo(60) })
  if (!opened.ok) throw new Error(opened.error.code)
  onTestFinished(() => void opened.value.db.close())
  return opened.value.db
}

describe('to version 60', () => {
  test('drafts, old papers, their search, settings and write ids stay as they were', () => {
    const db = migrated(oldProfile())
    expect(db.pragma('user_version', { simple: true })).toBe(60)
    expect(openDraft(db, 'draft')).toMatchObject({ ok: true, value: { name: '我的总结', document: paper } })
    expect(openOldPaper(db, 'old')).toMatchObject({ ok: true, value: { document: paper } })
    expect([[...findDrafts(db, '经费').keys()], [...findOldPapers(db, '经费').keys()]]).toEqual([['draft'], ['old']])
    expect([...readSettings(db)]).toEqual([['zoom', 125]])
    expect(once(db, request, () => ({ ok: true, value: 'again' }))).toEqual({ ok: true, value: { revision: 3 } })
  })

  test('the ledger is empty and takes figures; the database itself refuses a second one of a name, period and unit', () => {
    const db = migrated(oldProfile())
    expect(listFigures(db)).toEqual([])
    const facts = { name: '专项经费', value: '300', unit: '万元', period: '2025年', source: '工作总结', note: '' }
    expect(saveFigures(db, [facts], { at: at(3), newId: () => 'f' }).ok).toBe(true)
    expect(listFigures(db)).toEqual([{ ...facts, id: 'f', year: 2025, number: 300, updatedAt: at(3) }])
    const again = `INSERT INTO figures SELECT 'g', name, unit, period, year, value, number, source, note, created_at, updated_at, deleted_at FROM figures`
    expect(() => db.exec(again)).toThrow(/UNIQUE/)
    expect(() => db.exec("UPDATE figures SET year = '二〇二五'")).toThrow(/cannot store TEXT value in INTEGER/)
  })

  test('the old state stays beside it as a whole database', () => {
    const folder = oldProfile()
    migrated(folder)
    const copy = new Sqlite(join(folder, COPY), { readonly: true })
    expect(copy.pragma('user_version', { simple: true })).toBe(before)
    expect(copy.prepare('SELECT count(*) FROM drafts').pluck().get()).toBe(1)
    copy.close()
  })

  test('a table of that name, which nobody expects, takes the step back whole', () => {
    const folder = oldProfile()
    const raw = new Sqlite(join(folder, 'suigao.db'))
    raw.exec('CREATE TABLE figure_history (planted TEXT)')
    expect(openDatabase(folder, { now, migrations: upTo(60) })).toEqual({
      ok: false,
      error: { code: 'migration-failed', params: { step: '0060-ledger', kept: join(folder, COPY) } },
    })
    expect(raw.pragma('user_version', { simple: true })).toBe(before)
    expect(raw.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'figures'").pluck().get()).toBe(0)
    raw.close()
    expect(existsSync(join(folder, COPY))).toBe(true)
  })
})
