import { describe, expect, test } from 'vitest'
import { ok } from '#core/result.ts'
import type { Writable } from '#electron/storage/connection.ts'
import { listDrafts } from '#electron/storage/draft-list.ts'
import { insertDraft, openDraft, removeDraft, saveDraft } from '#electron/storage/drafts.ts'
import { once, pruneRequests } from '#electron/storage/requests.ts'
import { readSettings, writeSettings } from '#electron/storage/settings.ts'
import { doc, title } from '../support/build.ts'
import { database } from './open-database.ts'

const T1 = '2026-12-08T01:00:00.000Z'
const T2 = '2026-12-08T02:00:00.000Z'
const A = '7d444840-9dc0-41d1-8245-5ffdce74fad2'
const B = '7d444840-9dc0-41d1-8245-5ffdce74fad3'
const paper = doc(title('工作总结'))

describe('a write with a request id', () => {
  const request = { id: B, call: 'drafts.save', at: T1 }
  const save = (db: Writable) => () => saveDraft(db, { id: A, document: paper, caret: null, at: T2 })

  test('happens once, and its repetition gets the first answer', () => {
    const db = database()
    insertDraft(db, { id: A, document: paper, at: T1 })
    const answers = [once(db, request, save(db)), once(db, request, save(db))]
    expect(answers).toEqual([ok({ revision: 2, savedAt: T2 }), ok({ revision: 2, savedAt: T2 })])
    expect(openDraft(db, A)).toMatchObject({ ok: true, value: { revision: 2 } })
  })

  test('that meets trouble is not remembered', () => {
    const db = database()
    expect(once(db, request, save(db)).ok).toBe(false)
    insertDraft(db, { id: A, document: paper, at: T1 })
    expect(once(db, request, save(db)).ok).toBe(true)
  })

  test('that throws leaves neither the write nor its id', () => {
    const db = database()
    const broken = () => {
      insertDraft(db, { id: A, document: paper, at: T1 })
      throw new Error('planted')
    }
    expect(() => once(db, request, broken)).toThrow('planted')
    expect(listDrafts(db)).toEqual([])
    expect(db.prepare('SELECT count(*) FROM requests').pluck().get()).toBe(0)
  })

  test('is refused under the id of another call', () => {
    const db = database()
    insertDraft(db, { id: A, document: paper, at: T1 })
    once(db, request, save(db))
    const other = once(db, { ...request, call: 'drafts.remove' }, () => removeDraft(db, A, T2))
    expect(other).toEqual({ ok: false, error: { code: 'bad-call' } })
    expect(listDrafts(db)).toHaveLength(1)
  })

  test('is forgotten once it is old, not before', () => {
    const db = database()
    insertDraft(db, { id: A, document: paper, at: T1 })
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
