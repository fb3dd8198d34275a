import { describe, expect, onTestFinished, test } from 'vitest'
import { FORMAT } from '#core/document/document.ts'
import { ok } from '#core/result.ts'
import type { Writable } from '#electron/storage/connection.ts'
import { openDatabase } from '#electron/storage/database.ts'
import {
  insertDraft,
  LIST_DRAFTS,
  listDrafts,
  openDraft,
  removeDraft,
  restoreDraft,
  saveCaret,
  saveDraft,
} from '#electron/storage/drafts.ts'
import { once, pruneRequests } from '#electron/storage/requests.ts'
import { readSettings, writeSettings } from '#electron/storage/settings.ts'
import { doc, h1, p, settings, title } from '../support/build.ts'
import { temporaryFolder } from './profile-folder.ts'

const T1 = '2026-12-08T01:00:00.000Z'
const T2 = '2026-12-08T02:00:00.000Z'
const A = '7d444840-9dc0-41d1-8245-5ffdce74fad2'
const B = '7d444840-9dc0-41d1-8245-5ffdce74fad3'
const paper = doc(settings({ unit: '示例区教育局', year: 2026 }), title('2026年\n工作总结'), h1('总结'), p('正文。'))

function database(): Writable {
  const opened = openDatabase(temporaryFolder(), { now: () => new Date() })
  if (!opened.ok) throw new Error(opened.error.code)
  onTestFinished(() => void opened.value.db.close())
  return opened.value.db
}

function plant(db: Writable, id: string, document: string): void {
  db.prepare('UPDATE drafts SET document = ? WHERE id = ?').run(document, id)
}

function documentText(db: Writable, id: string): unknown {
  return db.prepare('SELECT document FROM drafts WHERE id = ?').pluck().get(id)
}

describe('a draft', () => {
  test('comes back as it was put in', () => {
    const db = database()
    insertDraft(db, A, paper, T1)
    expect(openDraft(db, A)).toEqual(
      ok({ id: A, document: paper, caret: null, revision: 1, savedAt: T1, readOnly: false }),
    )
  })

  test('is listed with its title on one line and its count of characters', () => {
    const db = database()
    insertDraft(db, A, paper, T1)
    expect(listDrafts(db)).toEqual([
      {
        id: A,
        title: '2026年工作总结',
        kind: 'summary-and-plan',
        year: 2026,
        unit: '示例区教育局',
        // 2026 and 年工作总结, then 一、总结, then 正文。
        characters: 13,
        updatedAt: T1,
      },
    ])
  })

  test('saved again has the next revision, the new text and the caret', () => {
    const db = database()
    insertDraft(db, A, paper, T1)
    const changed = doc(title('改'), p('新'))
    const caret = { place: changed.blocks[0]!.id, offset: 1 }
    expect(saveDraft(db, { id: A, document: changed, caret, at: T2 })).toEqual(ok({ revision: 2, savedAt: T2 }))
    expect(openDraft(db, A)).toEqual(ok({ id: A, document: changed, caret, revision: 2, savedAt: T2, readOnly: false }))
  })

  test('moves to the top of the list when it is saved, and not for its caret alone', () => {
    const db = database()
    insertDraft(db, A, paper, T1)
    insertDraft(db, B, paper, T2)
    saveCaret(db, A, { place: 'title', offset: 0 })
    expect(listDrafts(db).map((draft) => draft.id)).toEqual([B, A])
    saveDraft(db, { id: A, document: paper, caret: null, at: '2026-12-08T03:00:00.000Z' })
    expect(listDrafts(db).map((draft) => draft.id)).toEqual([A, B])
  })

  test('in the bin is neither listed nor opened nor saved, and comes out whole', () => {
    const db = database()
    insertDraft(db, A, paper, T1)
    removeDraft(db, A, T2)
    const missing = { ok: false, error: { code: 'draft-missing' } }
    expect(listDrafts(db)).toEqual([])
    expect(openDraft(db, A)).toEqual(missing)
    expect(saveDraft(db, { id: A, document: doc(), caret: null, at: T2 })).toEqual(missing)
    expect(restoreDraft(db, A)).toEqual(ok(null))
    expect(openDraft(db, A)).toMatchObject({ ok: true, value: { document: paper, revision: 1 } })
  })

  test('that is not there is draft-missing for every call', () => {
    const db = database()
    const answers = [
      openDraft(db, A),
      saveDraft(db, { id: A, document: paper, caret: null, at: T1 }),
      saveCaret(db, A, { place: 'title', offset: 0 }),
      removeDraft(db, A, T1),
      restoreDraft(db, A),
    ]
    expect(answers.map((answer) => !answer.ok && answer.error.code)).toEqual(Array(5).fill('draft-missing'))
  })

  test('of a newer format opens read-only and saving it leaves it untouched', () => {
    const db = database()
    insertDraft(db, A, paper, T1)
    const newer = JSON.stringify({ ...paper, format: FORMAT + 1 })
    plant(db, A, newer)
    expect(openDraft(db, A)).toMatchObject({ ok: true, value: { readOnly: true, document: paper } })
    expect(saveDraft(db, { id: A, document: paper, caret: null, at: T2 })).toEqual({
      ok: false,
      error: { code: 'draft-read-only' },
    })
    expect(documentText(db, A)).toBe(newer)
  })

  test.each(['{"format":1,"blocks":[{"type":"heading"}]}', '{"format":1,', '[]'])(
    'that holds %s is refused and left as it is',
    (text) => {
      const db = database()
      insertDraft(db, A, paper, T1)
      plant(db, A, text)
      expect(openDraft(db, A).ok).toBe(false)
      expect(documentText(db, A)).toBe(text)
    },
  )

  test('whose text is no JSON cannot be written over', () => {
    const db = database()
    insertDraft(db, A, paper, T1)
    plant(db, A, '{"format":1,')
    const saved = saveDraft(db, { id: A, document: paper, caret: null, at: T2 })
    expect(saved.ok ? '' : saved.error.code).toBe('damaged-document')
    expect(documentText(db, A)).toBe('{"format":1,')
  })
})

