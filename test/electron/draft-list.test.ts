import { describe, expect, test } from 'vitest'
import type { Writable } from '#electron/storage/connection.ts'
import type { ListOptions } from '#electron/storage/draft-list.ts'
import {
  COUNT_KINDS,
  COUNT_YEARS,
  LIST_BIN,
  LIST_DRAFTS,
  listDrafts,
  readFilters,
} from '#electron/storage/draft-list.ts'
import { insertDraft, removeDraft, renameDraft, saveDraft } from '#electron/storage/drafts.ts'
import { doc, p, settings, title } from '../support/build.ts'
import { database, planOf } from './open-database.ts'

const at = (hour: number) => `2026-12-08T${String(hour).padStart(2, '0')}:00:00.000Z`
const PAPERS = [
  doc(settings({ year: 2025, kind: 'report' }), title('安全生产汇报'), p('开展检查42次。')),
  doc(settings({ year: 2026, kind: 'summary' }), title('工作总结10'), p('检查发现隐患3处。')),
  doc(settings({ year: 2024, kind: 'summary' }), title('工作总结9'), p('办好实事。')),
  doc(settings({ year: 2026, kind: 'report' }), title(''), p('未起标题，先写检查。')),
]

/** Four drafts 1, 2, 3, 4, made in this order; 1 was changed last. */
function shelf(): Writable {
  const db = database()
  PAPERS.forEach((document, index) => insertDraft(db, { id: String(index + 1), document, at: at(index) }))
  saveDraft(db, { id: '1', document: PAPERS[0]!, caret: null, at: at(9) })
  return db
}

const idsOf = (db: Writable, options?: ListOptions) => listDrafts(db, options).map((draft) => draft.id)

describe('the list of drafts', () => {
  test.each([
    [undefined, ['1', '4', '3', '2']],
    ['updated', ['1', '4', '3', '2']],
    ['created', ['4', '3', '2', '1']],
    ['year', ['4', '2', '1', '3']],
    // As a Chinese dictionary has it, 9 before 10, and without a title last.
    ['title', ['1', '3', '2', '4']],
  ] as const)('sorted by %s', (sort, ids) => {
    expect(idsOf(shelf(), sort ? { sort } : {})).toEqual(ids)
  })

  test('sorts by the name where there is one', () => {
    const db = shelf()
    renameDraft(db, '2', '啊，最先')
    expect(idsOf(db, { sort: 'title' })[0]).toBe('2')
  })

  test.each([
    [{ year: 2026 }, ['4', '2']],
    [{ kind: 'report' }, ['1', '4']],
    [{ year: 2026, kind: 'report' }, ['4']],
    [{ year: 1999 }, []],
    [{ query: '检查' }, ['1', '4', '2']],
    [{ query: '检查', kind: 'report', sort: 'year' }, ['4', '1']],
  ] as const)('narrowed to %j', (options, ids) => {
    expect(idsOf(shelf(), options)).toEqual(ids)
  })

  test('says where a query was found, in the title first', () => {
    const db = shelf()
    expect(listDrafts(db, { query: '检查' }).map((draft) => draft.excerpt)).toEqual([
      { before: '开展', hit: '检查', after: '42次。' },
      { before: '未起标题，先写', hit: '检查', after: '。' },
      { before: '', hit: '检查', after: '发现隐患3处。' },
    ])
    expect(listDrafts(db, { query: '安全' })[0]?.excerpt?.after).toBe('生产汇报')
    expect(listDrafts(db)[0]).not.toHaveProperty('excerpt')
  })

  test('has what is in the bin only where that is asked, the last deleted first, and finds there too', () => {
    const db = shelf()
    removeDraft(db, '1', at(10))
    removeDraft(db, '3', at(11))
    expect(idsOf(db)).toEqual(['4', '2'])
    expect(listDrafts(db, { bin: true }).map(({ id, deletedAt }) => [id, deletedAt])).toEqual([
      ['3', at(11)],
      ['1', at(10)],
    ])
    expect(idsOf(db, { bin: true, query: '检查' })).toEqual(['1'])
    expect(idsOf(db, { query: '检查' })).toEqual(['4', '2'])
  })

  test('knows the years and kinds there are', () => {
    const db = shelf()
    removeDraft(db, '3', at(10))
    expect(readFilters(db)).toEqual({
      years: [
        { year: 2026, drafts: 2 },
        { year: 2025, drafts: 1 },
      ],
      kinds: [
        { kind: 'report', drafts: 2 },
        { kind: 'summary', drafts: 1 },
      ],
      inBin: 1,
    })
  })
})

test.each([
  [LIST_DRAFTS, 'SCAN drafts USING INDEX drafts_by_time'],
  [LIST_BIN, 'SEARCH drafts USING INDEX drafts_in_bin (deleted_at>?)'],
  [COUNT_YEARS, 'SCAN drafts USING COVERING INDEX drafts_by_year'],
  [COUNT_KINDS, 'SCAN drafts USING COVERING INDEX drafts_by_kind'],
])('%s is read from its index without sorting', (statement, plan) => {
  const filters = statement.includes('@') ? { year: 2026, kind: null } : {}
  expect(planOf(database(), statement, filters)).toEqual([plan])
})
