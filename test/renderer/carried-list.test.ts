import { expect, test } from 'vitest'
import { markCarried, keepFigures } from '#core/figures/carried.ts'
import { sectionsOf } from '#core/outline/sections.ts'
import { groupFigures } from '#renderer/check/group-figures.ts'
import { sectionName } from '#renderer/check/place-name.ts'
import { hasOpenFigures } from '#renderer/state/check.ts'
import { figureStateOf } from '#renderer/state/open-figures.ts'
import { countingIds, doc, h1, h2, p, title } from '../support/build.ts'

const PAPER = doc(
  title('示例局2025年工作总结'),
  p('全年新增15家。'),
  h1('主要工作'),
  h2('队伍建设', '培训1200人次。'),
  p('合格率98.5%，在去年的基础上增长3.2%。'),
  h1('下一步'),
  p('投入300万元。'),
)
const CARRIED = markCarried(PAPER, { from: 2025, newId: countingIds() })

test('every open figure is listed with the words around it and the heading it stands under', () => {
  const { open, settled } = figureStateOf(CARRIED)
  expect(settled).toBe(0)
  expect(open.map(({ before, text, after, heading }) => [before, text, after, heading])).toEqual([
    ['示例局', '2025年', '工作总结', null],
    ['全年新增', '15家', '。', null],
    ['（一）队伍建设培训', '1200人次', '。', '000000000003'],
    ['合格率', '98.5%', '，在去年的基础上增长…', '000000000003'],
    ['合格率98.5%，在', '去年', '的基础上增长3.2%…', '000000000003'],
    ['…，在去年的基础上增长', '3.2%', '。', '000000000003'],
    ['投入', '300万元', '。', '000000000005'],
  ])
})

test('words that are cut off say so, and never in the midst of a number', () => {
  const paper = doc(title('总结'), p('全年累计投入资金310万元，组织跟岗培训1200人次，发放教材56000册。'))
  const { open } = figureStateOf(markCarried(paper, { from: 2025, newId: countingIds() }))
  expect(open.map(({ before, text, after }) => [before, text, after])).toEqual([
    ['全年累计投入资金', '310万元', '，组织跟岗培训…'],
    ['…万元，组织跟岗培训', '1200人次', '，发放教材…'],
    ['…人次，发放教材', '56000册', '。'],
  ])
})

test('what is settled is counted and no longer listed', () => {
  const ids = figureStateOf(CARRIED).open.map(({ id }) => id)
  const state = figureStateOf(keepFigures(CARRIED, ids.slice(0, 5), '2026-01-05T08:00:00.000Z'))
  expect([state.open.map(({ text }) => text), state.settled]).toEqual([['3.2%', '300万元'], 5])
  expect(figureStateOf(keepFigures(CARRIED, ids, '2026-01-05T08:00:00.000Z'))).toEqual({ open: [], settled: 7 })
})

test('a figure that lies over two lines is one', () => {
  const carried = { id: 'a', type: 'count', from: 2025, state: 'unconfirmed' } as const
  const d = doc(title('总结'), p([{ text: '共12', carried }]), p([{ text: '00人', carried }]))
  expect(figureStateOf(d).open.map(({ text }) => text)).toEqual(['共12'])
})

test('a paper without marks has no list, and none waits', () => {
  expect(figureStateOf(PAPER)).toEqual({ open: [], settled: 0 })
  expect([hasOpenFigures(PAPER), hasOpenFigures(CARRIED)]).toEqual([false, true])
})

test('figures are grouped by section in reading order and by type with the most first', () => {
  const { open } = figureStateOf(CARRIED)
  const sections = sectionsOf(CARRIED)
  const counts = (by: 'section' | 'type') => groupFigures(open, by).map(({ id, figures }) => [id, figures.length])
  expect(groupFigures(open, 'section').map(({ id }) => sectionName(id, sections))).toEqual([
    undefined,
    '（一）队伍建设',
    '二、下一步',
  ])
  expect(counts('section').map(([, count]) => count)).toEqual([2, 4, 1])
  expect(counts('type')).toEqual([
    ['year', 2],
    ['count', 2],
    ['percent', 2],
    ['money', 1],
  ])
})

test('a section says how many figures wait in it, those of its parts included', () => {
  expect(sectionsOf(CARRIED).map(({ title: words, unconfirmed }) => [words, unconfirmed])).toEqual([
    ['主要工作', 4],
    ['队伍建设', 4],
    ['下一步', 1],
  ])
})
