import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BlockId, Document } from '#core/document/document.ts'
import { partOf } from '#core/document/part.ts'
import { documentSchema } from '#core/document/schema.ts'
import { plainText } from '#core/document/text.ts'
import { bodiesOf } from '#core/document/walk.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import {
  attachment,
  date,
  doc,
  h1,
  h2,
  note,
  p,
  recipients,
  settings,
  signatory,
  table,
  title,
} from '../support/build.ts'

const paper = doc(
  title('总结'),
  recipients('县政府：'),
  settings({ year: 2026, unit: '示例局', header: { organs: ['示例局'] }, imprint: { copyTo: '各科室' } }),
  p('开头。'),
  h1('做法'),
  h2('党建'),
  p('三会一课。'),
  h2('业务'),
  table([['项目', '件数']]),
  h1('计划'),
  p('明年。'),
  signatory('示例局'),
  date('2026年12月1日'),
  note('（公开）'),
  attachment('清单', h1('甲'), p('一项。'), h1('乙'), p('二项。')),
)

const idOf = (text: string, d: Document = paper) =>
  bodiesOf(d)
    .flat()
    .find((block) => 'runs' in block && block.runs.some((run) => run.text === text))!.id
const valueOf = (result: ReturnType<typeof partOf>) => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const linesOf = (result: ReturnType<typeof partOf>) => plainText(valueOf(result)).trimEnd().split('\n')

describe('a section of a paper', () => {
  test('reaches to the next heading of its level or above, under the paper’s title', () => {
    expect(linesOf(partOf(paper, { section: idOf('做法') }))).toEqual([
      '总结',
      '一、做法',
      '（一）党建',
      '三会一课。',
      '（二）业务',
      '项目\t件数',
    ])
    expect(linesOf(partOf(paper, { section: idOf('党建') }))).toEqual(['总结', '（一）党建', '三会一课。'])
    expect(linesOf(partOf(paper, { section: idOf('计划') }))).toEqual(['总结', '一、计划', '明年。'])
  })

  test('of an attachment ends with it', () => {
    expect(linesOf(partOf(paper, { section: idOf('乙') }))).toEqual(['总结', '一、乙', '二项。'])
  })

  test('keeps the blocks as they are, and of the paper itself only what it is about', () => {
    const { blocks, ...rest } = valueOf(partOf(paper, { section: idOf('计划') }))
    expect(blocks).toEqual(paper.blocks.slice(6, 8))
    expect(rest).toEqual({
      format: 1,
      kind: paper.kind,
      year: 2026,
      unit: '示例局',
      title: paper.title,
      recipients: [],
      attachments: [],
      signatory: [],
      date: { text: '' },
      numbering: 'restart',
    })
  })

  test.each([['000000000zzz' as BlockId], [paper.blocks[0]!.id], [paper.attachments[0]!.id]])(
    'is missing where %s is no heading of the paper',
    (section) => {
      expect(partOf(paper, { section })).toEqual({ ok: false, error: { code: 'part-missing' } })
    },
  )
})

describe('a selection of blocks', () => {
  test('holds the first, the last and what stands between, whichever way it was dragged', () => {
    const ends = { from: idOf('党建'), to: idOf('业务') }
    const lines = ['总结', '（一）党建', '三会一课。', '（二）业务']
    expect(linesOf(partOf(paper, { blocks: ends }))).toEqual(lines)
    expect(linesOf(partOf(paper, { blocks: { from: ends.to, to: ends.from } }))).toEqual(lines)
    expect(linesOf(partOf(paper, { blocks: { from: ends.from, to: ends.from } }))).toEqual(lines.slice(0, 2))
  })

  test('that reaches into an attachment keeps it as one', () => {
    const part = partOf(paper, { blocks: { from: idOf('明年。'), to: idOf('甲') } })
    expect(linesOf(part)).toEqual(['总结', '明年。', '附件', '清单', '一、甲'])
    expect(valueOf(part).attachments[0]!.id).toBe(paper.attachments[0]!.id)
  })

  test('is missing where either end is gone', () => {
    const gone = '000000000zzz' as BlockId
    const missing = { ok: false, error: { code: 'part-missing' } }
    expect(partOf(paper, { blocks: { from: gone, to: idOf('甲') } })).toEqual(missing)
    expect(partOf(paper, { blocks: { from: idOf('甲'), to: gone } })).toEqual(missing)
  })

  test('of an arbitrary paper is a paper, and the whole selection holds every block', () => {
    fc.assert(
      fc.property(arbitraryDocument, (d) => {
        const all = bodiesOf(d).flat()
        fc.pre(d.blocks.length > 0)
        const whole = valueOf(partOf(d, { blocks: { from: all[0]!.id, to: all.at(-1)!.id } }))
        expect(bodiesOf(whole).flat()).toEqual(all)
        const one = valueOf(partOf(d, { blocks: { from: all.at(-1)!.id, to: all.at(-1)!.id } }))
        expect(one.blocks).toEqual([all.at(-1)])
        expect(documentSchema.parse(one)).toEqual(one)
      }),
    )
  })
})
