import { expect, test } from 'vitest'
import type { Block, Run } from '#core/document/document.ts'
import { cutBlock } from '#core/document/cut-block.ts'
import { doc, h1, p, pageBreak } from '../support/build.ts'

const SOURCES = [{ paper: 'old-1', title: '2024年工作总结', year: 2024, section: '一、' }]
const only = (block: Block): Block => ({ ...doc(block).blocks[0]!, sources: SOURCES })
const plain = (text: string): Run => ({ text })

test('a paragraph is cut inside its runs, which keep their marks', () => {
  const block = only(p([plain('全年'), { text: '平稳', bold: true }, plain('有序。')]))
  expect(cutBlock(block, 1, 3)).toEqual({ ...block, runs: [plain('年'), { text: '平', bold: true }] })
  expect(cutBlock(block, 0, Infinity)).toEqual(block)
  expect(cutBlock(block, 4, 4)).toBeNull()
})

test('a heading stays one only with all of its words', () => {
  const block = only(h1('抓好党建。', '一是学习。'))
  expect(cutBlock(block, 0, 7)).toEqual({ ...block, runIn: [plain('一是')] })
  const { runIn: _gone, ...heading } = { runIn: [], ...block }
  expect(cutBlock(block, 0, 5)).toEqual(heading)
  expect(cutBlock(block, 2, 7)).toEqual({
    type: 'paragraph',
    id: block.id,
    runs: [plain('党建。'), plain('一是')],
    sources: SOURCES,
  })
})

test('a block that is no line is never cut', () => {
  const frame = doc(pageBreak()).blocks[0]!
  expect(cutBlock(frame, 1, 2)).toBe(frame)
})
