import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { verifyWritten } from '#core/docx/verify-written.ts'
import type { WriteOptions } from '#core/docx/write-docx.ts'
import type { Preset } from '#core/layout/presets.ts'
import { PRESETS } from '#core/layout/presets.ts'
import { mmToTwips } from '#core/layout/units.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { attachment, date, doc, h1, p, settings, signatory, table, title } from '../support/build.ts'
import type { Xml } from '../support/docx-parts.ts'
import { at, descendants, elements, paragraphText, parseXml, partsOf } from '../support/docx-parts.ts'
import { validateDocx } from '../support/validate-docx.ts'
import { TINY_PNG, writeTestDocx } from '../support/write-test-docx.ts'

const header = { copyNumber: '000001', organs: ['云溪县发展和改革局'], documentNumber: '云发改〔2026〕3号' }
const imprint = { copyTo: '县委办公室', printer: '县政府办公室', printed: { text: '2026年1月8日' } }
const paper = doc(settings({ header, imprint }), title('报告'), p('正文'), signatory('某局'), date('2026年1月8日'))

describe('版头 in the file', () => {
  let body: Xml
  beforeAll(async () => {
    body = bodyOf(partsOf(await writeTestDocx(paper)))
  })

  test('its mark is red, in its own size, on a line of its own height', () => {
    const mark = elements(body, 'w:p').find((line) => styleIdOf(line) === 'OrganMark')!
    expect(paragraphText(mark)).toBe('云溪县发展和改革局文件')
    const run = at(mark, 'w:r', 'w:rPr')
    expect([at(run, 'w:color')?.attributes['w:val'], at(run, 'w:sz')?.attributes['w:val']]).toEqual(['FF0000', '80'])
    expect(at(mark, 'w:pPr', 'w:spacing')?.attributes).toMatchObject({ 'w:line': '920', 'w:lineRule': 'exact' })
    expect(at(mark, 'w:pPr', 'w:snapToGrid')?.attributes['w:val']).toBe('0')
  })

  test('its rule is the lower border of a line below the number', () => {
    const ruled = elements(body, 'w:p').find((line) => at(line, 'w:pPr', 'w:pBdr'))!
    expect(at(ruled, 'w:pPr', 'w:pBdr', 'w:bottom')?.attributes).toMatchObject({
      'w:val': 'single',
      'w:sz': '8',
      'w:color': 'FF0000',
    })
  })
})

describe('版记 in the file', () => {
  test('is a table that floats at the foot of the type area of the last paragraph’s page', async () => {
    const blocks = elements(bodyOf(partsOf(await writeTestDocx(paper))))
    const [found, anchor] = blocks.slice(-3)
    expect(found!.name).toBe('w:tbl')
    expect(at(found, 'w:tblPr', 'w:tblpPr')?.attributes).toEqual({
      'w:horzAnchor': 'page',
      'w:tblpX': '1587',
      'w:vertAnchor': 'margin',
      'w:tblpYSpec': 'bottom',
    })
    expect(at(found, 'w:tblPr', 'w:tblW')?.attributes['w:w']).toBe('8844')
    expect([anchor!.name, styleIdOf(anchor!)]).toEqual(['w:p', 'Gap'])
    const borders = descendants(found!, 'w:tcBorders').map((of) =>
      elements(of).map(({ name, attributes }) => `${name} ${attributes['w:sz']}`),
    )
    expect(borders).toEqual([['w:top 8'], ['w:top 6', 'w:bottom 8']])
  })

  test('follows the last attachment, also behind a table', async () => {
    const last = doc(settings({ imprint }), attachment('清单', table([['甲']])))
    const names = elements(bodyOf(partsOf(await writeTestDocx(last)))).map(({ name }) => name)
    expect(names.slice(-5)).toEqual(['w:tbl', 'w:p', 'w:tbl', 'w:p', 'w:sectPr'])
  })
})

