import { expect, test } from 'vitest'
import { MAX_IMPORT_BYTES, MAX_IMPORT_FILES } from '#contract'
import { MAX_EXCHANGE_BYTES } from '#core/passage/exchange.ts'
import type { RecogniseNote } from '#core/recognise/notes.ts'
import { namesIn } from '../../renderer/import/names.ts'
import { paperRows } from '../../renderer/import/paper-rows.ts'
import { changesIn, hasSeveralLines, pastedBlocks } from '../../renderer/import/pasted.ts'
import { MAX_LIBRARY_BYTES } from '../../renderer/state/exchange.ts'
import { MAX_BYTES, MAX_FILES } from '../../renderer/state/import.ts'
import { oldListArgs } from '../../renderer/state/old-papers.ts'
import { textOf } from '#core/document/text.ts'
import { attachment, countingIds, date, doc, h1, h2, p, signatory, title } from '../support/build.ts'

const namesOf = (...words: readonly string[]) =>
  namesIn(paperRows(doc(...words.map((line) => p(line))))).map(({ name, kind, count }) => `${kind} ${name} ${count}`)

test('units and places are found where nothing runs into them, and counted wherever they stand', () => {
  expect(
    namesOf('2025年，示例区教育局在区委领导下，会同临河县水利局推进工作。', '推进示例区教育改革，赴青川县学习。'),
  ).toEqual(['place 示例区 2', 'place 临河县 1', 'unit 临河县水利局 1', 'place 青川县 1', 'unit 示例区教育局 1'])
})

test('areas of every kind are no names', () => {
  expect(namesOf('全区、各镇、我市、园区、城区和社区的情况。', '在地区、在校区、在辖区。')).toEqual([])
})

test('a paper without places has none', () => {
  expect(namesOf('全年学习12次。')).toEqual([])
})

test('a pasted paper becomes lines and blocks in its order, whatever line of it they were', () => {
  const pasted = doc(
    title('示例局总结'),
    h1('主要工作'),
    h2('党建。', '学习。'),
    signatory('示例局'),
    date('2025年12月1日'),
    attachment('统计表', p('表。')),
  )
  const blocks = pastedBlocks([pasted], countingIds())
  const words = blocks.map((block) => [block.type, 'runs' in block ? textOf(block.runs) : ''])
  expect(words).toEqual([
    ['paragraph', '示例局总结'],
    ['heading', '主要工作'],
    ['heading', '党建。'],
    ['paragraph', '示例局'],
    ['paragraph', '2025年12月1日'],
    ['paragraph', '附件'],
    ['paragraph', '统计表'],
    ['paragraph', '表。'],
  ])
})

test('one line is pasted as it is, several are recognised', () => {
  expect(['一行', '一行\n', '\r\n一行\r\n\r\n', '两\n行', '两\r行'].map(hasSeveralLines)).toEqual([
    false,
    false,
    false,
    true,
    true,
  ])
})

test('what was only marked is no change', () => {
  const note = (code: RecogniseNote['code'], to?: string): RecogniseNote => ({
    code,
    text: '',
    at: 0,
    end: 0,
    ...(to !== undefined && { to }),
  })
  expect(changesIn([note('hole-found'), note('page-line-dropped', ''), note('simplified', '进')])).toBe(2)
})

test('the limits of an import are those of the contract', () => {
  expect([MAX_BYTES, MAX_FILES]).toEqual([MAX_IMPORT_BYTES, MAX_IMPORT_FILES])
  expect(MAX_LIBRARY_BYTES).toBe(MAX_EXCHANGE_BYTES)
})

test('the bin of old papers has an order of its own, the list is narrowed by what is chosen', () => {
  const view = { query: ' 办学 ', year: 2024, kind: null, unit: '示例局', sort: 'year', bin: false } as const
  expect(oldListArgs(view)).toEqual({ query: '办学', year: 2024, unit: '示例局', sort: 'year' })
  expect(oldListArgs({ ...view, query: '', year: null, unit: null, bin: true })).toEqual({ bin: true })
})
