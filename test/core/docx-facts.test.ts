import { beforeAll, describe, expect, test } from 'vitest'
import type { Xml } from '../support/docx-parts.ts'
import { at, descendants, elements, paragraphText, parseXml, partsOf } from '../support/docx-parts.ts'
import {
  attachment,
  bold,
  date,
  doc,
  h1,
  h2,
  h3,
  h4,
  note,
  p,
  pageBreak,
  plain,
  recipients,
  signatory,
  table,
  title,
} from '../support/build.ts'
import { writeTestDocx } from '../support/write-test-docx.ts'

const paper = doc(
  title('关于2025年工作总结的报告'),
  recipients('县人民政府：'),
  h1('主要工作'),
  h2('抓好项目'),
  h3('在建项目'),
  h4('续建项目'),
  h2('抓好招商。', '全年签约项目“42”个。'),
  p('正文。'),
  p([plain('其中'), bold('重点'), plain('突出。')]),
  p('居中', 'center'),
  pageBreak(),
  p('新的一页'),
  table([
    ['项目', '数量'],
    ['道路', '3'],
  ]),
  signatory('云溪县发展和改革局'),
  date('2025年12月26日'),
  note('（联系人：周明）'),
  attachment('项目清单', p('清单正文。')),
  attachment('问题清单', p('问题正文。')),
)

let parts: Readonly<Record<string, string>>
let body: Xml
let styles: Xml
beforeAll(async () => {
  parts = partsOf(await writeTestDocx(paper))
  body = at(parseXml(parts['word/document.xml']!), 'w:body')!
  styles = parseXml(parts['word/styles.xml']!)
})

describe('the page (GB/T 9704-2012, 5.1 and 5.2)', () => {
  test.each([
    ['w:pgSz', 'w:w', '11906'],
    ['w:pgSz', 'w:h', '16838'],
    ['w:pgMar', 'w:top', '2098'],
    ['w:pgMar', 'w:bottom', '1984'],
    ['w:pgMar', 'w:left', '1587'],
    ['w:pgMar', 'w:right', '1475'],
    ['w:pgMar', 'w:footer', '1437'],
    ['w:pgMar', 'w:gutter', '0'],
    ['w:docGrid', 'w:type', 'lines'],
    ['w:docGrid', 'w:linePitch', '579'],
  ])('%s %s is %s', (element, attribute, value) => {
    expect(at(body, 'w:sectPr', element)?.attributes[attribute]).toBe(value)
  })

  test('the text is 8844 twips wide', () => {
    const { attributes: size } = at(body, 'w:sectPr', 'w:pgSz')!
    const { attributes: margins } = at(body, 'w:sectPr', 'w:pgMar')!
    expect(Number(size['w:w']) - Number(margins['w:left']) - Number(margins['w:right'])).toBe(8844)
  })
})

describe('the styles (GB/T 9704-2012, 5.2.2, 7.3)', () => {
  const FANG = '仿宋_GB2312'
  test.each([
    ['OfficialBody', FANG, '32', '200', '632', 'both', undefined],
    ['Title', '方正小标宋简体', '44', '0', '0', 'center', undefined],
    ['Recipients', FANG, '32', '0', '0', 'both', undefined],
    ['Heading1', '黑体', '32', '200', '632', 'both', '0'],
    ['Heading2', '楷体_GB2312', '32', '200', '632', 'both', '1'],
    ['Heading3', FANG, '32', '200', '632', 'both', '2'],
    ['Heading4', FANG, '32', '200', '632', 'both', '3'],
    ['RunInHeading2', FANG, '32', '200', '632', 'both', undefined],
    ['Signatory', FANG, '32', '0', '0', 'left', undefined],
    ['IssueDate', FANG, '32', '0', '0', 'left', undefined],
    ['SupplementaryNote', FANG, '32', '200', '632', 'both', undefined],
    ['AttachmentLabel', '黑体', '32', '0', '0', 'both', undefined],
    ['AttachmentTitle', '方正小标宋简体', '44', '0', '0', 'center', undefined],
  ])('%s', (id, font, size, firstLineChars, firstLine, alignment, outline) => {
    expect(factsOf(id)).toEqual({
      font,
      size,
      bold: 'false',
      squeeze: '-5',
      line: '579 exact, 0 before, 0 after',
      firstLineChars,
      firstLine,
      alignment,
      outline,
      widowControl: '0',
      overflowPunct: '0',
    })
  })

  test('headings say that they neither keep with the next paragraph nor together, as LibreOffice would otherwise', () => {
    for (const level of [1, 2, 3, 4]) {
      const properties = at(styleOf(`Heading${level}`), 'w:pPr')
      expect(at(properties, 'w:keepNext')?.attributes).toEqual({ 'w:val': 'false' })
      expect(at(properties, 'w:keepLines')?.attributes).toEqual({ 'w:val': 'false' })
    }
  })

  test('headings have the names by which Word knows its own', () => {
    const names = [1, 2, 3, 4].map((level) => at(styleOf(`Heading${level}`), 'w:name')?.attributes['w:val'])
    expect(names).toEqual(['heading 1', 'heading 2', 'heading 3', 'heading 4'])
  })

  test.each([
    ['OfficialBody', FANG],
    ['Heading1', '黑体'],
    ['Title', '方正小标宋简体'],
  ])('the Latin slots of %s carry the font of its Chinese text', (id, font) => {
    const fonts = at(styleOf(id), 'w:rPr', 'w:rFonts')!.attributes
    expect([fonts['w:ascii'], fonts['w:hAnsi'], fonts['w:cs']]).toEqual(Array(3).fill(font))
  })

  test('no font comes from a theme', () => {
    for (const [path, xml] of Object.entries(parts))
      expect(`${path}: ${xml}`).not.toMatch(/w:(ascii|hAnsi|eastAsia|cs)Theme=/)
  })
})

