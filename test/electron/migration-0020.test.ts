import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { FORMAT } from '#core/document/document.ts'
import { closeDatabase, openDatabase } from '#electron/storage/database.ts'
import { listDrafts } from '#electron/storage/draft-list.ts'
import { emptyBin, openDraft, restoreDraft, saveDraft } from '#electron/storage/drafts.ts'
import { MIGRATIONS } from '#electron/storage/migrate.ts'
import { once } from '#electron/storage/requests.ts'
import { findDrafts } from '#electron/storage/search.ts'
import { readSettings } from '#electron/storage/settings.ts'
import { doc, h1, p, settings, title } from '../support/build.ts'
import { temporaryFolder } from './profile-folder.ts'

const now = () => new Date('2026-12-08T01:02:03.004Z')
const COPY = 'suigao-version-10-2026-12-08T01-02-03-004Z.db'
const at = (hour: number) => `2026-11-0${hour}T08:00:00.000Z`
const paper = doc(settings({ year: 2025, unit: '示例区教育局' }), title('工作\n总结'), h1('做法'), p('专项经费支出。'))
const request = { id: '7d444840-9dc0-41d1-8245-5ffdce74fad2', call: 'drafts.save', at: at(1) }

interface Row {
  readonly id: string
  readonly document: string
  readonly deletedAt?: string
}

const ROWS: readonly Row[] = [
  { id: 'plain', document: JSON.stringify(paper) },
  { id: 'in-bin', document: JSON.stringify(doc(title('旧稿'), p('专项经费很多'))), deletedAt: at(5) },
  { id: 'newer', document: JSON.stringify({ ...paper, format: FORMAT + 1, colour: 'red' }) },
  { id: 'damaged', document: '{"format":1,"blocks":[' },
  { id: 'empty', document: JSON.stringify(doc()) },
]

/** A profile as version 0.1.0 left it: drafts of every condition, a setting, a write id. */
function oldProfile(): string {
  const folder = temporaryFolder()
  const opened = openDatabase(folder, { now, migrations: MIGRATIONS.slice(0, 1) })
  if (!opened.ok) throw new Error(opened.error.code)
  const { db } = opened.value
  const insert = db.prepare(
    `INSERT INTO drafts VALUES (@id, '工作总结', 'summary', 2025, '示例区教育局', 12, 1, 3, @created, @updated, @deletedAt,
       '{"place":"title","offset":2}', @document)`,
  )
  ROWS.forEach((row, index) => insert.run({ deletedAt: null, ...row, created: at(index + 1), updated: at(index + 2) }))
  db.prepare("INSERT INTO settings VALUES ('zoom', '125', ?)").run(at(1))
  db.prepare('INSERT INTO requests VALUES (?, ?, ?, ?)').run(request.id, request.call, '{"revision":3}', request.at)
  closeDatabase(db)
  return folder
}

function migrated(folder: string) {
  const opened = openDatabase(folder, { now, migrations: MIGRATIONS.slice(0, 2) })
  if (!opened.ok) throw new Error(opened.error.code)
  onTestFinished(() => void opened.value.db.close())
  return opened.value.db
}

describe('from version 10 to 20', () => {
  test('every draft stays as it was, without a name', () => {
    const db = migrated(oldProfile())
    const rows = db.prepare('SELECT id, document, deleted_at AS deletedAt FROM drafts ORDER BY rowid').all()
    expect(rows).toEqual(ROWS.map((row) => ({ deletedAt: null, ...row })))
    expect(listDrafts(db).map((draft) => draft.id)).toEqual(['empty', 'damaged', 'newer', 'plain'])
    expect(listDrafts(db).at(-1)).toEqual({
      id: 'plain',
      title: '工作总结',
      name: null,
      kind: 'summary',
      year: 2025,
      unit: '示例区教育局',
      characters: 12,
      createdAt: at(1),
      updatedAt: at(2),
    })
    expect(openDraft(db, 'plain')).toMatchObject({ ok: true, value: { document: paper, revision: 3 } })
  })

  test('what can be read is found by its words, in the bin too', () => {
    const db = migrated(oldProfile())
    expect(findDrafts(db, '经费')).toEqual(
      new Map([
        ['in-bin', '专项经费很多'],
        ['newer', '专项经费支出。'],
        ['plain', '专项经费支出。'],
      ]),
    )
    restoreDraft(db, 'in-bin')
    saveDraft(db, { id: 'in-bin', document: doc(p('改过')), caret: null, at: at(9) })
    expect([...findDrafts(db, '经费').keys()]).toEqual(['newer', 'plain'])
    expect(emptyBin(db)).toBe(0)
  })

  test('settings and write ids stay', () => {
    const db = migrated(oldProfile())
    expect([...readSettings(db)]).toEqual([['zoom', 125]])
    expect(once(db, request, () => ({ ok: true, value: 'again' }))).toEqual({ ok: true, value: { revision: 3 } })
  })

  test('the old state stays beside it as a whole database', () => {
    const folder = oldProfile()
    migrated(folder)
    const copy = new Sqlite(join(folder, COPY), { readonly: true })
    expect(copy.pragma('user_version', { simple: true })).toBe(10)
    expect(copy.prepare('SELECT count(*) FROM drafts').pluck().get()).toBe(ROWS.length)
    copy.close()
  })

  test('a step that meets what it does not expect is taken back whole', () => {
    const folder = oldProfile()
    const raw = new Sqlite(join(folder, 'suigao.db'))
    raw.exec('CREATE TABLE templates (planted TEXT)')
    const before = raw.prepare('SELECT name, sql FROM sqlite_schema').all()
    const refused = openDatabase(folder, { now })
    expect(refused).toEqual({
      ok: false,
      error: { code: 'migration-failed', params: { step: '0020-search-and-templates', kept: join(folder, COPY) } },
    })
    expect(raw.prepare('SELECT name, sql FROM sqlite_schema').all()).toEqual(before)
    expect(raw.pragma('user_version', { simple: true })).toBe(10)
    expect(raw.prepare('SELECT id FROM drafts ORDER BY rowid').pluck().all()).toEqual(ROWS.map((row) => row.id))
    raw.close()
    expect(existsSync(join(folder, COPY))).toBe(true)
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([])
  })
})
