import { describe, expect, test } from 'vitest'
import type { Header } from '#core/document/document.ts'
import { compose } from '#core/layout/compose.ts'
import { charactersPerLine, twipsToChars } from '#core/layout/grid.ts'
import { GBT9704, PRESETS } from '#core/layout/presets.ts'
import { textWidth } from '#core/layout/text-width.ts'
import { mmToTwips } from '#core/layout/units.ts'
import { doc, p, settings, title } from '../support/build.ts'
import { setLines, sketch, textOfLine } from '../support/set-lines.ts'

const ORGAN = '云溪县发展和改革局'
const NUMBER = '云发改〔2026〕3号'

describe('版头 of a paper (GB/T 9704-2012, 7.2)', () => {
  test('has copy number, secrecy, urgency, mark, number and rule in this order, the title two lines below', () => {
    const header = {
      copyNumber: '000001',
      secrecy: '秘密★1年',
      urgency: '特急',
      organs: [ORGAN],
      documentNumber: NUMBER,
    }
    expect(sketch(linesWith(header))).toEqual([
      'copyNumber: 000001',
      'secrecy: 秘密★1年',
      'secrecy: 特急',
      `mark: ${ORGAN}文件`,
      'blank',
      'blank',
      `documentNumber: ${NUMBER}`,
      'gap',
      'blank',
      'blank',
      'title: 报告',
      'blank',
      'body: 正文',
    ])
  })

  test('keeps secrecy on the second line where there is no copy number, urgency alone on the first', () => {
    expect(sketch(linesWith({ organs: [], secrecy: '秘密★1年' })).slice(0, 2)).toEqual(['blank', 'secrecy: 秘密★1年'])
    expect(sketch(linesWith({ organs: [], urgency: '特急' }))[0]).toBe('secrecy: 特急')
  })

  test.each([0, 1, 2, 3])('the mark stands 35 mm below the type area’s edge under %i labels', (count) => {
    const labels = { copyNumber: '000001', secrecy: '秘密★1年', urgency: '特急' }
    const kept = Object.fromEntries(Object.entries(labels).slice(0, count))
    const mark = linesWith({ ...kept, organs: [ORGAN] }).find(({ role }) => role === 'mark')!
    const sizePt = mark.runs[0]!.sizePt!
    const upperEdge = count * GBT9704.linePitch + mark.before! + 0.135 * sizePt * 20
    expect(Math.abs(upperEdge - mmToTwips(35))).toBeLessThan(mmToTwips(0.2))
  })

  test('the mark is red and as large as its length allows', () => {
    const sizeOf = (organ: string) => {
      const mark = linesWith({ organs: [organ] }).find(({ role }) => role === 'mark')!
      expect(mark.runs[0]!.colour).toBe('red')
      return mark.runs[0]!.sizePt
    }
    expect(sizeOf('云溪县')).toBe(56)
    expect(sizeOf(ORGAN)).toBe(40)
    expect(sizeOf('某'.repeat(18))).toBe(22)
    expect(sizeOf('某'.repeat(100))).toBe(18)
  })

  test('文件 follows the name but where the mark is the name alone or ends so already', () => {
    expect(sketch(linesWith({ organs: [ORGAN], mark: 'name' }))[0]).toBe(`mark: ${ORGAN}`)
    expect(sketch(linesWith({ organs: ['云溪县委文件'] }))[0]).toBe('mark: 云溪县委文件')
  })

  test('the rule is red, 1 pt, and closes the header', () => {
    const ruled = linesWith({ organs: [ORGAN], documentNumber: NUMBER }).filter(({ rule }) => rule)
    expect(ruled.map(({ rule }) => rule)).toEqual([{ side: 'bottom', style: 'single', widthPt: 1, colour: 'red' }])
  })

  test('without any of its parts there is none', () => {
    expect(sketch(linesWith({ organs: [] }))[0]).toBe('title: 报告')
    expect(sketch(linesWith({ organs: [''], documentNumber: '' }))[0]).toBe('title: 报告')
  })
})

describe('a paper going upward (GB/T 9704-2012, 7.2.5 and 7.2.6)', () => {
  const upward = (...signers: readonly string[]) =>
    linesWith({ organs: [ORGAN], documentNumber: NUMBER, signers }).filter(({ role }) => role === 'documentNumber')

  test('has its number at the left and the signer at the right of one line, one character in', () => {
    const [line, ...others] = upward('周明')
    expect(others).toEqual([])
    expect(textOfLine(line!)).toBe(`${NUMBER}\t签发人：周明`)
    expect(line!.indent).toEqual({ leftChars: 1, rightChars: 1, firstLineChars: 0 })
  })

  test('sets the signers’ names, and them alone, in 楷体', () => {
    const [line] = upward('周明')
    expect(line!.runs.map(({ text, role }) => [text, role])).toEqual([
      [`${NUMBER}\t`, undefined],
      ['签发人：', undefined],
      ['周明', 'signer'],
    ])
    expect(GBT9704.looks.signer.font).toBe('楷体_GB2312')
  })

  test('sets two names a line, the next under the first, the number in the last line', () => {
    const lines = upward('周明远', '王芳', '李建国')
    expect(lines.map(textOfLine)).toEqual(['签发人：周明远　王芳', `${NUMBER}\t李建国`])
    const width = twipsToChars(textWidth('签发人：周明远　王芳', GBT9704), GBT9704)
    const labelWidth = twipsToChars(textWidth('签发人：', GBT9704), GBT9704)
    const begin = lines[0]!.indent!.leftChars!
    expect(begin + width).toBeCloseTo(charactersPerLine(GBT9704) - 1, 1)
    expect(lines[1]!.tabChars).toBeCloseTo(begin + labelWidth)
  })
})