describe('the page number (GB/T 9704-2012, 7.5)', () => {
  test.each([
    ['default', 'right', { 'w:rightChars': '100', 'w:right': '316' }],
    ['even', 'left', { 'w:leftChars': '100', 'w:left': '316' }],
  ])('the %s footer stands at the %s, one character in', (type, side, indent) => {
    const [paragraph] = elements(footerOf(type), 'w:p')
    expect(at(paragraph, 'w:pPr', 'w:jc')?.attributes['w:val']).toBe(side)
    expect(at(paragraph, 'w:pPr', 'w:ind')?.attributes).toEqual(indent)
  })

  test.each(['default', 'even'])('the %s footer is — PAGE —', (type) => {
    const footer = footerOf(type)
    const fields = descendants(footer, 'w:instrText').map((field) => field.children.join('').trim())
    expect(fields).toEqual(['PAGE'])
    expect(paragraphText(elements(footer, 'w:p')[0]!)).toBe('—  —')
  })

  test('it is set in 四号宋体, digits too, without the squeeze of the body', () => {
    const run = at(styleOf('Footer'), 'w:rPr')
    const fonts = at(run, 'w:rFonts')!.attributes
    expect([fonts['w:ascii'], fonts['w:eastAsia']]).toEqual(['宋体', '宋体'])
    expect(at(run, 'w:sz')?.attributes['w:val']).toBe('28')
    expect(at(styleOf('Footer'), 'w:basedOn')).toBeUndefined()
  })

  test('odd and even pages differ', () => {
    expect(elements(parseXml(parts['word/settings.xml']!), 'w:evenAndOddHeaders')).toHaveLength(1)
  })
})

describe('the settings', () => {
  test('punctuation is compressed, the language is Chinese, the mode is Word 2013', () => {
    const settings = parseXml(parts['word/settings.xml']!)
    expect(at(settings, 'w:characterSpacingControl')?.attributes['w:val']).toBe('compressPunctuation')
    expect(at(settings, 'w:themeFontLang')?.attributes['w:eastAsia']).toBe('zh-CN')
    expect(at(settings, 'w:compat', 'w:compatSetting')?.attributes['w:val']).toBe('15')
  })
})

describe('the paragraphs', () => {
  test('stand in the order of the standard, each in its style, headings with literal numbers', () => {
    const written = elements(body, 'w:p').map((paragraph) => [styleIdOf(paragraph), paragraphText(paragraph)])
    expect(written).toEqual([
      ['Title', '关于2025年工作总结的报告'],
      ['BlankLine', ''],
      ['Recipients', '县人民政府：'],
      ['Heading1', '一、主要工作'],
      ['Heading2', '（一）抓好项目'],
      ['Heading3', '1.在建项目'],
      ['Heading4', '（1）续建项目'],
      ['RunInHeading2', '（二）抓好招商。全年签约项目“42”个。'],
      ['OfficialBody', '正文。'],
      ['OfficialBody', '其中重点突出。'],
      ['OfficialBody', '居中'],
      ['OfficialBody', '新的一页'],
      ['Gap', ''],
      ['BlankLine', ''],
      ['AttachmentNote', '附件：1.项目清单'],
      ['AttachmentNote', '2.问题清单'],
      ['BlankLine', ''],
      ['Signatory', '云溪县发展和改革局'],
      ['IssueDate', '2025年12月26日'],
      ['SupplementaryNote', '（联系人：周明）'],
      ['AttachmentLabel', '附件1'],
      ['BlankLine', ''],
      ['AttachmentTitle', '项目清单'],
      ['BlankLine', ''],
      ['OfficialBody', '清单正文。'],
      ['AttachmentLabel', '附件2'],
      ['BlankLine', ''],
      ['AttachmentTitle', '问题清单'],
      ['BlankLine', ''],
      ['OfficialBody', '问题正文。'],
    ])
  })

  test('a page break is carried by the paragraph after it, an attachment begins a page', () => {
    const broken = elements(body, 'w:p').filter((paragraph) => at(paragraph, 'w:pPr', 'w:pageBreakBefore'))
    expect(broken.map(paragraphText)).toEqual(['新的一页', '附件1', '附件2'])
  })

  test('the heading of a run-in paragraph is set as a heading, its text as body', () => {
    const runs = elements(paragraph('（二）抓好招商'), 'w:r')
    const marked = runs.map((run) => [at(run, 'w:rPr', 'w:rStyle')?.attributes['w:val'], at(run, 'w:t')?.children[0]])
    expect(marked).toEqual([
      ['RunInHeading2Char', '（二）抓好招商。'],
      [undefined, '全年签约项目“42”个。'],
    ])
    expect(at(styleOf('RunInHeading2Char'), 'w:rPr', 'w:rFonts')?.attributes['w:eastAsia']).toBe('楷体_GB2312')
  })

  test('only what the writer made bold is bold', () => {
    const boldRuns = descendants(body, 'w:b').length
    expect(boldRuns).toBe(1)
    expect(at(elements(paragraph('其中重点'), 'w:r')[1], 'w:t')?.children[0]).toBe('重点')
  })

  test('quotation marks and dashes take the Chinese font by the hint', () => {
    const run = elements(paragraph('（二）抓好招商'), 'w:r')[1]
    expect(at(run, 'w:rPr', 'w:rFonts')?.attributes).toEqual({ 'w:hint': 'eastAsia' })
  })

  test('an aligned paragraph has no first-line indent', () => {
    const properties = at(paragraph('居中'), 'w:pPr')
    expect(at(properties, 'w:jc')?.attributes['w:val']).toBe('center')
    expect(at(properties, 'w:ind')?.attributes).toEqual({ 'w:firstLineChars': '0', 'w:firstLine': '0' })
  })
})

