import { describe, expect, test } from 'vitest'
import { advancesOf } from '#core/layout/paginate/advance.ts'
import { breakLines } from '#core/layout/paginate/break-lines.ts'
import { isSpaced, mayBreak, NOT_AT_END, NOT_AT_START } from '#core/layout/paginate/kinsoku.ts'
import { setLines } from '#core/layout/paginate/set-lines.ts'
import { typeText } from '#core/layout/paginate/typed-text.ts'
import { OFFICE, para } from '../support/set-paper.ts'

/** Lines of body text on a measure of so many full-width characters. */
function broken(text: string, characters: number): string[] {
  const typed = typeText([{ text }], 'body', OFFICE)
  const width = characters * 315
  return breakLines(typed, width, width).map(({ start, end }) => text.slice(start, end))
}

const measure = { x: 1587, width: 8844 }

describe('where a line of Chinese may end', () => {
  test.each([
    [
      'a full stop does not begin a line: the character before it goes down with it',
      '国家国家。好',
      4,
      ['国家国', '家。好'],
    ],
    ['no closing mark begins a line', '一二三》」』〉】）四', 4, ['一二', '三》」』', '〉】）四']],
    ['no opening mark ends a line', '一二三（四五）', 4, ['一二三', '（四五）']],
    ['an opening quote goes down with its word', '一二三“四”', 4, ['一二三', '“四”']],
    ['a closing quote and a stop stay together with what they close', '一二三四”。五', 4, ['一二三', '四”。五']],
    ['a dash of two characters is not torn', '一二三——四', 4, ['一二三', '——四']],
    ['nor is an ellipsis, which does not begin a line either', '一二三四……五', 5, ['一二三', '四……五']],
    ['a number is not torn, nor parted from its %', '增长12345.6%左右', 6, ['增长', '12345.6%左', '右']],
    ['a Latin word is not torn', '全省GDPabc增长', 4, ['全省', 'GDPabc', '增长']],
    ['one that is longer than a line is', 'aaaaaaaaaaaaaaaaaaaa', 4, ['aaaaaaaaa', 'aaaaaaaaa', 'aa']],
    ['after a hyphen a word may go on below', '全省state-owned', 5, ['全省state-', 'owned']],
    ['a year range stays whole', '全省在2021-2025年', 5, ['全省在', '2021-2025', '年']],
    ['a line may end between Chinese and digits', '一二三2025年', 4, ['一二三', '2025年']],
    ['spaces at a line’s end take no room', '一二三四    五', 4, ['一二三四    ', '五']],
    ['a rare character of two units is one', '𠀀𠀀𠀀𠀀𠀀', 4, ['𠀀𠀀𠀀𠀀', '𠀀']],
    ['a family of signs joined into one is not torn', '一二三👨‍👩‍👧', 4, ['一二三', '👨‍👩‍👧']],
    ['no text is one empty line', '', 4, ['']],
  ])('%s', (_, text, characters, lines) => {
    expect(broken(text, characters)).toEqual(lines)
  })

  test('twenty-eight characters fill the line, and the twenty-ninth goes down', () => {
    const rows = setLines(para('国'.repeat(29), { indent: {} }), measure, OFFICE)
    expect(rows.map(([line]) => line!.fragments[0]!.text.length)).toEqual([28, 1])
  })

  test('marks that nothing can stand before go where they must, even past what is forbidden', () => {
    expect(broken('。。。。。。', 4)).toEqual(['。。。。', '。。'])
  })

  test.each([...'，。、；：？！）》」』〉】’”%'])('%s never begins a line', (mark) => {
    expect(NOT_AT_START).toContain(mark)
    expect(mayBreak('国'.charCodeAt(0), mark.charCodeAt(0))).toBe(false)
  })

  test.each([...'（《「【‘“'])('%s never ends a line', (mark) => {
    expect(NOT_AT_END).toContain(mark)
    expect(mayBreak(mark.charCodeAt(0), '国'.charCodeAt(0))).toBe(false)
  })
})

describe('how wide text is', () => {
  const twips = (text: string, bold?: true) => {
    const { widths, spaces } = typeText([{ text, ...(bold ? { bold } : {}) }], 'body', OFFICE)
    return [...widths, ...spaces].reduce((sum, width) => sum + width, 0)
  }

  test('a Chinese character takes its size less the squeeze, and so do quotes, dashes and dots', () => {
    expect(twips('国')).toBe(315)
    expect(twips('“”—…·')).toBe(5 * 315)
  })

  test('a digit takes half its size', () => {
    expect(twips('2025')).toBe(4 * 155)
  })

  test('Latin letters have their own widths, bold ones others', () => {
    expect(twips('W')).toBeCloseTo(0.944 * 320 - 5)
    expect(twips('W', true)).toBeCloseTo(320 - 5)
  })

  test('a quarter of a square stands between Chinese and digits, not beside marks', () => {
    expect(twips('第1期')).toBe(2 * 315 + 155 + 2 * 80)
    expect(twips('，1，')).toBe(2 * 315 + 155)
    expect(isSpaced('年'.charCodeAt(0), '%'.charCodeAt(0))).toBe(false)
  })

  test('in a Chinese font letters and digits take half a square', () => {
    expect([...'W1i'].map((letter) => advancesOf('仿宋_GB2312', false)(letter.charCodeAt(0)))).toEqual([0.5, 0.5, 0.5])
  })

  test('what a run is spread by is added after each of its characters', () => {
    const { widths } = typeText([{ text: '财政', spread: 100 }], 'body', OFFICE)
    expect([...widths]).toEqual([415, 415])
  })
})

