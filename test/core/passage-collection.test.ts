import { expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { guessCollection } from '#core/passage/guess-collection.ts'
import { attachment, doc, h1, h2, p, settings, title } from '../support/build.ts'

const PAPER = doc(
  settings({ kind: 'summary-and-plan', year: 2025 }),
  title('示例局2025年工作总结和2026年工作计划'),
  p('开头的话。'),
  h1('2025年工作总结'),
  h2('着力解决民生问题'),
  p('办了实事。'),
  h2('存在的问题和不足'),
  p('基础薄弱。'),
  h1('2026年工作计划'),
  h2('抓好落实'),
  p('继续努力。'),
  p('特此报告。'),
  attachment('附表', p('附表正文。')),
)
const idOf = (d: Document, text: string) =>
  [...d.blocks, ...d.attachments.flatMap(({ blocks }) => blocks)].find((block) => JSON.stringify(block).includes(text))!
    .id

test.each([
  ['开头的话', 'openings'],
  ['2025年工作总结', 'other'],
  ['办了实事', 'other'],
  ['存在的问题和不足', 'problems'],
  ['基础薄弱', 'problems'],
  ['2026年工作计划', 'next-year'],
  ['继续努力', 'next-year'],
  ['特此报告', 'closings'],
  ['附表正文', 'other'],
] as const)('at «%s» passages of «%s» suit', (text, collection) => {
  expect(guessCollection(PAPER, idOf(PAPER, text))).toBe(collection)
})

test('the paper’s own lines belong to its opening and its closing; elsewhere nothing is guessed', () => {
  const places = ['title', 'recipients', 'signatory', 'date', 'note', null, 'gone']
  expect(places.map((place) => guessCollection(PAPER, place))).toEqual([
    'openings',
    'openings',
    'closings',
    'closings',
    'closings',
    'other',
    'other',
  ])
  const plain = doc(title('通知'), p('甲。'))
  expect(guessCollection(plain, idOf(plain, '甲'))).toBe('other')
})
