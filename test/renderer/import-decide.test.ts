import { expect, test } from 'vitest'
import { accept, acceptKind, refuse, refuseKind, setLevel } from '../../renderer/import/decide.ts'
import { alignedTop, paperRows } from '../../renderer/import/paper-rows.ts'
import { foundRows, plainName, yearOf } from '../../renderer/import/found-papers.ts'
import type { FoundPaper, ImportedFile } from '../../renderer/desk.ts'
import { attachment, date, doc, h1, h2, p, recipients, signatory, table, title } from '../support/build.ts'

const UNDECIDED = { refused: { codes: [], places: [], except: [] }, levels: [] }

const HERE = { code: 'simplified', at: 7 } as const
const THERE = { code: 'simplified', at: 9 } as const

test('one place is refused and taken back', () => {
  const refused = refuse(UNDECIDED, HERE)
  expect(refused.refused.places).toEqual([HERE])
  expect(refuse(refused, HERE)).toEqual(refused)
  expect(accept(refused, HERE)).toEqual(UNDECIDED)
})

test('in a refused kind single places are done all the same, and refused again', () => {
  const kind = refuseKind(UNDECIDED, 'simplified')
  const except = accept(kind, HERE)
  expect(except.refused).toEqual({ codes: ['simplified'], places: [], except: [HERE] })
  expect(refuse(except, HERE)).toEqual(kind)
})

test('a word on the whole kind forgets what was said of its places, and of no other', () => {
  const other = { code: 'pinyin-dropped', at: 1 } as const
  const some = refuse(refuse(refuse(UNDECIDED, HERE), THERE), other)
  expect(refuseKind(some, 'simplified').refused).toEqual({ codes: ['simplified'], places: [other], except: [] })
  expect(acceptKind(some, 'simplified').refused).toEqual({ codes: [], places: [other], except: [] })
})

test('the last level that was said of a block holds', () => {
  const levels = setLevel(setLevel(UNDECIDED, 4, 1), 4, 0)
  expect(levels.levels).toEqual([{ at: 4, level: 0 }])
})

test('a paper is read as its lines, with numbers, and where each begins in the source', () => {
  const paper = doc(
    title('示例局2025年工作总结'),
    recipients('区政府：'),
    h1('主要工作'),
    h2('党建。', '一是学习。'),
    p('正文。'),
    table([['项目']]),
    signatory('示例局'),
    date('2025年12月1日'),
    attachment('统计表', p('表。')),
  )
  const first = paper.blocks[0]!.id
  const rows = paperRows(paper, [[first, 12]])
  expect(rows.map(({ role, number }) => `${role}${number ? ` ${number}` : ''}`)).toEqual([
    'title',
    'recipients',
    'heading 一、',
    'heading （一）',
    'body',
    'body',
    'signatory',
    'date',
    'label',
    'attachment',
    'body',
  ])
  expect(rows.find(({ id }) => id === first)?.at).toBe(12)
  expect(rows[5]?.frame?.type).toBe('table')
})

test('the other side is scrolled to what stands beside: at the pairs exactly, between them evenly', () => {
  const pairs = [
    [0, 0],
    [100, 300],
    [200, 340],
  ] as const
  expect([0, 50, 100, 150, 260].map((top) => alignedTop(pairs, top))).toEqual([0, 150, 300, 320, 400])
  expect(alignedTop([], 40)).toBe(40)
  expect(alignedTop([[50, 100]], 25)).toBe(50)
})

const found = (paper: number, more: Partial<FoundPaper> = {}): FoundPaper => ({
  paper,
  title: '工作总结',
  kind: 'summary',
  year: 2024,
  unit: '示例局',
  isYearGuessed: false,
  characters: 10,
  ...more,
})
const file = (number: number, ...papers: readonly FoundPaper[]): ImportedFile => ({
  file: number,
  name: `${number}.doc`,
  size: 1,
  state: 'read',
  papers: [...papers],
  notes: {},
})

test('what is there already is not ticked, what was corrected stands in the place of the guess', () => {
  const duplicate = { by: 'text', of: 'old-paper', title: '工作总结' } as const
  const files = [file(0, found(0), found(1)), file(1, found(0, { duplicate })), file(2, found(0))]
  const rows = foundRows(files, {
    facts: new Map([['0/1', { year: 2023 }]]),
    ticks: new Map([['0/0', false]]),
    kept: new Map([['2/0', 'old-paper']]),
  })
  expect(rows.map(({ key, isTicked }) => [key, isTicked])).toEqual([
    ['0/0', false],
    ['0/1', true],
    ['1/0', false],
    ['2/0', false],
  ])
  expect(rows[1]?.facts).toEqual({ title: '工作总结', kind: 'summary', year: 2023, unit: '示例局' })
  expect(rows[3]?.kept).toBe('old-paper')
})

test('a year is four digits', () => {
  expect(['2024', ' 2024 ', '24', '0024', '2024年', ''].map(yearOf)).toEqual([2024, 2024, ...Array(4).fill(undefined)])
})

test('a file is called without its folders and its ending', () => {
  expect(['2023/总结.doc', '总结', '.doc', '第3.5版.docx'].map(plainName)).toEqual(['总结', '总结', '.doc', '第3.5版'])
})
