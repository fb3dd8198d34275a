import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { normalise } from '#core/document/normalise.ts'
import { oneLine, plainText } from '#core/document/text.ts'
import type { Writable } from '#electron/storage/connection.ts'
import { emptyBin, insertDraft, removeDraft, renameDraft, saveDraft } from '#electron/storage/drafts.ts'
import { excerptOf, FIND_LINES, findDrafts, matching } from '#electron/storage/search.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { cell, doc, h1, p, table, title } from '../support/build.ts'
import { database, planOf } from './open-database.ts'

const T = '2026-12-08T01:00:00.000Z'
const QUERIES = 3_000

/** What a scan of every text would find; the temporary table holds the papers as they are exported. */
function scan(db: Writable, query: string): string[] {
  const like = `%${query.replace(/[\\%_]/g, String.raw`\$&`)}%`
  const find = db.prepare<[string], string>("SELECT id FROM texts WHERE text LIKE ? ESCAPE '\\' ORDER BY id").pluck()
  return find.all(like)
}

function fill(db: Writable, papers: readonly Document[]): void {
  db.exec('CREATE TEMP TABLE texts (id TEXT PRIMARY KEY, text TEXT)')
  papers.forEach((document, index) => {
    insertDraft(db, { id: String(index), document, at: T })
    db.prepare('INSERT INTO texts VALUES (?, ?)').run(String(index), plainText(document, oneLine))
  })
}

/** Lines of the index and lines of its words; equal where the two are in step. */
function counts(db: Writable): unknown[] {
  return ['search_lines', 'search_grams'].map((name) => db.prepare(`SELECT count(*) FROM ${name}`).pluck().get())
}

describe('full-text search', () => {
  test(`finds what a scan of every text finds, for ${QUERIES} random queries`, () => {
    const db = database()
    const papers = fc.sample(arbitraryDocument, { numRuns: 40, seed: 7 }).map(normalise)
    fill(db, papers)
    const letters = [...papers.map((document) => plainText(document, oneLine)).join('')]
    const fromText = fc
      .nat({ max: letters.length - 9 })
      .chain((from) => fc.integer({ min: 1, max: 8 }).map((length) => letters.slice(from, from + length).join('')))
    const odd = fc.constantFrom('%', '_', '\\', '"', "'", '*', ' AND ', "'; DROP TABLE drafts; --", '😀', '\ud83d', '2')
    const mixed = fc.array(fc.oneof(fromText, odd, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 3 })
    const query = fc
      .oneof(
        { weight: 3, arbitrary: fromText },
        { weight: 1, arbitrary: odd },
        mixed.map((parts) => parts.join('')),
      )
      // A query is one line without invisible characters: the call cleans it, as every text is cleaned.
      .map((text) => text.replace(/[\n\0]/g, ''))
      .filter((text) => text !== '')
    let hits = 0
    fc.assert(
      fc.property(query, (text) => {
        const found = [...findDrafts(db, text).keys()].toSorted()
        hits += found.length
        expect(found).toEqual(scan(db, text))
      }),
      { numRuns: QUERIES, seed: 8 },
    )
    expect(hits).toBeGreaterThan(QUERIES)
    expect(db.prepare('SELECT count(*) FROM drafts').pluck().get()).toBe(40)
  })

  test.each([
    '经',
    '经费',
    '项经费',
    '专项经费',
    '专项经费支出共',
    '专项经费支出共1',
    '2.5%',
    '_',
    '“',
    '😀',
    'gdp',
    '𠀀',
  ])('finds %j', (query) => {
    const db = database()
    insertDraft(db, { id: 'a', document: doc(p('专项经费支出共12.5%_“GDP”😀𠀀')), at: T })
    insertDraft(db, { id: 'b', document: doc(p('无关的话')), at: T })
    expect([...findDrafts(db, query).keys()]).toEqual(['a'])
  })

  test.each(['费经', '专项支出', '%费', '专_经', 'é', '一二'])('does not find %j', (query) => {
    const db = database()
    insertDraft(db, { id: 'a', document: doc(p('专项经费支出É'), p('之一'), p('二是')), at: T })
    expect(findDrafts(db, query).size).toBe(0)
  })

  test('reads on over the lines of a title, counts headings, and sees cells', () => {
    const db = database()
    insertDraft(db, { id: 'a', document: doc(title('工作总结\n和计划'), h1('主要做法'), table([['责任科室']])), at: T })
    expect(['总结和计', '一、主要', '责任科室'].map((query) => findDrafts(db, query).size)).toEqual([1, 1, 1])
  })

  test('shows the first line that holds the query', () => {
    const db = database()
    const lines = Array.from({ length: 30 }, (_, index) => p(`第${index}段检查`))
    insertDraft(db, { id: 'a', document: doc(...lines), at: T })
    saveDraft(db, { id: 'a', document: doc(p('新写的检查'), ...lines), caret: null, at: T })
    expect(findDrafts(db, '检查').get('a')).toBe('新写的检查')
  })

  test('asks the words first, then the lines by their number', () => {
    expect(planOf(database(), FIND_LINES, matching('经费'))).toEqual([
      expect.stringMatching(/^SCAN search_grams VIRTUAL TABLE INDEX/),
      'SEARCH search_lines USING INTEGER PRIMARY KEY (rowid=?)',
      'USE TEMP B-TREE FOR GROUP BY',
    ])
  })
})

