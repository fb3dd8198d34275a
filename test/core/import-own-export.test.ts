import { describe, expect, test } from 'vitest'
import { readDocx } from '#core/docx/read-docx.ts'
import { writeDocx } from '#core/docx/write-docx.ts'
import type { Document } from '#core/document/document.ts'
import { oneLine } from '#core/document/text.ts'
import { PRESETS } from '#core/layout/presets.ts'
import { outlineOf } from '#core/outline/outline.ts'
import { recognise } from '#core/recognise/recognise.ts'
import {
  attachment,
  countingIds,
  date,
  doc,
  h1,
  h2,
  h3,
  p,
  recipients,
  settings,
  signatory,
  table,
  title,
} from '../support/build.ts'

const WORDS = '全年办结事项一千二百件，群众满意度稳步提高，窗口服务进一步规范，基层负担明显减轻。'
const PAPER = doc(
  title('示例区档案馆2025年工作总结和2026年工作计划'),
  recipients('区委办公室：'),
  p(`2025年，区档案馆认真履职。${WORDS}`),
  h1('2025年工作总结'),
  h2('强化党建引领。', `一是抓学习。${WORDS}二是抓作风。${WORDS}`),
  h2('完善基础业务'),
  p(WORDS),
  h3('数字化', `。${WORDS}`),
  h1('2026年工作计划'),
  p(WORDS),
)
const SIGNED = [signatory('示例区档案馆'), date('2025年12月26日')]

async function imported(d: Document, preset: string): Promise<Document> {
  const bytes = await writeDocx(d, { preset: PRESETS[preset]!, clock: '2026-01-01T00:00:00.000Z' })
  const read = await readDocx(bytes, { newId: countingIds() })
  if (!read.ok) throw new Error(read.error.code)
  const { documents } = recognise(read.value.value, { newId: countingIds(), clean: true }).value
  expect(documents).toHaveLength(1)
  return documents[0]!
}

describe('a Word file of ours, imported', () => {
  test.each(['gbt9704', 'office', 'plain'])('has the outline that it was written with (%s)', async (preset) => {
    const d: Document = { ...PAPER, ...doc(...SIGNED, title('x')), title: PAPER.title, blocks: PAPER.blocks }
    expect(outlineOf(await imported({ ...d, recipients: PAPER.recipients }, preset))).toEqual(
      outlineOf({ ...d, recipients: PAPER.recipients }),
    )
  })

  test('keeps signatory, date and attachments apart, tables among them', async () => {
    const d = doc(
      title('示例区档案馆关于报送2025年工作总结的报告'),
      recipients('区政府：'),
      p(WORDS),
      p('特此报告。'),
      ...SIGNED,
      attachment('示例区档案馆2025年工作总结', h1('主要工作'), p(WORDS)),
      attachment(
        '重点任务完成情况表',
        table([
          ['任务', '进度'],
          ['数字化', '完成'],
        ]),
      ),
    )
    const back = await imported(d, 'gbt9704')
    expect(outlineOf(back)).toEqual(outlineOf(d))
    expect(oneLine(back.signatory)).toBe('示例区档案馆')
    expect(back.attachments[1]!.blocks.map((block) => block.type)).toEqual(['table'])
  })

  test.each([
    {
      organs: ['示例区档案馆'],
      documentNumber: '示档发〔2026〕3号',
      secrecy: '秘密★1年',
      urgency: '特急',
      copyNumber: '000012',
    },
    { organs: ['示例区档案馆'], documentNumber: '示档发〔2026〕3号', signers: ['张明远', '李四', '王芳'] },
    { organs: ['示例区档案馆', '示例区财政局'], documentNumber: '示档发〔2026〕12号' },
    { organs: ['示例区档案馆'], mark: 'name' as const, documentNumber: '示档函〔2026〕1号' },
  ])('gives its header and its imprint back: %j', async (header) => {
    const imprint = {
      copyTo: '区委办公室，区人大常委会办公室。',
      printer: '示例区档案馆办公室',
      printed: { text: '2026年1月8日', iso: '2026-01-08' },
    }
    const d = doc(
      settings({ header, imprint, signing: { by: 'seal' } }),
      title('示例区档案馆2025年工作总结'),
      p(WORDS),
      h1('主要工作'),
      p(WORDS),
      ...SIGNED,
    )
    const back = await imported(d, 'gbt9704')
    expect(back.header).toEqual(header)
    expect(back.imprint).toEqual(imprint)
    expect(outlineOf(back)).toEqual(outlineOf(d))
  })
})
