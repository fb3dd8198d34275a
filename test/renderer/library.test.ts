import { expect, test } from 'vitest'
import type { PassageFilters, PassageSummary } from '../../renderer/desk.ts'
import { doc, h1, h2, hole, p, signatory, title } from '../support/build.ts'
import {
  isNarrowed,
  libraryListArgs,
  PAGE_ROWS,
  pagesOf,
  possibleLibraryView,
  rowAt,
  WHOLE_LIBRARY,
} from '../../renderer/state/library.ts'
import { partsOf, passagesOf, proposalOf } from '../../renderer/library/paper-parts.ts'
import {
  changedFacts,
  factsToSave,
  placeWithin,
  tagsBack,
  tagsIn,
  waitingIn,
  wordsOf,
} from '../../renderer/library/passage-words.ts'
import { textOf } from '#core/document/text.ts'

test('the library is asked for what the writer chose and nothing else', () => {
  expect(libraryListArgs(WHOLE_LIBRARY)).toEqual({})
  expect(
    libraryListArgs({
      ...WHOLE_LIBRARY,
      query: ' 安全 ',
      collection: 'problems',
      tag: '教育',
      isFavourite: true,
      sort: 'used',
    }),
  ).toEqual({ query: '安全', collection: 'problems', tag: '教育', isFavourite: true, sort: 'used' })
})

test('the bin keeps its own order, and half a character at the end of a long query is not sent', () => {
  expect(libraryListArgs({ ...WHOLE_LIBRARY, sort: 'title', bin: true })).toEqual({ bin: true })
  const { query = '' } = libraryListArgs({ ...WHOLE_LIBRARY, query: `${'字'.repeat(199)}😀😀` })
  expect([query.length, query.isWellFormed()]).toEqual([200, true])
})

const FILTERS: PassageFilters = {
  total: 3,
  favourites: 0,
  collections: [{ collection: 'openings', passages: 3 }],
  kinds: [],
  years: [{ year: 2025, passages: 3 }],
  units: [{ unit: '', passages: 3 }],
  tags: [],
  inBin: 0,
}

test('a filter goes once its last passage has gone, and stays while there is one', () => {
  const narrow = {
    ...WHOLE_LIBRARY,
    collection: 'openings' as const,
    year: 2024,
    unit: '',
    tag: '教育',
    isFavourite: true,
  }
  const possible = { ...WHOLE_LIBRARY, collection: 'openings' as const, unit: '' }
  expect(possibleLibraryView(narrow, FILTERS)).toEqual(possible)
  expect(possibleLibraryView(possible, FILTERS)).toBe(possible)
  expect([isNarrowed(possible), isNarrowed({ ...WHOLE_LIBRARY, query: '教育', sort: 'title' })]).toEqual([true, false])
})

test('rows are read in the pages that hold them, and a row of a page that is not there is not known', () => {
  expect(pagesOf(0, PAGE_ROWS - 1)).toEqual([0])
  expect(pagesOf(PAGE_ROWS - 1, 2 * PAGE_ROWS)).toEqual([0, 1, 2])
  expect(pagesOf(-8, 5)).toEqual([0])
  const second = { id: 'b' } as PassageSummary
  const rows = { total: 150, pages: new Map([[1, [second]]]) }
  expect(rowAt(rows, PAGE_ROWS)).toBe(second)
  expect([rowAt(rows, 0), rowAt(rows, PAGE_ROWS + 1)]).toEqual([undefined, undefined])
})

test('tags are taken out of a line as people write them, each once and none too long', () => {
  expect(tagsIn('教育，安全、 #党建;教育')).toEqual(['教育', '安全', '党建'])
  expect(tagsIn('，、 ')).toEqual([])
  expect(tagsIn('长'.repeat(60))[0]).toHaveLength(40)
})

test('taking a change of tags back leaves those as they were that had the tag before', () => {
  const before = [
    { id: 'a', tags: ['教育'] },
    { id: 'b', tags: [] },
  ]
  expect(tagsBack(before, { add: ['教育'], remove: [] })).toEqual([{ ids: ['b'], add: [], remove: ['教育'] }])
  expect(tagsBack(before, { add: [], remove: ['教育'] })).toEqual([{ ids: ['a'], add: ['教育'], remove: [] }])
  expect(tagsBack([...before, { id: 'c', tags: null }], { add: ['教育'], remove: [] })).toBeNull()
})

const FACTS = {
  title: '开头',
  collection: 'openings',
  kind: null,
  year: 2025,
  unit: '示例局',
  tags: ['教育'],
  note: '',
} as const

