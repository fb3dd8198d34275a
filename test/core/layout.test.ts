import { describe, expect, test } from 'vitest'
import { charsToTwips } from '#core/layout/grid.ts'
import { CHARACTERS_PER_LINE, LINE_PITCH, LINES_PER_PAGE, PAGE, SQUEEZE } from '#core/layout/page.ts'
import { attachmentNoteIndent, placeSignature } from '#core/layout/parts.ts'
import { GBT9704 } from '#core/layout/presets.ts'
import { textWidth } from '#core/layout/text-width.ts'

describe('the page', () => {
  test('has the margins that offices expect, in twips', () => {
    expect(PAGE).toEqual({
      width: 11906,
      height: 16838,
      top: 2098,
      bottom: 1984,
      left: 1587,
      right: 1475,
      header: 850,
      footer: 1437,
      textWidth: 8844,
      textHeight: 12756,
    })
  })

  test('holds 22 lines, and not one twip more a line', () => {
    expect(LINE_PITCH * LINES_PER_PAGE).toBeLessThanOrEqual(PAGE.textHeight)
    expect((LINE_PITCH + 1) * LINES_PER_PAGE).toBeGreaterThan(PAGE.textHeight)
    expect(LINE_PITCH).toBe(579)
  })

  test('holds 28 squeezed characters a line, and 27 with one twip less squeeze', () => {
    expect((320 + SQUEEZE) * CHARACTERS_PER_LINE).toBeLessThanOrEqual(PAGE.textWidth)
    expect((320 + SQUEEZE + 1) * CHARACTERS_PER_LINE).toBeGreaterThan(PAGE.textWidth)
    expect(SQUEEZE).toBe(-5)
  })

  test('two characters of indent are 632 twips', () => {
    expect(charsToTwips(2, GBT9704)).toBe(632)
  })
})

describe('the width of a line', () => {
  test('a Chinese character takes a squeezed square, a digit half of one', () => {
    expect(textWidth('国', GBT9704)).toBe(315)
    expect(textWidth('“国”', GBT9704)).toBe(945)
    expect(textWidth('12', GBT9704)).toBe(310)
  })

  test('a quarter of a square lies between Chinese and digits', () => {
    expect(textWidth('2025年', GBT9704)).toBe(4 * 155 + 315 + 80)
  })
})

describe('signatory and date without a seal (GB/T 9704-2012, 7.3.5.2)', () => {
  const DATE = '2025年12月26日'
  const place = (signatory: string, date: string) => placeSignature(signatory, date, GBT9704)
  const widthOf = (text: string) => (textWidth(text, GBT9704) * CHARACTERS_PER_LINE) / PAGE.textWidth

  test('the signatory ends two characters from the right, the date begins two to the right of it', () => {
    const signatory = '云溪县发展和改革委员会'
    const { signatoryChars, dateChars } = place(signatory, DATE)
    expect(28 - signatoryChars - widthOf(signatory)).toBeCloseTo(2)
    expect(dateChars).toBeCloseTo(signatoryChars + 2)
  })

  test('a longer date ends two characters from the right, the signatory moves left with it', () => {
    const { signatoryChars, dateChars } = place('县档案馆', DATE)
    expect(28 - dateChars - widthOf(DATE)).toBeCloseTo(2)
    expect(dateChars).toBeCloseTo(signatoryChars + 2)
  })

  test('a signatory wider than the line begins at the left edge', () => {
    expect(place('某'.repeat(40), DATE)).toEqual({ signatoryChars: 0, dateChars: 2 })
  })

  test('of several signatories, one a line, the widest counts', () => {
    expect(place('县档案馆\n云溪县发展和改革委员会', DATE)).toEqual(place('云溪县发展和改革委员会', DATE))
  })

  test('a date alone ends four characters from the right', () => {
    expect(28 - place('', DATE).dateChars - widthOf(DATE)).toBeCloseTo(4)
  })
})

describe('the attachment note (GB/T 9704-2012, 7.3.4)', () => {
  test('begins two characters in and wraps under the first character of the name', () => {
    const { leftChars, hangingChars } = attachmentNoteIndent('附件：', '', GBT9704)
    expect(leftChars).toBeCloseTo(5, 1)
    expect(leftChars - hangingChars).toBeCloseTo(2)
  })

  test('later numbers stand under the first', () => {
    const first = attachmentNoteIndent('附件：', '1.', GBT9704)
    const second = attachmentNoteIndent('', '2.', GBT9704)
    expect(second.leftChars).toBe(first.leftChars)
    expect(second.leftChars - second.hangingChars).toBeCloseTo(5, 1)
  })
})