describe('a letter in the file (GB/T 9704-2012, 10.1)', () => {
  let parts: Readonly<Record<string, string>>
  beforeAll(async () => {
    parts = partsOf(await writeTestDocx(paper, { preset: PRESETS['letter']! }))
  })

  test('has its mark and its first rule in the header of the first page, which begins above the type area', () => {
    const margins = at(bodyOf(parts), 'w:sectPr', 'w:pgMar')!.attributes
    expect(Number(margins['w:header'])).toBeLessThan(mmToTwips(30))
    expect(margins['w:top']).toBe('2098')
    const lines = elements(partNamed(parts, 'header', 'first'), 'w:p')
    expect(lines.map(paragraphText)).toEqual(['云溪县发展和改革局', ''])
    expect(at(lines[1], 'w:pPr', 'w:pBdr', 'w:bottom')?.attributes['w:val']).toBe('thickThinSmallGap')
    expect(at(lines[1], 'w:pPr', 'w:ind')?.attributes).toEqual({ 'w:left': '-397', 'w:right': '-397' })
    expect(elements(at(bodyOf(parts), 'w:sectPr'), 'w:headerReference')).toHaveLength(1)
  })

  test('has no number on its first page but the second rule, 20 mm from the sheet’s edge', () => {
    const foot = elements(partNamed(parts, 'footer', 'first'), 'w:p')
    expect(foot.map(paragraphText)).toEqual([''])
    expect(at(foot[0], 'w:pPr', 'w:pBdr', 'w:bottom')?.attributes['w:val']).toBe('thinThickSmallGap')
    expect(at(bodyOf(parts), 'w:sectPr', 'w:pgMar')!.attributes['w:footer']).toBe(String(mmToTwips(20)))
    expect(elements(at(bodyOf(parts), 'w:sectPr'), 'w:titlePg')).toHaveLength(1)
  })

  test('keeps the numbers of its other pages where the standard wants them', () => {
    const [number, filler] = elements(partNamed(parts, 'footer', 'default'), 'w:p')
    expect(paragraphText(number!)).toBe('—  —')
    expect(Number(at(filler, 'w:pPr', 'w:spacing')?.attributes['w:line'])).toBe(1437 - mmToTwips(20))
  })

  test('without a header has no rules, and still no number on its first page', async () => {
    const bare = partsOf(await writeTestDocx(doc(p('正文')), { preset: PRESETS['letter']! }))
    expect(elements(at(bodyOf(bare), 'w:sectPr'), 'w:headerReference')).toEqual([])
    expect(elements(partNamed(bare, 'footer', 'first'), 'w:p').map(paragraphText)).toEqual([''])
    for (const xml of Object.values(bare)) expect(xml).not.toContain('thinThickSmallGap')
  })
})

describe('page numbers', () => {
  const footersOf = async (change: Partial<(typeof PRESETS)[string]['pageNumber']>) => {
    const preset = PRESETS['gbt9704']!
    const file = await writeTestDocx(doc(p('正文')), {
      preset: { ...preset, pageNumber: { ...preset.pageNumber, ...change } },
    })
    return partsOf(file)
  }

  test('can be nowhere', async () => {
    const parts = await footersOf({ place: 'none' })
    expect(elements(partNamed(parts, 'footer', 'default'), 'w:p').map(paragraphText)).toEqual([''])
  })

  test('can be in the middle, without dashes', async () => {
    const [line] = elements(
      partNamed(await footersOf({ place: 'center', before: '', after: '' }), 'footer', 'even'),
      'w:p',
    )
    expect(at(line, 'w:pPr', 'w:jc')?.attributes['w:val']).toBe('center')
    expect(paragraphText(line!)).toBe('')
  })
})

describe('automatic numbers', () => {
  const preset = { ...PRESETS['gbt9704']!, numbers: 'automatic' as const }
  const numbered = doc(h1('甲'), h1('乙。', '接排'), attachment('清单', h1('其一')))

  test('are in lists, one for the body and one for each attachment, and not in the text', async () => {
    const parts = partsOf(await writeTestDocx(numbered, { preset }))
    const lines = elements(bodyOf(parts), 'w:p').filter((line) => at(line, 'w:pPr', 'w:numPr'))
    expect(
      lines.map((line) => [paragraphText(line), at(line, 'w:pPr', 'w:numPr', 'w:numId')?.attributes['w:val']]),
    ).toEqual([
      ['甲', '1'],
      ['乙。接排', '1'],
      ['其一', '2'],
    ])
    const numbering = parseXml(parts['word/numbering.xml']!)
    const texts = elements(elements(numbering, 'w:abstractNum')[0], 'w:lvl').map(
      (level) => at(level, 'w:lvlText')?.attributes['w:val'],
    )
    expect(texts).toEqual(['%1、', '（%2）', '%3.', '（%4）'])
    expect(elements(numbering, 'w:num').map((num) => at(num, 'w:abstractNumId')?.attributes['w:val'])).toEqual([
      '0',
      '1',
    ])
  })

  test('are set in the type of their heading, also before a run-in one', async () => {
    const numbering = parseXml(partsOf(await writeTestDocx(numbered, { preset }))['word/numbering.xml']!)
    const fonts = elements(elements(numbering, 'w:abstractNum')[0], 'w:lvl').map(
      (level) => at(level, 'w:rPr', 'w:rFonts')?.attributes['w:eastAsia'],
    )
    expect(fonts).toEqual(['黑体', '楷体_GB2312', '仿宋_GB2312', '仿宋_GB2312'])
  })
})