test('of what is said of a passage only that is sent which was changed', () => {
  expect(changedFacts(FACTS, { ...FACTS, tags: ['教育'] })).toEqual({})
  expect(changedFacts({ ...FACTS, year: null, tags: [] }, FACTS)).toEqual({ year: null, tags: [] })
  expect(changedFacts(factsToSave({ ...FACTS, title: ' 开头 ' }), FACTS)).toEqual({})
})

test('what was pasted into a line that a passage does not have stays as a paragraph', () => {
  const d = doc(title('标题的话'), h1('主要工作'), p('正文。'), signatory('示例局'))
  expect(wordsOf(d).map((block) => ('runs' in block ? textOf(block.runs) : ''))).toEqual([
    '标题的话',
    '主要工作',
    '正文。',
    '示例局',
  ])
  expect(wordsOf(doc(h1('主要工作')))).toEqual(doc(h1('主要工作')).blocks)
})

test('blanks and figures that will want a second look are counted', () => {
  const { blocks } = doc(h1('主要工作'), p([{ text: '完成项目12个，培训320人次，涉及' }, hole('地点'), { text: '。' }]))
  expect(waitingIn({ blocks, characters: 20 })).toEqual({ slots: 1, figures: 2 })
  expect(waitingIn({ blocks: doc(p('没有数字。')).blocks, characters: 5 })).toEqual({ slots: 0, figures: 0 })
  expect(waitingIn({ blocks, characters: 100_000 })).toEqual({ slots: 0, figures: 0 })
})

test('the caret leaves an empty line that is not shown for the nearest words, and no other line', () => {
  const d = doc(h1('主要工作'), p('正文。'))
  const [first, last] = d.blocks.map(({ id }) => id)
  const at = (role: string, selected = '') => placeWithin({ role, selected }, () => d)
  expect(at('recipients')).toEqual({ id: first, offset: 0 })
  expect(at('signatory')?.id).toBe(last)
  expect([at('body'), at('title', '选中的')]).toEqual([null, null])
  expect(placeWithin({ role: 'title', selected: '' }, () => doc(title('已有标题'), p('正文。')))).toBeNull()
})

const PAPER = doc(
  title('示例区教育局2025年工作总结'),
  p('2025年，示例区教育局坚持立德树人，各项工作取得新进展。'),
  h1('主要工作'),
  h2('抓党建。', '全年学习12次，组织党员活动6场。'),
  h2('保安全'),
  p('排查隐患36处，全部整改到位，校园安全形势平稳。'),
  p('（略）'),
  h1('存在问题'),
  p('优质学位供给仍有不足，城乡差距有待缩小。'),
)

test('the sections and the longer paragraphs of a paper are offered with the place where they stand', () => {
  expect(partsOf(PAPER).map(({ shape, place, words }) => [shape, place, words.slice(0, 6)])).toEqual([
    ['paragraph', '', '2025年，'],
    ['section', '一、主要工作', '抓党建。全年'],
    ['section', '（一）抓党建。', '全年学习12'],
    ['section', '（二）保安全', '排查隐患36'],
    ['paragraph', '（二）保安全', '排查隐患36'],
    ['section', '二、存在问题', '优质学位供给'],
    ['paragraph', '二、存在问题', '优质学位供给'],
  ])
})

test('a part is proposed a title of its own words, and its collection by the headings above it', () => {
  const proposals = partsOf(PAPER).map((part) => proposalOf(PAPER, part))
  expect(proposals[0]).toEqual({ title: '2025年', collection: 'openings' })
  expect(proposals[2]).toEqual({ title: '抓党建', collection: 'other' })
  expect(proposals.slice(5).map(({ collection }) => collection)).toEqual(['problems', 'problems'])
})

test('kept parts carry what was given once for all, and say where they came from', () => {
  const chosen = partsOf(PAPER)
    .filter(({ place }) => place === '（二）保安全')
    .map((part) => ({ ...part, ...proposalOf(PAPER, part), collection: 'other' as const }))
  const shared = { kind: 'summary' as const, year: 2025, unit: '示例区教育局', tags: ['安全'] }
  const kept = passagesOf(chosen, { document: PAPER, paper: 'old-1', shared })
  expect(kept).toHaveLength(2)
  expect(kept[0]).toMatchObject({ title: '保安全', ...shared })
  expect(kept[0]!.blocks.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'paragraph'])
  expect(kept[1]!.source).toEqual({
    paper: 'old-1',
    title: '示例区教育局2025年工作总结',
    year: 2025,
    section: '一、（二）',
  })
})
