import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asWritten } from '#core/docx/as-written.ts'
import { readWritten } from '#core/docx/read-written.ts'
import { comparable, verifyWritten } from '#core/docx/verify-written.ts'
import type { Document } from '#core/document/document.ts'
import { GBT9704, PRESETS } from '#core/layout/presets.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import {
  attachment,
  bold,
  cell,
  covered,
  date,
  doc,
  h1,
  h2,
  h3,
  note,
  p,
  pageBreak,
  picture,
  plain,
  recipients,
  settings,
  signatory,
  table,
  title,
} from '../support/build.ts'
import { withPart } from '../support/docx-parts.ts'
import { TINY_PNG, writeTestDocx } from '../support/write-test-docx.ts'

const PAPER = doc(
  settings({
    header: {
      copyNumber: '000001',
      secrecy: '秘密★1年',
      organs: ['甲县人民政府', '乙县教育局'],
      documentNumber: '甲政〔2025〕3号',
      signers: ['张三', '李四'],
    },
    imprint: {
      copyTo: '市委办公室，市人大常委会办公室',
      printer: '甲县人民政府办公室',
      printed: { text: '2025年12月26日' },
    },
  }),
  title('关于2025年工作情况的报告'),
  recipients('市人民政府：'),
  p('现将情况报告如下。'),
  h1('主要工作'),
  h2([bold('抓项目。')], '完成投资'),
  h3('无正文'),
  p([plain('居中'), bold('加粗')], 'center'),
  table([
    [cell('项目', { colSpan: 2 }), covered(), '数量'],
    [cell('教育', { rowSpan: 2 }), '学校', '3所'],
    [covered(), '学生', '4200人'],
  ]),
  pageBreak(),
  p('新的一页'),
  attachment('清单', h1('其一'), p('略')),
  attachment('附表', table([['甲', '乙']])),
  signatory('某局'),
  date('2025年12月26日'),
  note('（略）'),
)

/** The built-in presets, and what a writer may choose in each. */
const PRESETS_AND_CHOICES = Object.values(PRESETS).flatMap((preset) => [
  preset,
  { ...preset, numbers: 'automatic' as const, contents: true },
])

async function readBack(d: Document, options: Parameters<typeof writeTestDocx>[1] = {}) {
  const read = await readWritten(await writeTestDocx(d, options))
  if (!read.ok) throw new Error(read.error.code)
  return read.value
}

describe('a file of ours, read back', () => {
  test('says what the paper says: parts, levels, run-in headings, bold, alignment, tables, breaks, attachments', async () => {
    expect(comparable(await readBack(PAPER))).toEqual(comparable(asWritten(PAPER)))
  })

  test.each(Object.entries(PRESETS))('in the preset %s too', async (_id, preset) => {
    expect(comparable(await readBack(PAPER, { preset }))).toEqual(comparable(asWritten(PAPER, preset)))
  })

  test('has its pictures under the names of their bytes', async () => {
    const d = doc(picture('a'.repeat(64), 20, '图'), picture('b'.repeat(64), 20, '没有'))
    const { blocks } = await readBack(d, { picture: (asset) => (asset.startsWith('a') ? TINY_PNG : undefined) })
    expect(blocks.map((block) => block.type === 'picture' && [block.alt, block.asset.length])).toEqual([
      ['图', 64],
      ['没有', 0],
    ])
  })

  test('is the paper as written, for any paper', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDocument, fc.constantFrom(...PRESETS_AND_CHOICES), async (d, preset) => {
        expect(comparable(await readBack(d, { preset }))).toEqual(comparable(asWritten(d, preset)))
      }),
      { numRuns: 60 },
    )
  })
})

describe('verifying an export', () => {
  test('finds nothing in the paper’s own file', async () => {
    expect(await verifyWritten(await writeTestDocx(PAPER), PAPER, GBT9704)).toEqual({ ok: true, value: undefined })
  })

  test.each([
    ['a lost character', (xml: string) => xml.replace('现将情况', '现将情')],
    ['a heading on another level', (xml: string) => xml.replace('"Heading1"', '"Heading2"')],
    ['a lost bold', (xml: string) => xml.replace('<w:b/>', '')],
    ['a lost row', (xml: string) => xml.replace(/<w:tr>(?:(?!<w:tr>).)*学生.*?<\/w:tr>/, '')],
    ['a cut file', (xml: string) => xml.slice(0, xml.length / 2)],
  ])('finds %s', async (_what, change) => {
    const damaged = withPart(await writeTestDocx(PAPER), 'word/document.xml', change)
    expect(await verifyWritten(damaged, PAPER, GBT9704)).toMatchObject({ ok: false, error: { code: 'export-differs' } })
  })

  test('names the words that differ', async () => {
    const damaged = withPart(await writeTestDocx(PAPER), 'word/document.xml', (xml) =>
      xml.replace('新的一页', '旧的一页'),
    )
    expect(await verifyWritten(damaged, PAPER, GBT9704)).toMatchObject({ error: { params: { place: '新的一页' } } })
  })
})
