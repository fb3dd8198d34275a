import { describe, expect, test } from 'vitest'
import { alignSections } from '#core/compare/align.ts'
import { besideSection } from '#core/compare/beside.ts'
import type { BlockId, Document } from '#core/document/document.ts'
import { doc, h1, h2, p, table, title } from '../support/build.ts'

const theirs = doc(
  title('示例区教育局2025年工作总结'),
  p('2025年，各项工作平稳推进。'),
  h1('工作总结'),
  h2('党建引领'),
  p('开展主题党日12次。发展党员8名，转正党员6名。建成示范支部2个。'),
  h2('队伍建设', '招聘教师30名。组织培训5期。'),
  h1('存在问题'),
  p('资源配置还不够均衡。'),
)
const ours = doc(
  title('示例区教育局2026年工作总结'),
  p('2026年，各项工作平稳推进。'),
  h1('工作总结'),
  h2('党建引领'),
  p('开展主题党日15次。建成示范支部2个。'),
  h2('队伍建设', '招聘教师30名。'),
)

const headed = (d: Document, words: string) =>
  d.blocks.find((block) => block.type === 'heading' && block.runs[0]!.text === words)!.id
const shown = (pair: { ours: BlockId | null; theirs: BlockId | null }) => besideSection(ours, theirs, pair)
const states = (pair: { ours: BlockId | null; theirs: BlockId | null }) =>
  shown(pair).blocks.flatMap(({ sentences }) => sentences.map(({ text, state }) => [text, state]))

describe('an earlier section beside ours', () => {
  test('says of each sentence whether it was taken over, changed or left', () => {
    expect(states({ ours: headed(ours, '党建引领'), theirs: headed(theirs, '党建引领') })).toEqual([
      ['党建引领', 'kept'],
      ['开展主题党日12次。', 'changed'],
      ['发展党员8名，转正党员6名。', 'unused'],
      ['建成示范支部2个。', 'kept'],
    ])
  })

  test('tells the differences of a changed sentence, numbers as a whole', () => {
    const { blocks } = shown({ ours: headed(ours, '党建引领'), theirs: headed(theirs, '党建引领') })
    expect(blocks[1]!.sentences[0]!.spans).toEqual([
      { text: '开展主题党日', kind: 'same' },
      { text: '12', kind: 'gone' },
      { text: '15', kind: 'new' },
      { text: '次。', kind: 'same' },
    ])
  })

  test('sentences of a run-in heading count on in the text of its block', () => {
    const { blocks } = shown({ ours: headed(ours, '队伍建设'), theirs: headed(theirs, '队伍建设') })
    expect(blocks).toHaveLength(1)
    expect(blocks[0]).toMatchObject({ level: 2, number: '（二）' })
    expect(blocks[0]!.sentences.map(({ start, end, state }) => [start, end, state])).toEqual([
      [0, 4, 'kept'],
      [4, 12, 'kept'],
      [12, 19, 'unused'],
    ])
  })

  test('the lead is what stands before the first heading, with the chapters to choose from', () => {
    const lead = shown({ ours: null, theirs: null })
    expect(lead.blocks.flatMap(({ sentences }) => sentences.map(({ text }) => text))).toEqual([
      '2025年，各项工作平稳推进。',
    ])
    expect(lead.children.map(({ number, title: words }) => number + words)).toEqual(['一、工作总结', '二、存在问题'])
  })

  test('a chapter too long for a pane is shown by its own text and the sections under it', () => {
    const long = doc(title('总结'), h1('工作'), p('先说总的情况。'), h2('教育'), p('做了很多事情。'.repeat(700)))
    const section = besideSection(long, long, { ours: headed(long, '工作'), theirs: headed(long, '工作') })
    expect(section.blocks.flatMap(({ sentences }) => sentences.map(({ text }) => text))).toEqual([
      '工作',
      '先说总的情况。',
    ])
    expect(section.children).toEqual([{ id: headed(long, '教育'), number: '（一）', title: '教育' }])
  })

  test('a table stands without sentences, an empty paragraph not at all', () => {
    const tabled = doc(title('总结'), h1('工作'), p(''), table([['学校', '数量']]))
    const { blocks } = besideSection(tabled, tabled, { ours: headed(tabled, '工作'), theirs: headed(tabled, '工作') })
    expect(blocks.map(({ sentences }) => sentences.length)).toEqual([1, 0])
  })

  test('a section that is there no longer shows nothing', () => {
    expect(shown({ ours: null, theirs: 'zzzzzzzzzzzz' as BlockId })).toEqual({ blocks: [], children: [] })
  })

  test('what alignment finds is what stands beside', () => {
    const pairs = alignSections(ours, theirs)
    expect(pairs.find((pair) => pair.ours === headed(ours, '队伍建设'))?.theirs).toBe(headed(theirs, '队伍建设'))
  })
})