describe('a line in its box', () => {
  test('the first line is two characters in, the others are flush', () => {
    const rows = setLines(para('国'.repeat(40)), measure, OFFICE)
    expect(rows.map(([line]) => [line!.x, line!.width])).toEqual([
      [1587 + 632, 8844 - 632],
      [1587, 8844],
    ])
  })

  test('a full line fills its box by what is spread over it; the last one does not', () => {
    const rows = setLines(para('国'.repeat(40)), measure, OFFICE)
    expect(rows.map(([line]) => line!.align)).toEqual(['both', 'left'])
    expect(rows[0]![0]!.justify).toBe(8844 - 632 - 26 * 315)
  })

  test('a line that the writer broke is not pulled apart', () => {
    const rows = setLines(para('上\n下'), measure, OFFICE)
    expect(rows.map(([line]) => [line!.align, line!.justify, line!.x])).toEqual([
      ['left', 0, 1587 + 632],
      ['left', 0, 1587],
    ])
  })

  test('centred and right text say where they stand', () => {
    const at = (align: 'center' | 'right') => setLines(para('国国', { align, indent: {} }), measure, OFFICE)[0]![0]!
    expect(at('center').fragments[0]!.x).toBe(1587 + (8844 - 630) / 2)
    expect(at('right').fragments[0]!.x).toBe(1587 + 8844 - 630)
  })

  test('wrapped lines of a hanging indent stand under the first name', () => {
    const rows = setLines(
      para('国'.repeat(40), { indent: { leftChars: 5, hangingChars: 3, rightChars: 1 } }),
      measure,
      OFFICE,
    )
    expect(rows.map(([line]) => line!.x - 1587)).toEqual([5 * 316 - 1 - 948, 5 * 316 - 1])
    expect(rows[1]![0]!.width).toBe(8844 - 1579 - 316)
  })

  test('what stands after a tab ends at the right edge less the indent', () => {
    const [line] = setLines(para('左\t右', { indent: { leftChars: 1, rightChars: 1 } }), measure, OFFICE)
    const [left, right] = line!
    expect(left!.fragments[0]).toMatchObject({ text: '左', x: 1587 + 316 })
    expect(right!.fragments[0]).toMatchObject({ text: '右', x: 1587 + 8844 - 316 - 315 })
  })

  test('where it has no room beside the line it takes the next one', () => {
    const rows = setLines(para(`${'国'.repeat(27)}\t右右右`, { indent: {} }), measure, OFFICE)
    expect(rows.map((row) => row.map((line) => line.fragments[0]!.text.length))).toEqual([[27], [3]])
  })

  test('a tab with a place of its own goes there, or to the end of the text that is already past it', () => {
    const x = (text: string) =>
      setLines(para(text, { indent: {}, tabChars: 14 }), measure, OFFICE)[0]![1]!.fragments[0]!.x
    expect(x('左\t右')).toBe(1587 + 4422)
    expect(x(`${'国'.repeat(20)}\t右`)).toBe(1587 + 20 * 315)
  })

  test('text of two scripts, fonts and sizes is parted where they change', () => {
    const runs = [
      { text: '一、', role: 'heading1' as const },
      { text: '全年2025', bold: true as const },
      { text: '大', sizePt: 22 },
    ]
    const line = setLines(para('', { runs, indent: {} }), measure, OFFICE)[0]![0]!
    expect(line.fragments).toEqual([
      { text: '一、', role: 'heading1', sizePt: 16, x: 1587, width: 630 },
      { text: '全年', role: 'body', bold: true, sizePt: 16, x: 2217, width: 630 },
      { text: '2025', role: 'body', bold: true, sizePt: 16, latin: true, spaced: true, x: 2927, width: 620 },
      { text: '大', role: 'body', sizePt: 22, spaced: true, x: 3547 + 80, width: 435 },
    ])
  })

  test('an automatic number stands before the words', () => {
    const number = { level: 1 as const, text: '一、', list: 0 }
    const line = setLines(para('工作', { number, role: 'heading1' }), measure, OFFICE)[0]![0]!
    expect(line.fragments.map(({ text }) => text).join('')).toBe('一、工作')
  })
})