describe('the table', () => {
  test('fills the text, keeps its layout, repeats its head and splits no row', () => {
    const found = at(body, 'w:tbl')!
    expect(at(found, 'w:tblPr', 'w:tblW')?.attributes).toEqual({ 'w:type': 'dxa', 'w:w': '8844' })
    expect(at(found, 'w:tblPr', 'w:tblLayout')?.attributes['w:type']).toBe('fixed')
    const widths = elements(at(found, 'w:tblGrid'), 'w:gridCol').map((column) => Number(column.attributes['w:w']))
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(8844)
    const rows = elements(found, 'w:tr').map((row) => elements(at(row, 'w:trPr')).map((property) => property.name))
    expect(rows).toEqual([['w:cantSplit', 'w:tblHeader'], ['w:cantSplit']])
  })

  test('has single lines on all sides and between cells', () => {
    const borders = elements(at(body, 'w:tbl', 'w:tblPr', 'w:tblBorders')).map((border) => border.attributes['w:val'])
    expect(borders).toEqual(Array(6).fill('single'))
  })
})

function paragraph(start: string): Xml {
  return elements(body, 'w:p').find((candidate) => paragraphText(candidate).startsWith(start))!
}

function styleIdOf(of: Xml): string | undefined {
  return at(of, 'w:pPr', 'w:pStyle')?.attributes['w:val']
}

function styleOf(id: string): Xml {
  return elements(styles, 'w:style').find((style) => style.attributes['w:styleId'] === id)!
}

function footerOf(type: string): Xml {
  const reference = elements(at(body, 'w:sectPr'), 'w:footerReference').find(
    ({ attributes }) => attributes['w:type'] === type,
  )!
  const relations = elements(parseXml(parts['word/_rels/document.xml.rels']!))
  const target = relations.find(({ attributes }) => attributes['Id'] === reference.attributes['r:id'])!.attributes[
    'Target'
  ]
  return parseXml(parts[`word/${target}`]!)
}

/** What a style comes to with everything it is based on. */
function factsOf(id: string) {
  const attribute = (part: string, element: string, name = 'w:val') => inherited(id, part, element, name)
  const spacing = (name: string) => attribute('w:pPr', 'w:spacing', name)
  return {
    font: attribute('w:rPr', 'w:rFonts', 'w:eastAsia'),
    size: attribute('w:rPr', 'w:sz'),
    bold: attribute('w:rPr', 'w:b'),
    squeeze: attribute('w:rPr', 'w:spacing'),
    line: `${spacing('w:line')} ${spacing('w:lineRule')}, ${spacing('w:before')} before, ${spacing('w:after')} after`,
    firstLineChars: attribute('w:pPr', 'w:ind', 'w:firstLineChars'),
    firstLine: attribute('w:pPr', 'w:ind', 'w:firstLine'),
    alignment: attribute('w:pPr', 'w:jc'),
    outline: attribute('w:pPr', 'w:outlineLvl'),
    widowControl: attribute('w:pPr', 'w:widowControl'),
    overflowPunct: attribute('w:pPr', 'w:overflowPunct'),
  }
}

function inherited(id: string, part: string, element: string, name: string): string | undefined {
  const style = styleOf(id)
  const own = at(style, part, element)?.attributes[name]
  const base = at(style, 'w:basedOn')?.attributes['w:val']
  return own ?? (base ? inherited(base, part, element, name) : undefined)
}
