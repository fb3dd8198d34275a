import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { GBT9704 } from '#core/layout/presets.ts'
import { readTemplate } from '#core/template/template.ts'
import { closeDatabase, openDatabase } from '#electron/storage/database.ts'
import { insertDraft, openDraft, removeDraft } from '#electron/storage/drafts.ts'
import { MIGRATIONS } from '#electron/storage/migrate.ts'
import { storedPresets } from '#electron/storage/presets.ts'
import { once } from '#electron/storage/requests.ts'
import { findDrafts } from '#electron/storage/search.ts'
import { readSettings, writeSettings } from '#electron/storage/settings.ts'
import { storedTemplates } from '#electron/storage/templates.ts'
import workPoints from '#templates/work-points.json' with { type: 'json' }
import { doc, h1, p, settings, title } from '../support/build.ts'
import { temporaryFolder } from './profile-folder.ts'

const now = () => new Date('2026-12-08T01:02:03.004Z')
const COPY = 'suigao-version-20-2026-12-08T01-02-03-004Z.db'
const at = (hour: number) => `2026-11-0${hour}T08:00:00.000Z`
const ID = '7d444840-9dc0-41d1-8245-5ffdce74fad2'
const paper = doc(settings({ year: 2025, unit: '示例区教育局' }), title('工作总结'), h1('做法'), p('专项经费支出。'))
const request = { id: ID, call: 'drafts.save', at: at(1) }
const own = readTemplate({ ...workPoints, id: 'user-000000000001' })

/** A profile as version 20 left it: drafts in and out of the bin, templates too, a setting, an answer, a write id. */
function oldProfile(): string {
  const folder = temporaryFolder()
  const opened = openDatabase(folder, { now, migrations: MIGRATIONS.slice(0, 2) })
  if (!opened.ok || !own.ok) throw new Error('no old profile')
  const { db } = opened.value
  insertDraft(db, { id: 'plain', name: '我的总结', document: paper, at: at(1) })
  insertDraft(db, { id: 'in-bin', document: doc(title('旧稿'), p('专项经费很多')), at: at(2) })
  removeDraft(db, 'in-bin', at(3))
  storedTemplates.insert(db, own.value, at(4))
  storedTemplates.insert(db, { ...own.value, id: 'user-000000000002' }, at(4))
  storedTemplates.remove(db, 'user-000000000002', at(5))
  writeSettings(db, { zoom: 125 }, at(1))
  once(db, request, () => ({ ok: true, value: { revision: 3 } }))
  closeDatabase(db)
  return folder
}

function migrated(folder: string) {
  const opened = openDatabase(folder, { now, migrations: MIGRATIONS.slice(0, 3) })
  if (!opened.ok) throw new Error(opened.error.code)
  onTestFinished(() => void opened.value.db.close())
  return opened.value.db
}

describe('from version 20 to 30', () => {
  test('drafts, templates, settings and write ids stay as they were, in and out of the bin', () => {
    const db = migrated(oldProfile())
    expect(db.pragma('user_version', { simple: true })).toBe(30)
    expect(openDraft(db, 'plain')).toMatchObject({ ok: true, value: { name: '我的总结', document: paper } })
    expect(openDraft(db, 'in-bin')).toMatchObject({ ok: false, error: { code: 'draft-in-bin' } })
    expect([...findDrafts(db, '经费').keys()]).toEqual(['in-bin', 'plain'])
    expect(storedTemplates.find(db, 'user-000000000001')).toMatchObject({ ok: true, value: { updatedAt: at(4) } })
    expect(storedTemplates.list(db, true)).toMatchObject([{ deletedAt: at(5) }])
    expect([...readSettings(db)]).toEqual([['zoom', 125]])
    expect(once(db, request, () => ({ ok: true, value: 'again' }))).toEqual({ ok: true, value: { revision: 3 } })
  })

  test('there are no presets of one’s own yet, and they can be kept', () => {
    const db = migrated(oldProfile())
    expect([storedPresets.list(db, false), storedPresets.list(db, true)]).toEqual([[], []])
    const preset = { ...GBT9704, id: 'user-000000000003' }
    storedPresets.insert(db, preset, at(6))
    expect(storedPresets.find(db, preset.id)).toEqual({ ok: true, value: { item: preset, updatedAt: at(6) } })
  })

  test('the old state stays beside it as a whole database', () => {
    const folder = oldProfile()
    migrated(folder)
    const copy = new Sqlite(join(folder, COPY), { readonly: true })
    expect(copy.pragma('user_version', { simple: true })).toBe(20)
    expect(copy.prepare('SELECT count(*) FROM drafts').pluck().get()).toBe(2)
    copy.close()
  })

  test('a table of that name, which nobody expects, takes the step back whole', () => {
    const folder = oldProfile()
    const raw = new Sqlite(join(folder, 'suigao.db'))
    raw.exec('CREATE TABLE presets (planted TEXT)')
    const kept = join(folder, COPY)
    expect(openDatabase(folder, { now })).toEqual({
      ok: false,
      error: { code: 'migration-failed', params: { step: '0030-presets', kept } },
    })
    expect(raw.pragma('user_version', { simple: true })).toBe(20)
    expect(raw.prepare('SELECT count(*) FROM drafts').pluck().get()).toBe(2)
    raw.close()
    expect(existsSync(kept)).toBe(true)
  })
})