describe('a joint paper (GB/T 9704-2012, 7.2.4)', () => {
  const header = { organs: ['云溪县人民政府', ORGAN, '云溪县财政局'], documentNumber: NUMBER }
  const found = compose(doc(settings({ header })), GBT9704).blocks.find((block) => block.type === 'table')!

  test('has its names one a line and 文件 beside them over all lines', () => {
    expect(found.isOpen).toBe(true)
    const texts = found.rows.map(({ cells }) => cells.map(({ lines }) => lines.map(textOfLine).join('')))
    expect(texts).toEqual([
      ['', '云溪县人民政府', '文件', ''],
      ['', ORGAN, '', ''],
      ['', '云溪县财政局', '', ''],
    ])
    expect(found.rows.map(({ cells }) => [cells[2]!.rowSpan, cells[2]!.isContinued])).toEqual([
      [3, undefined],
      [3, true],
      [3, true],
    ])
  })

  test('spreads the shorter names to the width of the longest', () => {
    const widths = found.rows.map(({ cells }) => {
      const { runs } = cells[1]!.lines[0]!
      return runs.reduce((sum, { text, spread = 0, sizePt }) => sum + text.length * (sizePt! * 20 + spread), 0)
    })
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(10)
  })

  test('fills the type area with its columns, however long a name is', () => {
    for (const organs of [header.organs, ['某'.repeat(60), '某局'], Array<string>(12).fill(ORGAN)]) {
      const made = compose(doc(settings({ header: { organs } })), GBT9704).blocks.find(
        (block) => block.type === 'table',
      )!
      expect(made.columns.reduce((sum, width) => sum + width, 0)).toBe(GBT9704.page.textWidth)
      expect(Math.min(...made.columns)).toBeGreaterThan(0)
    }
  })
})

describe('letters and minutes (GB/T 9704-2012, 10.1 and 10.3)', () => {
  const header = { secrecy: '秘密★1年', organs: [ORGAN], documentNumber: NUMBER }
  const letter = compose(doc(settings({ header }), title('函'), p('正文')), PRESETS['letter']!)

  test('a letter’s mark is the name alone, 30 mm from the sheet’s edge, above the type area', () => {
    const [mark] = letter.blocks
    if (mark?.type !== 'paragraph') throw new Error('no mark')
    expect(textOfLine(mark)).toBe(ORGAN)
    const upperEdge = letter.preset.page.top + mark.before! + 0.135 * mark.runs[0]!.sizePt! * 20
    expect(Math.abs(upperEdge - mmToTwips(30))).toBeLessThan(mmToTwips(0.2))
  })

  test('both rules of a letter are red, double and 170 mm wide, the second 20 mm from the sheet’s lower edge', () => {
    const rules = [
      letter.blocks.flatMap((block) => (block.type === 'paragraph' && block.rule) || []),
      letter.firstPageFoot?.rule,
    ].flat()
    expect(rules.map((rule) => [rule?.style, rule?.colour])).toEqual([
      ['thick-thin', 'red'],
      ['thin-thick', 'red'],
    ])
    for (const rule of rules) {
      expect(Math.abs(letter.preset.page.textWidth + 2 * rule!.beyond! - mmToTwips(170))).toBeLessThan(3)
    }
    expect(letter.firstPageFoot?.fromBottom).toBe(mmToTwips(20))
  })

  test('a letter’s number stands at the right of the line of its first label', () => {
    expect(sketch(setLines(doc(settings({ header })), PRESETS['letter']!)).slice(1)).toEqual([
      'gap',
      `secrecy: 秘密★1年\t${NUMBER}`,
      'blank',
      'blank',
    ])
    const alone = setLines(doc(settings({ header: { organs: [ORGAN], documentNumber: NUMBER } })), PRESETS['letter']!)
    expect([textOfLine(alone[2]!), alone[2]!.align]).toEqual([NUMBER, 'right'])
  })

  test('minutes end their mark in 纪要 and set who was there after a 黑体 label, wrapped under the first name', () => {
    const minutes = doc(
      settings({ header: { organs: ['云溪县常务会议'] } }),
      p('出席：周明、王芳'),
      p('出席会议的有周明。'),
    )
    const lines = setLines(minutes, PRESETS['minutes']!)
    expect(sketch(lines)[0]).toBe('mark: 云溪县常务会议纪要')
    const there = lines.at(-2)!
    expect(there.runs).toEqual([{ text: '出席：', role: 'attendance' }, { text: '周明、王芳' }])
    expect(there.indent).toEqual({ leftChars: 5, hangingChars: 3 })
    expect(lines.at(-1)!.indent).toBeUndefined()
    expect(setLines(minutes)).toContainEqual(expect.objectContaining({ runs: [{ text: '出席：周明、王芳' }] }))
  })

  test('a plain report has neither header nor imprint', () => {
    const d = doc(settings({ header, imprint: { copyTo: '县委' } }), title('报告'))
    expect(sketch(setLines(d, PRESETS['plain']!))).toEqual(['title: 报告', 'blank'])
    expect(compose(d, PRESETS['plain']!).imprint).toEqual([])
  })
})

function linesWith(header: Header) {
  return setLines(doc(settings({ header }), title('报告'), p('正文')))
}