test('the list is read from its index without sorting', () => {
  const plan = database().prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${LIST_DRAFTS}`).all()
  expect(plan.map((step) => step.detail)).toEqual(['SCAN drafts USING INDEX drafts_by_time'])
})

describe('a write with a request id', () => {
  const request = { id: B, call: 'drafts.save', at: T1 }
  const save = (db: Writable) => () => saveDraft(db, { id: A, document: paper, caret: null, at: T2 })

  test('happens once, and its repetition gets the first answer', () => {
    const db = database()
    insertDraft(db, A, paper, T1)
    const answers = [once(db, request, save(db)), once(db, request, save(db))]
    expect(answers).toEqual([ok({ revision: 2, savedAt: T2 }), ok({ revision: 2, savedAt: T2 })])
    expect(openDraft(db, A)).toMatchObject({ ok: true, value: { revision: 2 } })
  })

  test('that meets trouble is not remembered', () => {
    const db = database()
    expect(once(db, request, save(db)).ok).toBe(false)
    insertDraft(db, A, paper, T1)
    expect(once(db, request, save(db)).ok).toBe(true)
  })

  test('that throws leaves neither the write nor its id', () => {
    const db = database()
    const broken = () => {
      insertDraft(db, A, paper, T1)
      throw new Error('planted')
    }
    expect(() => once(db, request, broken)).toThrow('planted')
    expect(listDrafts(db)).toEqual([])
    expect(db.prepare('SELECT count(*) FROM requests').pluck().get()).toBe(0)
  })

  test('is refused under the id of another call', () => {
    const db = database()
    insertDraft(db, A, paper, T1)
    once(db, request, save(db))
    const other = once(db, { ...request, call: 'drafts.remove' }, () => removeDraft(db, A, T2))
    expect(other).toEqual({ ok: false, error: { code: 'bad-call' } })
    expect(listDrafts(db)).toHaveLength(1)
  })

  test('is forgotten once it is old, not before', () => {
    const db = database()
    insertDraft(db, A, paper, T1)
    once(db, request, save(db))
    expect(pruneRequests(db, T1)).toBe(0)
    expect(pruneRequests(db, T2)).toBe(1)
  })
})

test('settings are stored one by one, and a broken row counts as not there', () => {
  const db = database()
  writeSettings(db, { language: 'en', zoom: 90 }, T1)
  writeSettings(db, { zoom: 120 }, T2)
  db.prepare("UPDATE settings SET value = '{' WHERE key = 'language'").run()
  expect([...readSettings(db)]).toEqual([['zoom', 120]])
})