describe('the index', () => {
  const found = (db: Writable, query: string) => findDrafts(db, query).has('a')

  test('follows every save, and a line that stays is not written again', () => {
    const db = database()
    insertDraft(db, { id: 'a', document: doc(p('旧的话'), p('留下的话')), at: T })
    const kept = () => db.prepare("SELECT line, place FROM search_lines WHERE text = '留下的话'").get()
    expect(kept()).toEqual({ line: 2, place: 1 })
    saveDraft(db, { id: 'a', document: doc(p('新的话'), p('又一句'), p('留下的话')), caret: null, at: T })
    expect(['旧的', '新的', '留下'].map((query) => found(db, query))).toEqual([false, true, true])
    expect(kept()).toEqual({ line: 2, place: 2 })
    expect(counts(db)).toEqual([3, 3])
  })

  test('goes back with the save that fails', () => {
    const db = database()
    insertDraft(db, { id: 'a', document: doc(p('旧的话')), at: T })
    const failing = db.transaction(() => {
      saveDraft(db, { id: 'a', document: doc(p('新的话')), caret: null, at: T })
      throw new Error('planted')
    })
    expect(failing).toThrow('planted')
    expect([found(db, '旧的'), found(db, '新的'), ...counts(db)]).toEqual([true, false, 1, 1])
  })

  test('knows a name as long as the draft has it', () => {
    const db = database()
    insertDraft(db, { id: 'a', document: doc(p('正文')), at: T })
    renameDraft(db, 'a', '报区委的一份')
    saveDraft(db, { id: 'a', document: doc(p('改过的正文')), caret: null, at: T })
    expect(found(db, '报区委')).toBe(true)
    renameDraft(db, 'a', null)
    expect(found(db, '报区委')).toBe(false)
  })

  test('holds nothing of a draft that is gone for good', () => {
    const db = database()
    insertDraft(db, { id: 'a', document: doc(p('一段话'), table([[cell('单元格')]])), at: T })
    removeDraft(db, 'a', T)
    emptyBin(db)
    expect(counts(db)).toEqual([0, 0])
  })
})

describe('an excerpt', () => {
  test('shows some characters on either side, none of them cut in half', () => {
    const line = `${'前'.repeat(20)}😀ABC${'后'.repeat(70)}`
    expect(excerptOf(line, 'abc')).toEqual({
      before: `…${'前'.repeat(15)}😀`,
      hit: 'ABC',
      after: `${'后'.repeat(60)}…`,
    })
  })

  test('shows a short line whole', () => {
    expect(excerptOf('专项经费', '项经')).toEqual({ before: '专', hit: '项经', after: '费' })
  })
})
