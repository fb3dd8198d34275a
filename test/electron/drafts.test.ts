import { describe, expect, test } from 'vitest'
import { FORMAT } from '#core/document/document.ts'
import { ok } from '#core/result.ts'
import type { Writable } from '#electron/storage/connection.ts'
import { listDrafts } from '#electron/storage/draft-list.ts'
import {
  emptyBin,
  insertDraft,
  openDraft,
  removeDraft,
  renameDraft,
  restoreDraft,
  saveCaret,
  saveDraft,
} from '#electron/storage/drafts.ts'
import { doc, h1, p, settings, title } from '../support/build.ts'
import { database } from './open-database.ts'

const T1 = '2026-12-08T01:00:00.000Z'
const T2 = '2026-12-08T02:00:00.000Z'
const A = '7d444840-9dc0-41d1-8245-5ffdce74fad2'
const B = '7d444840-9dc0-41d1-8245-5ffdce74fad3'
const paper = doc(settings({ unit: '示例区教育局', year: 2026 }), title('2026年\n工作总结'), h1('总结'), p('正文。'))

function plant(db: Writable, id: string, document: string): void {
  db.prepare('UPDATE drafts SET document = ? WHERE id = ?').run(document, id)
}

function documentText(db: Writable, id: string): unknown {
  return db.prepare('SELECT document FROM drafts WHERE id = ?').pluck().get(id)
}

describe('a draft', () => {
  test('comes back as it was put in', () => {
    const db = database()
    insertDraft(db, { id: A, document: paper, at: T1 })
    expect(openDraft(db, A)).toEqual(
      ok({ id: A, name: null, document: paper, caret: null, revision: 1, savedAt: T1, readOnly: false }),
    )
  })

  test('is listed with its title on one line and its count of characters', () => {
    const db = database()
    insertDraft(db, { id: A, document: paper, at: T1 })
    expect(listDrafts(db)).toEqual([
      {
        id: A,
        title: '2026年工作总结',
        name: null,
        kind: 'summary-and-plan',
        year: 2026,
        unit: '示例区教育局',
        // 2026 and 年工作总结, then 一、总结, then 正文。
        characters: 13,
        createdAt: T1,
        updatedAt: T1,
      },
    ])
  })

  test('saved again has the next revision, the new text and the caret', () => {
    const db = database()
    insertDraft(db, { id: A, document: paper, at: T1 })
    const changed = doc(title('改'), p('新'))
    const caret = { place: changed.blocks[0]!.id, offset: 1 }
    expect(saveDraft(db, { id: A, document: changed, caret, at: T2 })).toEqual(ok({ revision: 2, savedAt: T2 }))
    expect(openDraft(db, A)).toEqual(
      ok({ id: A, name: null, document: changed, caret, revision: 2, savedAt: T2, readOnly: false }),
    )
  })

  test('moves to the top of the list when it is saved, and not for its caret alone', () => {
    const db = database()
    insertDraft(db, { id: A, document: paper, at: T1 })
    insertDraft(db, { id: B, document: paper, at: T2 })
    saveCaret(db, A, { place: 'title', offset: 0 })
    expect(listDrafts(db).map((draft) => draft.id)).toEqual([B, A])
    saveDraft(db, { id: A, document: paper, caret: null, at: '2026-12-08T03:00:00.000Z' })
    expect(listDrafts(db).map((draft) => draft.id)).toEqual([A, B])
  })

  test('in the bin is neither listed nor opened nor saved, says so, and comes out whole', () => {
    const db = database()
    insertDraft(db, { id: A, document: paper, at: T1 })
    removeDraft(db, A, T2)
    const save = () => saveDraft(db, { id: A, document: doc(title('改')), caret: null, at: T2 })
    expect(listDrafts(db)).toEqual([])
    const answers = [openDraft(db, A), save(), saveCaret(db, A, null), renameDraft(db, A, '名')]
    expect(answers.map((answer) => !answer.ok && answer.error.code)).toEqual(Array(4).fill('draft-in-bin'))
    expect(restoreDraft(db, A)).toEqual(ok(null))
    expect(openDraft(db, A)).toMatchObject({ ok: true, value: { document: paper, revision: 1 } })
    expect(save()).toEqual(ok({ revision: 2, savedAt: T2 }))
  })

  test('that is not there is draft-missing for every call', () => {
    const db = database()
    const answers = [
      openDraft(db, A),
      saveDraft(db, { id: A, document: paper, caret: null, at: T1 }),
      saveCaret(db, A, { place: 'title', offset: 0 }),
      renameDraft(db, A, '名'),
      removeDraft(db, A, T1),
      restoreDraft(db, A),
    ]
    expect(answers.map((answer) => !answer.ok && answer.error.code)).toEqual(Array(6).fill('draft-missing'))
  })

  test('is gone for good once the bin is emptied, and no other is', () => {
    const db = database()
    for (const id of [A, B]) insertDraft(db, { id, document: paper, at: T1 })
    removeDraft(db, A, T2)
    expect([emptyBin(db), emptyBin(db)]).toEqual([1, 0])
    expect([openDraft(db, A), restoreDraft(db, A)].map((answer) => !answer.ok && answer.error.code)).toEqual(
      Array(2).fill('draft-missing'),
    )
    expect(listDrafts(db).map((draft) => draft.id)).toEqual([B])
  })

  test('keeps its name through a save and loses it when it is taken away', () => {
    const db = database()
    insertDraft(db, { id: A, document: paper, at: T1 })
    renameDraft(db, A, '报区委的一份')
    saveDraft(db, { id: A, document: doc(title('改')), caret: null, at: T2 })
    expect(openDraft(db, A)).toMatchObject({ ok: true, value: { name: '报区委的一份', revision: 2 } })
    renameDraft(db, A, null)
    expect(listDrafts(db)).toMatchObject([{ title: '改', name: null, updatedAt: T2 }])
  })

  test('never looks older than it did, though the clock is set back', () => {
    const db = database()
    insertDraft(db, { id: B, document: paper, at: T1 })
    insertDraft(db, { id: A, document: paper, at: T2 })
    const save = () => saveDraft(db, { id: A, document: paper, caret: null, at: '2020-01-01T00:00:00.000Z' })
    expect([save(), save()]).toEqual([
      ok({ revision: 2, savedAt: '2026-12-08T02:00:00.001Z' }),
      ok({ revision: 3, savedAt: '2026-12-08T02:00:00.002Z' }),
    ])
    expect(listDrafts(db).map((draft) => draft.id)).toEqual([A, B])
  })

  test('of a newer format opens read-only and saving it leaves it untouched', () => {
    const db = database()
    insertDraft(db, { id: A, document: paper, at: T1 })
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
      insertDraft(db, { id: A, document: paper, at: T1 })
      plant(db, A, text)
      expect(openDraft(db, A).ok).toBe(false)
      expect(documentText(db, A)).toBe(text)
    },
  )

  test('whose text is no JSON cannot be written over', () => {
    const db = database()
    insertDraft(db, { id: A, document: paper, at: T1 })
    plant(db, A, '{"format":1,')
    const saved = saveDraft(db, { id: A, document: paper, caret: null, at: T2 })
    expect(saved.ok ? '' : saved.error.code).toBe('damaged-document')
    expect(documentText(db, A)).toBe('{"format":1,')
  })
})
