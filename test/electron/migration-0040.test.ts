import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { GBT9704 } from '#core/layout/presets.ts'
import { closeDatabase, openDatabase } from '#electron/storage/database.ts'
import { insertDraft, openDraft, removeDraft } from '#electron/storage/drafts.ts'
import { MIGRATIONS } from '#electron/storage/migrate.ts'
import { listOldPapers } from '#electron/storage/old-paper-list.ts'
import { insertOldPaper, openOldPaper } from '#electron/storage/old-papers.ts'
import { keepOriginal, linkOriginal, originalOf } from '#electron/storage/originals.ts'
import { storedPresets } from '#electron/storage/presets.ts'
import { once } from '#electron/storage/requests.ts'
import { findDrafts, findOldPapers } from '#electron/storage/search.ts'
import { readSettings, writeSettings } from '#electron/storage/settings.ts'
import { doc, h1, p, settings, title } from '../support/build.ts'
import { temporaryFolder } from './profile-folder.ts'

const now = () => new Date('2026-12-08T01:02:03.004Z')
const COPY = 'suigao-version-30-2026-12-08T01-02-03-004Z.db'
const at = (day: number) => `2026-11-0${day}T08:00:00.000Z`
const paper = doc(settings({ year: 2025, unit: '示例区教育局' }), title('工作总结'), h1('做法'), p('专项经费支出。'))
const preset = { ...GBT9704, id: 'user-000000000003' }
const request = { id: '7d444840-9dc0-41d1-8245-5ffdce74fad2', call: 'drafts.save', at: at(1) }

/** A profile as version 30 left it. */
function oldProfile(): string {
  const folder = temporaryFolder()
  const opened = openDatabase(folder, { now, migrations: MIGRATIONS.slice(0, 3) })
  if (!opened.ok) throw new Error('no old profile')
  const { db } = opened.value
  insertDraft(db, { id: 'plain', name: '我的总结', document: paper, at: at(1) })
  insertDraft(db, { id: 'in-bin', document: doc(title('旧稿'), p('专项经费很多')), at: at(2) })
  removeDraft(db, 'in-bin', at(3))
  storedPresets.insert(db, preset, at(4))
  writeSettings(db, { zoom: 125 }, at(1))
  once(db, request, () => ({ ok: true, value: { revision: 3 } }))
  closeDatabase(db)
  return folder
}

function migrated(folder: string) {
  const opened = openDatabase(folder, { now, migrations: MIGRATIONS.slice(0, 4) })
  if (!opened.ok) throw new Error(opened.error.code)
  onTestFinished(() => void opened.value.db.close())
  return opened.value.db
}

describe('from version 30 to 40', () => {
  test('drafts, their search, presets, settings and write ids stay as they were', () => {
    const db = migrated(oldProfile())
    expect(db.pragma('user_version', { simple: true })).toBe(40)
    expect(openDraft(db, 'plain')).toMatchObject({ ok: true, value: { name: '我的总结', document: paper } })
    expect(openDraft(db, 'in-bin')).toMatchObject({ ok: false, error: { code: 'draft-in-bin' } })
    expect([...findDrafts(db, '经费').keys()]).toEqual(['in-bin', 'plain'])
    expect(storedPresets.find(db, preset.id)).toMatchObject({ ok: true, value: { item: preset } })
    expect([...readSettings(db)]).toEqual([['zoom', 125]])
    expect(once(db, request, () => ({ ok: true, value: 'again' }))).toEqual({ ok: true, value: { revision: 3 } })
  })

  test('there are no old papers yet, no draft came from a file, and both can be kept', () => {
    const db = migrated(oldProfile())
    expect([listOldPapers(db), listOldPapers(db, { bin: true }), originalOf(db, { draft: 'plain' })]).toEqual([
      [],
      [],
      undefined,
    ])
    keepOriginal(db, { sha256: 'f', name: 'a.doc', bytes: Uint8Array.of(1), at: at(6) })
    linkOriginal(db, 'plain', { sha256: 'f', name: 'a.doc' })
    insertOldPaper(db, { id: 'o', document: paper, importedAt: at(6), original: 'f', file: 'a.doc', textSha256: 't' })
    expect(openOldPaper(db, 'o')).toMatchObject({ ok: true, value: { document: paper, original: 'f' } })
    expect([...findOldPapers(db, '经费').keys()]).toEqual(['o'])
    expect(originalOf(db, { draft: 'plain' })).toEqual({ sha256: 'f', name: 'a.doc', size: 1, addedAt: at(6) })
  })

  test('the old state stays beside it as a whole database', () => {
    const folder = oldProfile()
    migrated(folder)
    const copy = new Sqlite(join(folder, COPY), { readonly: true })
    expect(copy.pragma('user_version', { simple: true })).toBe(30)
    expect(copy.prepare('SELECT count(*) FROM drafts').pluck().get()).toBe(2)
    copy.close()
  })

  test('a table of that name, which nobody expects, takes the step back whole', () => {
    const folder = oldProfile()
    const raw = new Sqlite(join(folder, 'suigao.db'))
    raw.exec('CREATE TABLE old_papers (planted TEXT)')
    const kept = join(folder, COPY)
    expect(openDatabase(folder, { now, migrations: MIGRATIONS.slice(0, 4) })).toEqual({
      ok: false,
      error: { code: 'migration-failed', params: { step: '0040-imports', kept } },
    })
    expect(raw.pragma('user_version', { simple: true })).toBe(30)
    expect(raw.prepare("SELECT count(*) FROM sqlite_schema WHERE name IN ('originals', 'assets')").pluck().get()).toBe(
      0,
    )
    raw.close()
    expect(existsSync(kept)).toBe(true)
  })
})
