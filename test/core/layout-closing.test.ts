import { describe, expect, test } from 'vitest'
import type { Imprint, Signing } from '#core/document/document.ts'
import { compose } from '#core/layout/compose.ts'
import { charactersPerLine, twipsToChars } from '#core/layout/grid.ts'
import { GBT9704, PRESETS } from '#core/layout/presets.ts'
import { textWidth } from '#core/layout/text-width.ts'
import { date, doc, p, settings, signatory } from '../support/build.ts'
import { setLines, sketch, textOfLine } from '../support/set-lines.ts'

const DATE = '2026年1月8日'
const widthOf = (text: string) => twipsToChars(textWidth(text, GBT9704), GBT9704)

describe('under a seal (GB/T 9704-2012, 7.3.5.1)', () => {
  test('the date ends four characters from the right, the signatory stands in the middle over it', () => {
    const { unit, day } = signed({ by: 'seal' }, '云溪县财政局')
    expect(28 - day - widthOf(DATE)).toBeCloseTo(4)
    expect(unit + widthOf('云溪县财政局') / 2).toBeCloseTo(day + widthOf(DATE) / 2)
  })

  test('two empty lines leave room for the seal, which then begins within one line of the text', () => {
    expect(sketch(linesOf({ by: 'seal' }, '某局'))).toEqual([
      'body: 正文',
      'blank',
      'blank',
      'signatory: 某局',
      `date: ${DATE}`,
    ])
  })

  test('a signatory too wide to stand in the middle ends at the right edge', () => {
    const wide = '某'.repeat(24)
    expect(28 - signed({ by: 'seal' }, wide).unit - widthOf(wide)).toBeCloseTo(0)
  })

  test('of several signatories each stands in the middle', () => {
    const lines = linesOf({ by: 'seal' }, '云溪县财政局\n云溪县发展和改革局').filter(({ role }) => role === 'signatory')
    const middles = lines.map((line) => line.indent!.leftChars! + widthOf(textOfLine(line)) / 2)
    expect(lines).toHaveLength(2)
    expect(middles[0]).toBeCloseTo(middles[1]!)
  })
})

describe('beside a stamp (GB/T 9704-2012, 7.3.5.3)', () => {
  test('the office stands two characters left of the stamp, the date four from the right, a line below it', () => {
    const { unit, day } = signed({ by: 'stamp', office: '县长' }, '云溪县人民政府')
    expect(28 - unit - widthOf('云溪县人民政府县长')).toBeCloseTo(4 + 7 + 2)
    expect(28 - day - widthOf(DATE)).toBeCloseTo(4)
    expect(sketch(linesOf({ by: 'stamp', office: '县长' }, '云溪县人民政府'))).toEqual([
      'body: 正文',
      'blank',
      'blank',
      'signatory: 云溪县人民政府县长',
      'blank',
      'blank',
      `date: ${DATE}`,
    ])
  })

  test('an office that names its unit does not name it twice', () => {
    const lines = linesOf({ by: 'stamp', office: '云溪县人民政府县长' }, '云溪县人民政府')
    expect(sketch(lines)).toContain('signatory: 云溪县人民政府县长')
  })
})

describe('every signature', () => {
  test.each([undefined, { by: 'seal' } as const, { by: 'stamp', office: '局长' } as const])(
    'stays together: %j',
    (signing) => {
      const lines = linesOf(signing, '某局').slice(1)
      expect(lines.map(({ keepNext }) => keepNext)).toEqual([...Array(lines.length - 1).fill(true), undefined])
    },
  )

  test('follows the preset’s own size and margins', () => {
    const narrow = { ...GBT9704, page: { ...GBT9704.page, right: 3000, textWidth: 11906 - 1587 - 3000 } }
    const lines = setLines(doc(p('正文'), signatory('云溪县发展和改革委员会'), date(DATE)), narrow)
    const unit = lines.find(({ role }) => role === 'signatory')!
    const width = twipsToChars(textWidth('云溪县发展和改革委员会', narrow), narrow)
    expect(charactersPerLine(narrow)).toBe(23)
    expect(23 - unit.indent!.leftChars! - width).toBeCloseTo(2)
  })
})

describe('版记 (GB/T 9704-2012, 7.4)', () => {
  const imprint = { copyTo: '县委办公室，县人大常委会办公室', printer: '县政府办公室', printed: { text: DATE } }

  test('has rules of 1, 0.75 and 1 pt and two lines, each character of which counts as its own', () => {
    const lines = imprintOf(imprint)
    expect(sketch(lines)).toEqual([
      'imprint: 抄送：县委办公室，县人大常委会办公室。',
      `imprint: 县政府办公室\t${DATE}印发`,
      'gap',
    ])
    expect(lines.map(({ rule }) => [rule?.side, rule?.widthPt])).toEqual([
      ['top', 1],
      ['top', 0.75],
      ['bottom', 1],
    ])
    expect(lines[0]!.indent).toEqual({ leftChars: 3.5, rightChars: 0.875, hangingChars: 2.625 })
    expect(lines[1]!.indent).toEqual({ leftChars: 0.875, rightChars: 0.875, firstLineChars: 0 })
  })

  test('keeps the writer’s own label, full stop and 印发', () => {
    const own = { copyTo: '主送：某局。', printed: { text: `${DATE}印发` } }
    expect(sketch(imprintOf(own)).slice(0, 2)).toEqual(['imprint: 主送：某局。', `imprint: \t${DATE}印发`])
  })

  test('begins with the thick rule where there are no copies, and is nothing where nothing is given', () => {
    expect(imprintOf({ printer: '某办' }).map(({ rule }) => rule?.widthPt)).toEqual([1, 1])
    expect(imprintOf({})).toEqual([])
  })

  test('of a letter is the copies alone, without rules (10.1)', () => {
    const lines = compose(doc(settings({ imprint })), PRESETS['letter']!).imprint
    expect(lines.map((line) => [textOfLine(line), line.rule])).toEqual([
      ['抄送：县委办公室，县人大常委会办公室。', undefined],
    ])
  })
})

function linesOf(signing: Signing | undefined, unit: string) {
  return setLines(doc(settings(signing ? { signing } : {}), p('正文'), signatory(unit), date(DATE)))
}

/** Where signatory and date begin, in characters. */
function signed(signing: Signing, unit: string) {
  const lines = linesOf(signing, unit)
  const begin = (role: string) => lines.find((line) => line.role === role)!.indent!.leftChars!
  return { unit: begin('signatory'), day: begin('date') }
}

function imprintOf(imprint: Imprint) {
  return compose(doc(settings({ imprint })), GBT9704).imprint
}
