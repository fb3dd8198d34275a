import { describe, expect, test } from 'vitest'
import { findSource } from '#core/compare/source-block.ts'
import type { Block, BlockId, Document } from '#core/document/document.ts'
import { plainText } from '#core/document/text.ts'
import { bodiesOf } from '#core/document/walk.ts'
import { paperOf } from '#core/passage/paper-of.ts'
import { rollForward } from '#core/roll-forward/roll-forward.ts'
import { attachment, countingIds, doc, h1, h2, p, table, title } from '../support/build.ts'

const LAST = doc(
  title('示例区教育局2025年工作总结'),
  p('一年来，各项工作平稳推进。'),
  h1('建强教师队伍'),
  h2('优化配置。', '招聘教师42人充实一线，组织跟岗培训6期。'),
  p('评选骨干教师12名，发挥示范作用。'),
  h1('守住安全底线'),
  p('排查校园隐患36处，全部整改到位。'),
  table([
    ['学校', '学位'],
    ['示例一小', '新增360个'],
  ]),
  p('评选骨干教师12名，发挥示范作用。'),
)

const words = (...blocks: readonly Block[]) => doc(...blocks).blocks
const at = (d: Document, index: number) => d.blocks[index]!.id
/** The words at the place that was found, and how it was. */
function found(d: Document, wanted: Parameters<typeof findSource>[1]) {
  const { place, how } = findSource(d, wanted)
  const block = bodiesOf(d)
    .flat()
    .find(({ id }) => id === place)
  return [how, block && plainText(paperOf([block], d.year)).trim()]
}
const without = (d: Document, ...ids: readonly BlockId[]): Document => ({
  ...d,
  blocks: d.blocks.filter(({ id }) => !ids.includes(id)),
})

describe('where words stand in the paper they came from', () => {
  test('a block that the source names is found by its id, whatever became of the words since', () => {
    const block = at(LAST, 4)
    expect(found(LAST, { section: '', block, words: words(p('完全另写的一句话。')) })).toEqual([
      'itself',
      '一、守住安全底线',
    ])
  })
  test('a block that holds nothing any more is not where they stand', () => {
    const emptied = { ...LAST, blocks: [...LAST.blocks.slice(0, 5), { ...LAST.blocks[5]!, runs: [] } as Block] }
    const moved = {
      ...emptied,
      blocks: [...emptied.blocks, { ...p('排查校园隐患36处，全部整改到位。'), id: 'moved0000000' as BlockId }],
    }
    const wanted = { section: '二、', block: at(LAST, 5), words: words(p('排查校园隐患36处，全部整改到位。')) }
    expect(findSource(moved, wanted)).toEqual({ place: 'moved0000000', how: 'itself' })
  })
  test('without an id the same words are found, those of the section first', () => {
    const wanted = { words: words(p('评选骨干教师12名，发挥示范作用。')) }
    expect(findSource(LAST, { ...wanted, section: '一、（一）' })).toEqual({ place: at(LAST, 3), how: 'itself' })
    expect(findSource(LAST, { ...wanted, section: '二、' })).toEqual({ place: at(LAST, 7), how: 'itself' })
  })
  test('a section holds those under it too', () => {
    const wanted = { section: '一、', words: words(p('评选骨干教师12名，发挥示范作用。')) }
    expect(findSource(LAST, wanted)).toEqual({ place: at(LAST, 3), how: 'itself' })
  })
  test('the same words that were moved to another section win over like ones in theirs', () => {
    const moved = doc(
      title('总结'),
      h1('建强教师队伍'),
      p('评选骨干教师3名，发挥了一定的示范作用。'),
      h1('其他工作'),
      p('评选骨干教师12名，发挥示范作用。'),
    )
    const wanted = { section: '一、', words: words(p('评选骨干教师12名，发挥示范作用。')) }
    expect(findSource(moved, wanted)).toEqual({ place: at(moved, 3), how: 'itself' })
  })
  test('of changed words the paragraph is found that holds most of them, and it is said that it is only like them', () => {
    const gone = without(LAST, at(LAST, 5))
    const wanted = { section: '二、', block: at(LAST, 5), words: words(p('评选区级骨干教师15名，发挥示范引领作用。')) }
    expect(found(gone, wanted)).toEqual(['alike', '评选骨干教师12名，发挥示范作用。'])
    expect(findSource(gone, wanted).place).toBe(at(LAST, 7))
  })
  test('words that were joined to others since are found where they were taken from', () => {
    const joined = words(p('建成智慧食堂3个。排查校园隐患36处，全部整改到位。师生用餐更放心。'))
    expect(found(LAST, { section: '二、', words: joined })).toEqual(['itself', '排查校园隐患36处，全部整改到位。'])
  })
  test('half a sentence is found in the whole one', () => {
    const half = words(p('组织跟岗培训6期。'))
    expect(findSource(LAST, { section: '一、（一）', words: half })).toEqual({ place: at(LAST, 2), how: 'itself' })
  })
  test('a table is found by its cells', () => {
    const wanted = {
      section: '二、',
      words: words(
        table([
          ['学校', '学位'],
          ['示例一小', '新增360个'],
        ]),
      ),
    }
    expect(findSource(LAST, wanted)).toEqual({ place: at(LAST, 6), how: 'itself' })
  })
  test('where nothing is like them it is the beginning of their section, and without that of the paper', () => {
    const wanted = { words: words(p('毫不相干的另一件事情。')) }
    expect(found(LAST, { ...wanted, section: '二、' })).toEqual(['section', '一、守住安全底线'])
    expect(findSource(LAST, { ...wanted, section: '三、' })).toEqual({ place: null, how: 'top' })
    expect(findSource(LAST, { ...wanted, section: '' })).toEqual({ place: null, how: 'top' })
    expect(findSource(doc(title('空的')), { section: '', words: [] })).toEqual({ place: null, how: 'top' })
  })
  test('attachments are searched too', () => {
    const d = doc(title('通知'), p('请照办。'), attachment('清单', h1('事项'), p('报送材料须于月底前完成。')))
    const place = d.attachments[0]!.blocks[1]!.id
    const wanted = { words: words(p('报送材料须于月底前完成。')) }
    expect(findSource(d, { ...wanted, section: '附件一、' })).toEqual({ place, how: 'itself' })
  })
  test('every block of a paper that was rolled forward is found, by its id and without it', () => {
    const rolled = rollForward(LAST, { newId: countingIds(), year: 2026, keep: 'text' })
    const blocks = rolled.ok ? rolled.value.draft.blocks : []
    expect(blocks).toHaveLength(LAST.blocks.length)
    for (const block of blocks) {
      const { section, block: id } = block.sources!.at(-1)!
      expect(findSource(LAST, { section, block: id!, words: [block] })).toEqual({ place: id, how: 'itself' })
      expect(findSource(LAST, { section, words: [block] }).place).toBe(id)
    }
  })
})