describe('any paper reads back as it was written', () => {
  const standard = PRESETS['gbt9704']!
  const automatic: Preset = { ...standard, id: 'with automatic numbers', numbers: 'automatic' }
  const contents: Preset = { ...standard, id: 'with contents', contents: true }

  test.each([...Object.values(PRESETS), automatic, contents])('$id', async (preset) => {
    await fc.assert(
      fc.asyncProperty(arbitraryDocument, async (d) => {
        const file = await writeTestDocx(d, { preset, picture: () => TINY_PNG })
        expect(await verifyWritten(file, d, preset)).toEqual({ ok: true, value: undefined })
      }),
      { numRuns: 25 },
    )
  })
})

describe('the contents', () => {
  const preset = { ...PRESETS['gbt9704']!, contents: true }
  const d = doc(title('报告'), h1('甲'), h1('乙'), h1('丙。', '接排'))

  test('are a field with the headings that stand alone as its result, before the title, which begins a page', async () => {
    const body = bodyOf(partsOf(await writeTestDocx(d, { preset })))
    const lines = elements(body, 'w:p')
    expect(lines.slice(0, 5).map((line) => `${styleIdOf(line)} ${paragraphText(line)}`)).toEqual([
      'TOCHeading 目　录',
      'BlankLine ',
      'TOC1 一、甲',
      'TOC1 二、乙',
      'Title 报告',
    ])
    expect(descendants(body, 'w:fldChar').map(({ attributes }) => attributes['w:fldCharType'])).toEqual([
      'begin',
      'separate',
      'end',
    ])
    expect(descendants(body, 'w:instrText').map(({ children }) => children.join(''))).toEqual([
      ' TOC \\o "1-4" \\h \\z \\u ',
    ])
    expect(at(lines[4], 'w:pPr', 'w:pageBreakBefore')).toBeDefined()
  })

  test('have page numbers where somebody has counted them', async () => {
    const body = bodyOf(partsOf(await writeTestDocx(d, { preset, pageOf: () => 7 })))
    const line = elements(body, 'w:p')[2]!
    expect(descendants(line, 'w:tab')).toHaveLength(1)
    expect(paragraphText(line)).toBe('一、甲7')
  })
})

describe('characters that a font of GB 2312 has not', () => {
  test('get another font of its style, and only they', async () => {
    const d = doc(title('镕'), h1('镕'), p('朱镕基、𠀀、“①”'))
    const body = bodyOf(partsOf(await writeTestDocx(d)))
    const instead = descendants(body, 'w:r').flatMap((run) => {
      const font = at(run, 'w:rPr', 'w:rFonts')?.attributes['w:eastAsia']
      return font ? [`${paragraphText({ name: 'w:p', attributes: {}, children: [run] })} ${font}`] : []
    })
    expect(instead).toEqual(['镕 宋体', '镕 仿宋', '𠀀 SimSun-ExtB'])
  })
})

test.each(fc.sample(arbitraryDocument, { numRuns: 12, seed: 2012 }).map((d, index) => [index, d] as const))(
  'the schema allows any paper in any preset (%i)',
  async (index, d) => {
    const presets = Object.values(PRESETS)
    const preset = presets[index % presets.length]!
    const changed = index % 2 ? preset : { ...preset, numbers: 'automatic' as const, contents: true }
    expect(await validateDocx(await writeTestDocx(d, { preset: changed, picture: () => TINY_PNG }))).toEqual([])
  },
)

test.each<[string, Document, Partial<WriteOptions>]>([
  ...Object.values(PRESETS).map((preset): [string, Document, Partial<WriteOptions>] => [preset.id, paper, { preset }]),
  [
    'joint',
    doc(settings({ header: { ...header, organs: ['甲县', '乙县局'], signers: ['周明', '王芳', '李四'] } })),
    {},
  ],
  [
    'numbers and contents',
    doc(h1('甲'), attachment('清单', h1('乙'))),
    { preset: { ...PRESETS['gbt9704']!, numbers: 'automatic', contents: true } },
  ],
])('the schema allows %s', async (_, d, options) => {
  expect(await validateDocx(await writeTestDocx(d, options))).toEqual([])
})

function bodyOf(parts: Readonly<Record<string, string>>): Xml {
  return at(parseXml(parts['word/document.xml']!), 'w:body')!
}

function styleIdOf(of: Xml): string | undefined {
  return at(of, 'w:pPr', 'w:pStyle')?.attributes['w:val']
}

function partNamed(parts: Readonly<Record<string, string>>, kind: 'header' | 'footer', type: string): Xml {
  const reference = elements(at(bodyOf(parts), 'w:sectPr'), `w:${kind}Reference`).find(
    ({ attributes }) => attributes['w:type'] === type,
  )!
  const relations = elements(parseXml(parts['word/_rels/document.xml.rels']!))
  const found = relations.find(({ attributes }) => attributes['Id'] === reference.attributes['r:id'])!
  return parseXml(parts[`word/${found.attributes['Target']}`]!)
}
