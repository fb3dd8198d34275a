import { describe, expect, test } from 'vitest'
import type { BlockId } from '#core/document/document.ts'
import { openSlots } from '#core/document/walk.ts'
import { sectionsOf } from '#core/outline/sections.ts'
import { planBlocks } from '#core/roll-forward/plan-part.ts'
import type { PlanAnswer, PlanItem } from '#renderer/desk.ts'
import { labelsOf } from '#renderer/i18n/labels.ts'
import { matrixOf } from '#renderer/plan/matrix.ts'
import { countWords, stateWords } from '#renderer/plan/plan-words.ts'
import { slotsInPlace } from '#renderer/state/slots-in-place.ts'
import { doc, h1, h2, h3, hole, p, signatory, table, title } from '../support/build.ts'

const chinese = labelsOf('zh-CN')

function answer(heading: BlockId | null, more: Partial<PlanAnswer> = {}): PlanAnswer {
  return { block: '000000000009' as BlockId, heading, section: '（一）安全', excerpt: '', isOld: false, ...more }
}
function item(state: PlanItem['state'], answers: readonly PlanAnswer[] = [], more: Partial<PlanItem> = {}): PlanItem {
  return {
    key: 'k',
    section: '三、',
    number: '1.',
    text: '建成校区',
    state,
    isByHand: false,
    answers: [...answers],
    ...more,
  }
}

describe('what became of an item', () => {
  test('is said in one line', () => {
    const [found, old] = [answer(null), answer(null, { isOld: true })]
    expect(stateWords(item('answered', [found]), chinese)).toBe('答在：（一）安全')
    expect(stateWords(item('answered', [found], { isByHand: true }), chinese)).toBe('答在：（一）安全（您指定）')
    expect(stateWords(item('open', [old]), chinese)).toBe('还是去年的话：（一）安全')
    // The writer said that the place found is none.
    expect(stateWords(item('open', [found], { isByHand: true }), chinese)).toBe('还没有答')
    expect(stateWords(item('open'), chinese)).toBe('还没有答')
    expect(stateWords(item('dropped', [], { reason: '并入下年' }), chinese)).toBe('不再实施：并入下年')
    expect(stateWords(item('dropped', [], { reason: '' }), chinese)).toBe('不再实施')
    expect(stateWords(item('answered', [answer(null, { section: '' })]), chinese)).toBe('答在：开头')
  })

  test('is counted without what was dropped', () => {
    const items = [item('answered'), item('answered'), item('open'), item('dropped')]
    expect(countWords(items, chinese)).toEqual({ answered: '2', wanted: '3' })
  })
})

describe('the table of items and sections', () => {
  const paper = doc(
    title('工作总结'),
    h1('2026年工作总结'),
    h2('安全'),
    h3('校车'),
    p('一'),
    h2('队伍'),
    p('二'),
    h1('存在的问题'),
    p('三'),
    h1('2027年工作计划'),
    h2('安全'),
    p('四'),
  )
  const sections = sectionsOf(paper)
  const idOf = (name: string) => sections.find((section) => section.title === name)!.id
  const columnsOf = (...items: readonly PlanItem[]) => matrixOf(items, sections, planBlocks(paper))

  test('has a column for each section of the summary and for a chapter without sections', () => {
    expect(columnsOf().columns.map(({ name }) => name)).toEqual(['（一）安全', '（二）队伍', '二、存在的问题'])
  })

  test('marks the section that an answer stands in, however deep, with the likest of its answers', () => {
    const answered = item('answered', [answer(idOf('队伍')), answer(idOf('校车')), answer(idOf('安全'))])
    const { rows } = columnsOf(answered, item('open', [answer(idOf('队伍'), { isOld: true })]))
    expect([...rows[0]!]).toEqual([
      [idOf('队伍'), { answer: 0, isOld: false }],
      [idOf('安全'), { answer: 1, isOld: false }],
    ])
    expect([...rows[1]!]).toEqual([[idOf('队伍'), { answer: 0, isOld: true }]])
  })

  test('shows a chapter that has sections only where something answers in itself, and nothing of what was dropped', () => {
    const own = columnsOf(item('answered', [answer(idOf('2026年工作总结'))]))
    expect(own.columns.map(({ name }) => name)).toContain('一、2026年工作总结')
    expect(columnsOf(item('dropped', [answer(idOf('队伍'))])).rows[0]!.size).toBe(0)
    expect(columnsOf(item('answered', [answer(null)])).rows[0]!.size).toBe(0)
  })
})

test('blanks are listed in the order in which they are walked, with the words of their sentence and their heading', () => {
  const paper = doc(
    title([{ text: '示例局' }, hole('年份'), { text: '年总结' }]),
    h1('工作'),
    p([{ text: '排查隐患。新建学校' }, hole('几所'), { text: '所，投入使用；另建2所。' }]),
    table([['项目', [hole('项目名')]]]),
    signatory([hole('单位')]),
  )
  const slots = slotsInPlace(paper)
  expect(slots.map(({ place, run }) => ({ place, run }))).toEqual(openSlots(paper))
  expect(slots.map(({ before, after, heading }) => [before, after, heading])).toEqual([
    ['示例局', '年总结', null],
    ['新建学校', '所，投入使用；', paper.blocks[0]!.id],
    ['', '', paper.blocks[0]!.id],
    ['', '', null],
  ])
})
