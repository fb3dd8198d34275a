import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { closeDatabase, openDatabase } from '#electron/storage/database.ts'
import { emptyBin, insertDraft, openDraft, removeDraft } from '#electron/storage/drafts.ts'
import { MIGRATIONS } from '#electron/storage/migrate.ts'
import { insertOldPaper, openOldPaper } from '#electron/storage/old-papers.ts'
import { choosePlan, chosenPlan, readSettled, settlePlanItem } from '#electron/storage/plan-answers.ts'
import { once } from '#electron/storage/requests.ts'
import { readSettings, writeSettings } from '#electron/storage/settings.ts'
import { doc, h1, p, settings, title } from '../support/build.ts'
import { temporaryFolder } from './profile-folder.ts'

const now = () => new Date('2026-12-08T01:02:03.004Z')
const COPY = 'suigao-version-60-2026-12-08T01-02-03-004Z.db'
const at = (day: number) => `2026-11-0${day}T08:00:00.000Z`
const paper = doc(settings({ year: 2025, unit: '示例区教育局' }), title('工作总结'), h1('做法'), p('专项经费支出。'))
const request = { id: '7d444840-9dc0-41d1-8245-5ffdce74fad2', call: 'drafts.save', at: at(1) }
const upTo = (version: number) => MIGRATIONS.filter((migration) => migration.version <= version)

/** A profile as version 60 left it. */
function oldProfile(): string {
  const folder = temporaryFolder()
  const opened = openDatabase(folder, { now, migrations: upTo(60) })
  if (!opened.ok) throw new Error('no old profile')
  const { db } = opened.value
  insertOldPaper(db, { id: 'old', document: paper, importedAt: at(1), original: null, file: null, textSha256: 't' })
  const based = { ...paper, year: 2026, basedOn: { id: 'old', title: '工作总结', year: 2025, sha256: '0'.repeat(64) } }
  insertDraft(db, { id: 'plain', name: '我的总结', document: based, at: at(1) })
  insertDraft(db, { id: 'other', document: paper, at: at(2) })
  writeSettings(db, { zoom: 125 }, at(1))
  once(db, request, () => ({ ok: true, value: { revision: 3 } }))
  closeDatabase(db)
  return folder
}

function migrated(folder: string) {
  const opened = openDatabase(folder, { now, migrations: upTo(70) })
  if (!opened.ok) throw new Error(opened.error.code)
  onTestFinished(() => void opened.value.db.close())
  return opened.value.db
}

describe('from version 60 to 70', () => {
  test('drafts, old papers, settings and write ids stay as they were, and a copy of all is kept', () => {
    const folder = oldProfile()
    const db = migrated(folder)
    expect(db.pragma('user_version', { simple: true })).toBe(70)
    expect(openDraft(db, 'plain')).toMatchObject({ ok: true, value: { document: { basedOn: { id: 'old' } } } })
    expect(openOldPaper(db, 'old')).toMatchObject({ ok: true, value: { document: paper } })
    expect([...readSettings(db)]).toEqual([['zoom', 125]])
    expect(once(db, request, () => ({ ok: true, value: 'again' }))).toEqual({ ok: true, value: { revision: 3 } })
    const copy = new Sqlite(join(folder, COPY), { readonly: true })
    expect(copy.pragma('user_version', { simple: true })).toBe(60)
    copy.close()
  })

  test('nothing is said of any plan yet; then it can be, of each draft and paper by itself', () => {
    const db = migrated(oldProfile())
    expect([chosenPlan(db, 'plain'), readSettled(db, 'plain', 'old').size]).toEqual([undefined, 0])
    const verdict = { draft: 'plain', paper: 'old', item: '000000000001', at: at(3) }
    settlePlanItem(db, verdict, { state: 'answered', block: '000000000002' })
    settlePlanItem(db, { ...verdict, item: '000000000001.1' }, { state: 'open' })
    settlePlanItem(db, { ...verdict, paper: 'another' }, { state: 'dropped', reason: '不归本局' })
    expect([...readSettled(db, 'plain', 'old')]).toEqual([
      ['000000000001', { state: 'answered', block: '000000000002' }],
      ['000000000001.1', { state: 'open' }],
    ])
    settlePlanItem(db, verdict, { state: 'dropped', reason: '并入下一年' })
    expect(readSettled(db, 'plain', 'old').get('000000000001')).toEqual({ state: 'dropped', reason: '并入下一年' })
    settlePlanItem(db, verdict, null)
    expect([...readSettled(db, 'plain', 'old').keys()]).toEqual(['000000000001.1'])
    expect([...readSettled(db, 'other', 'old')]).toEqual([])
    choosePlan(db, 'plain', { oldPaper: 'another' }, at(4))
    choosePlan(db, 'plain', { draft: 'other' }, at(5))
    expect(chosenPlan(db, 'plain')).toEqual({ draft: 'other' })
    choosePlan(db, 'plain', null, at(6))
    expect(chosenPlan(db, 'plain')).toBeUndefined()
  })

  test('what was said goes with its draft', () => {
    const db = migrated(oldProfile())
    settlePlanItem(db, { draft: 'plain', paper: 'old', item: '000000000001', at: at(3) }, { state: 'open' })
    choosePlan(db, 'plain', { draft: 'other' }, at(4))
    removeDraft(db, 'plain', at(5))
    expect(readSettled(db, 'plain', 'old').size).toBe(1)
    emptyBin(db)
    expect([chosenPlan(db, 'plain'), readSettled(db, 'plain', 'old').size]).toEqual([undefined, 0])
  })

  test('a table of that name, which nobody expects, takes the step back whole', () => {
    const folder = oldProfile()
    const raw = new Sqlite(join(folder, 'suigao.db'))
    raw.exec('CREATE TABLE plan_answers (planted TEXT)')
    const kept = join(folder, COPY)
    expect(openDatabase(folder, { now, migrations: upTo(70) })).toEqual({
      ok: false,
      error: { code: 'migration-failed', params: { step: '0070-plan', kept } },
    })
    expect(raw.pragma('user_version', { simple: true })).toBe(60)
    expect(raw.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'plan_sources'").pluck().get()).toBe(0)
    raw.close()
    expect(existsSync(kept)).toBe(true)
  })
})
