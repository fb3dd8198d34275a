import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asWritten } from '#core/docx/as-written.ts'
import { leftOut } from '#core/docx/left-out.ts'
import { PRESETS } from '#core/layout/presets.ts'
import { normalise } from '#core/document/normalise.ts'
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
  hole,
  note,
  opaque,
  p,
  pageBreak,
  picture,
  plain,
  settings,
  signatory,
  table,
  title,
} from '../support/build.ts'
import { TINY_PNG } from '../support/write-test-docx.ts'

describe('a paper as written', () => {
  test('has literal numbers and nothing but words, bold and structure', () => {
    const d = doc(
      title('报告'),
      h1('工作'),
      h2([bold('抓项目。')], '完成'),
      p([plain('投资'), hole('金额')], 'center'),
      pageBreak(),
      opaque({ kept: true }),
      attachment('清单', h1('其一')),
      signatory('某局'),
      date('2025年12月26日'),
      note('（略）'),
    )
    expect(asWritten(d)).toEqual({
      title: [{ text: '报告' }],
      recipients: [],
      blocks: [
        { type: 'heading', level: 1, runs: [{ text: '一、工作' }] },
        { type: 'heading', level: 2, runs: [{ text: '（一）抓项目。', bold: true }], runIn: [{ text: '完成' }] },
        { type: 'paragraph', runs: [{ text: '投资【金额】' }], align: 'center' },
        { type: 'pageBreak' },
      ],
      attachments: [
        { title: [{ text: '清单' }], blocks: [{ type: 'heading', level: 1, runs: [{ text: '一、其一' }] }] },
      ],
      signatory: [{ text: '某局' }],
      date: { text: '2025年12月26日', iso: '2025-12-26' },
      note: [{ text: '（略）' }],
    })
  })

  test('has the lines of header and imprint as the form words them, and the title in its lines', () => {
    const d = doc(
      settings({
        header: { secrecy: '秘密★1年', organs: ['某县人民政府'], documentNumber: '某政〔2026〕3号', signers: ['周明'] },
        imprint: { copyTo: '县委', printer: '县政府办公室', printed: { text: '2026年1月8日' } },
        signing: { by: 'stamp', office: '县长' },
      }),
      title('某县人民政府关于2025年法治政府建设情况的报告'),
      signatory('某县人民政府'),
    )
    const written = asWritten(d)
    expect(written.header).toEqual(['秘密★1年', '某县人民政府文件', '某政〔2026〕3号\t签发人：周明'])
    expect(written.imprint).toEqual(['抄送：县委。', '县政府办公室\t2026年1月8日印发'])
    expect(written.title).toEqual([{ text: '某县人民政府\n关于2025年法治政府\n建设情况的报告' }])
    expect(written.signatory).toEqual([{ text: '某县人民政府县长' }])
    expect(asWritten(d, PRESETS['plain']!)).not.toHaveProperty('header')
  })

  test('keeps the spans of a sound table', () => {
    const d = doc(
      table([
        [cell('甲', { colSpan: 2, rowSpan: 2 }), covered(), '乙'],
        [covered(), covered(), '丙'],
      ]),
    )
    expect(shapeOf(d)).toEqual([
      ['甲 2×2', '–', '乙 1×1'],
      ['–', '–', '丙 1×1'],
    ])
  })

  test('fills rows up to one length and stops spans that would cross another cell', () => {
    const d = doc(
      table([
        [cell('甲', { colSpan: 3, rowSpan: 9 }), '乙'],
        ['丙', covered(), '丁'],
      ]),
    )
    expect(shapeOf(d)).toEqual([
      ['甲 1×1', '乙 1×1', ' 1×1'],
      ['丙 1×1', ' 1×1', '丁 1×1'],
    ])
  })

  test('leaves a table without a cell out', () => {
    expect(asWritten(doc(table([]), table([[]]))).blocks).toEqual([])
  })

  test('is the same for a paper and its normal form', () => {
    fc.assert(
      fc.property(arbitraryDocument, (d) => {
        expect(asWritten(normalise(d))).toEqual(asWritten(d))
      }),
    )
  })

  test('holds no id', () => {
    fc.assert(
      fc.property(arbitraryDocument, (d) => {
        expect(JSON.stringify(asWritten(d))).not.toMatch(/"(id|sources|ref|slot|carried|enumerator)":/)
      }),
    )
  })
})

describe('what is left out', () => {
  test('is named in reading order: unknown blocks, pictures without bytes, and what the form does not have', () => {
    const d = doc(
      settings({ header: { organs: ['某局'] }, imprint: { copyTo: '某办' } }),
      opaque({}),
      picture('a'.repeat(64), 10, '有'),
      picture('b'.repeat(64), 10, '无'),
      picture('c'.repeat(64), 10, '不是图片'),
    )
    const bytes: Record<string, Uint8Array> = { a: TINY_PNG, c: new Uint8Array(30) }
    const blocks = [
      { code: 'opaque-block', block: '000000000001' },
      { code: 'picture-missing', block: '000000000003' },
      { code: 'picture-missing', block: '000000000004' },
    ]
    const of = (preset: string) => leftOut(d, (asset) => bytes[asset[0]!], PRESETS[preset]!)
    expect(of('gbt9704')).toEqual(blocks)
    expect(of('plain')).toEqual([{ code: 'header' }, ...blocks, { code: 'imprint' }])
  })

  test('is, of a letter, printer and day of the imprint', () => {
    const copies = doc(settings({ imprint: { copyTo: '某办' } }))
    const printed = doc(settings({ imprint: { copyTo: '某办', printer: '某办公室' } }))
    expect(leftOut(copies, undefined, PRESETS['letter'])).toEqual([])
    expect(leftOut(printed, undefined, PRESETS['letter'])).toEqual([{ code: 'imprint' }])
  })

  test('is nothing for a plain paper', () => {
    expect(leftOut(doc(title('报告'), h1('工作'), p('正文')))).toEqual([])
  })
})

function shapeOf(d: ReturnType<typeof doc>): string[][] {
  const [written] = asWritten(d).blocks
  if (written?.type !== 'table') throw new Error('no table')
  return written.rows.map(({ cells }) =>
    cells.map(({ covered: isCovered, colSpan, rowSpan, blocks }) =>
      isCovered ? '–' : `${blocks.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')} ${colSpan}×${rowSpan}`,
    ),
  )
}
