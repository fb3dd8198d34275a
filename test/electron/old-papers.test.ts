import { describe, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { keepAsset, findAsset, sizesOfAssets } from '#electron/storage/assets.ts'
import type { Writable } from '#electron/storage/connection.ts'
import { emptyBin, insertDraft, removeDraft } from '#electron/storage/drafts.ts'
import {
  COUNT_OLD_KINDS,
  COUNT_OLD_UNITS,
  COUNT_OLD_YEARS,
  LIST_OLD,
  LIST_OLD_BIN,
  listOldPapers,
  readOldFilters,
} from '#electron/storage/old-paper-list.ts'
import type { NewOldPaper } from '#electron/storage/old-papers.ts'
import {
  correctOldPaper,
  emptyOldBin,
  insertOldPaper,
  openOldPaper,
  removeOldPapers,
  restoreOldPapers,
} from '#electron/storage/old-papers.ts'
import {
  FIND_BY_FILE,
  FIND_BY_TEXT,
  keepOriginal,
  linkOriginal,
  originalBytes,
  originalOf,
  twinsByFile,
  twinsByText,
} from '#electron/storage/originals.ts'
import { FIND_OLD_LINES, findDrafts, findOldPapers, matching } from '#electron/storage/search.ts'
import { doc, h1, p, settings, title } from '../support/build.ts'
import { database, planOf } from './open-database.ts'

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`
const paper = (words: string, fields: Partial<Document> = {}) =>
  doc(
    settings({ kind: 'summary', year: 2024, unit: '示例区教育局', ...fields }),
    title(words),
    h1('做法'),
    p('经费支出。'),
  )

function kept(db: Writable, id: string, more: Partial<NewOldPaper> = {}): void {
  const document = paper(`${id}号总结`)
  insertOldPaper(db, { id, document, importedAt: at(1), original: null, file: null, textSha256: id, ...more })
}

const idsOf = (papers: readonly { readonly id: string }[]) => papers.map(({ id }) => id)

describe('the list of old papers', () => {
  function several(): Writable {
    const db = database()
    kept(db, 'a', { document: paper('乙总结', { year: 2022 }), importedAt: at(3) })
    kept(db, 'b', { document: paper('甲要点', { year: 2024, kind: 'work-points', unit: '示例镇' }), importedAt: at(1) })
    kept(db, 'c', { document: paper('丙总结', { year: 2024 }), importedAt: at(2) })
    kept(db, 'd', { document: paper('丁总结', { year: 2023 }), importedAt: at(4) })
    removeOldPapers(db, ['d'], at(5))
    return db
  }

  test('is in the order of the years, the newest first, or as asked for', () => {
    const db = several()
    expect(idsOf(listOldPapers(db))).toEqual(['c', 'b', 'a'])
    expect(idsOf(listOldPapers(db, { sort: 'imported' }))).toEqual(['a', 'c', 'b'])
    expect(idsOf(listOldPapers(db, { sort: 'title' }))).toEqual(['c', 'b', 'a'])
    expect(listOldPapers(db, { bin: true })).toMatchObject([{ id: 'd', deletedAt: at(5) }])
  })

  test('is narrowed by year, kind and unit', () => {
    const db = several()
    expect(idsOf(listOldPapers(db, { year: 2024 }))).toEqual(['c', 'b'])
    expect(idsOf(listOldPapers(db, { year: 2024, kind: 'summary' }))).toEqual(['c'])
    expect(idsOf(listOldPapers(db, { unit: '示例镇' }))).toEqual(['b'])
    expect(readOldFilters(db)).toEqual({
      years: [
        { year: 2024, papers: 2 },
        { year: 2022, papers: 1 },
      ],
      kinds: [
        { kind: 'summary', papers: 2 },
        { kind: 'work-points', papers: 1 },
      ],
      units: [
        { unit: '示例区教育局', papers: 2 },
        { unit: '示例镇', papers: 1 },
      ],
      inBin: 1,
    })
  })

  test('finds two characters in the text and shows where, and nothing of drafts', () => {
    const db = several()
    insertDraft(db, { id: 'draft', document: paper('新稿'), at: at(1) })
    const [first] = listOldPapers(db, { query: '支出', year: 2022 })
    expect(first).toMatchObject({ id: 'a', excerpt: { before: '经费', hit: '支出', after: '。' } })
    expect(listOldPapers(db, { query: '没有' })).toEqual([])
    expect(idsOf(listOldPapers(db, { query: '丁总', bin: true }))).toEqual(['d'])
    expect([...findDrafts(db, '支出').keys()]).toEqual(['draft'])
  })

  test('reads no text of the papers and finds by the index', () => {
    const db = several()
    const all = { year: null, kind: null, unit: null }
    expect(planOf(db, LIST_OLD, all)).toEqual(['SCAN old_papers USING INDEX old_papers_by_year'])
    expect(planOf(db, LIST_OLD_BIN, all)).toEqual(['SEARCH old_papers USING INDEX old_papers_in_bin (deleted_at>?)'])
    expect(planOf(db, COUNT_OLD_YEARS)).toEqual(['SCAN old_papers USING INDEX old_papers_by_year'])
    expect(planOf(db, COUNT_OLD_KINDS)).toEqual(['SCAN old_papers USING COVERING INDEX old_papers_by_kind'])
    expect(planOf(db, COUNT_OLD_UNITS)[0]).toBe('SCAN old_papers USING COVERING INDEX old_papers_by_unit')
    const found = planOf(db, FIND_OLD_LINES, matching('支出'))
    expect(found[0]).toContain('SCAN old_grams VIRTUAL TABLE INDEX')
    expect(found[1]).toBe('SEARCH old_lines USING INTEGER PRIMARY KEY (rowid=?)')
    for (const statement of [FIND_BY_FILE, FIND_BY_TEXT])
      expect(planOf(db, statement, { sha256: 'x' }).filter((step) => step.startsWith('SCAN'))).toEqual([])
  })
})

describe('an old paper', () => {
  test('is corrected in the list and in itself, and found by its new title alone', () => {
    const db = database()
    kept(db, 'a', { document: paper('去年的总结') })
    expect(correctOldPaper(db, 'a', { title: ' 2023年\n总结 ', year: 2023, unit: '示例镇', kind: 'report' }).ok).toBe(
      true,
    )
    const facts = { title: '2023年总结', year: 2023, unit: '示例镇', kind: 'report' }
    expect(listOldPapers(db)).toMatchObject([facts])
    const { kind, year, unit } = facts
    expect(openOldPaper(db, 'a')).toMatchObject({
      ok: true,
      value: { document: { kind, year, unit, title: [{ text: facts.title }] } },
    })
    expect([findOldPapers(db, '去年').size, findOldPapers(db, '3年总').size]).toEqual([0, 1])
    expect(correctOldPaper(db, 'a', {}).ok).toBe(true)
    expect(listOldPapers(db)).toMatchObject([facts])
  })

  test('goes into the bin and comes back, several at once or none', () => {
    const db = database()
    kept(db, 'a')
    kept(db, 'b')
    const missing = { ok: false, error: { code: 'old-paper-missing' } }
    expect(removeOldPapers(db, ['a', 'none'], at(2))).toEqual(missing)
    expect(idsOf(listOldPapers(db)).toSorted()).toEqual(['a', 'b'])
    removeOldPapers(db, ['a', 'b'], at(2))
    removeOldPapers(db, ['a'], at(3))
    expect(openOldPaper(db, 'a')).toEqual({ ok: false, error: { code: 'old-paper-in-bin' } })
    expect(listOldPapers(db, { bin: true }).map(({ deletedAt }) => deletedAt)).toEqual([at(2), at(2)])
    restoreOldPapers(db, ['b'])
    expect(emptyOldBin(db)).toBe(1)
    expect([openOldPaper(db, 'a'), openOldPaper(db, 'b').ok]).toEqual([missing, true])
    expect(idsOf(listOldPapers(db, { query: '号总结' }))).toEqual(['b'])
    expect(db.prepare('SELECT count(*) FROM old_lines').pluck().get()).toBe(3)
  })

  test('is known again by its file or its text, while it is not in the bin', () => {
    const db = database()
    keepOriginal(db, { sha256: 'f', name: 'a.doc', bytes: Uint8Array.of(1), at: at(1) })
    kept(db, 'a', { original: 'f', file: 'a.doc', textSha256: 't' })
    insertDraft(db, { id: 'd', name: '我的', document: paper('x'), at: at(1) })
    linkOriginal(db, 'd', { sha256: 'f', name: 'b.doc' })
    const old = { of: 'old-paper', id: 'a', title: 'a号总结' }
    expect(twinsByFile(db, 'f')).toEqual([old, { of: 'draft', id: 'd', title: '我的' }])
    expect(twinsByText(db, 't')).toEqual([old])
    removeOldPapers(db, ['a'], at(2))
    removeDraft(db, 'd', at(2))
    expect([...twinsByFile(db, 'f'), ...twinsByText(db, 't')]).toEqual([])
  })
})

describe('the file that a paper came from', () => {
  const bytes = Uint8Array.of(1, 2, 3)

  function shared(): Writable {
    const db = database()
    keepOriginal(db, { sha256: 'f', name: '总结.doc', bytes, at: at(1) })
    keepOriginal(db, { sha256: 'f', name: '副本.doc', bytes, at: at(2) })
    kept(db, 'a', { original: 'f', file: '总结.doc' })
    insertDraft(db, { id: 'd', document: paper('x'), at: at(2) })
    linkOriginal(db, 'd', { sha256: 'f', name: '副本.doc' })
    return db
  }

  test('is kept once, under the name that it had for each paper', () => {
    const db = shared()
    const file = { sha256: 'f', size: 3, addedAt: at(1) }
    expect(originalOf(db, { oldPaper: 'a' })).toEqual({ ...file, name: '总结.doc' })
    expect(originalOf(db, { draft: 'd' })).toEqual({ ...file, name: '副本.doc' })
    expect([...originalBytes(db, 'f')!]).toEqual([1, 2, 3])
    expect(db.prepare('SELECT count(*) FROM originals').pluck().get()).toBe(1)
    expect(originalOf(db, { draft: 'none' })).toBeUndefined()
  })

  const originals = (db: Writable) => db.prepare('SELECT sha256 FROM originals').pluck().all()

  test.each([
    ['the old paper', 'the draft', ['a', 'd']],
    ['the draft', 'the old paper', ['d', 'a']],
  ])('stays when %s goes for good, and goes with %s', (_first, _second, [first, second]) => {
    const db = shared()
    const remove = (id: string) => {
      if (id === 'd') {
        removeDraft(db, id, at(3))
        emptyBin(db)
      } else {
        removeOldPapers(db, [id], at(3))
        emptyOldBin(db)
      }
    }
    remove(first!)
    expect(originals(db)).toEqual(['f'])
    remove(second!)
    expect(originals(db)).toEqual([])
  })
})

test('a picture is kept once, with its size where a page can show it', () => {
  const db = database()
  const png = { sha256: 'p', type: 'png', width: 20, height: 10, bytes: Uint8Array.of(1) }
  keepAsset(db, png, at(1))
  keepAsset(db, { ...png, width: 99 }, at(2))
  keepAsset(db, { sha256: 'e', type: null, width: null, height: null, bytes: Uint8Array.of(2) }, at(1))
  expect(sizesOfAssets(db, ['p', 'p', 'e', 'none'])).toEqual([{ asset: 'p', width: 20, height: 10 }])
  expect(findAsset(db, 'p')).toMatchObject({ type: 'png', width: 20 })
  expect(findAsset(db, 'none')).toBeUndefined()
})
