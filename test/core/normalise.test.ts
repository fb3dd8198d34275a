import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Run } from '#core/document/document.ts'
import { cleanText, haveEqualMarks, joinRuns, normalise } from '#core/document/normalise.ts'
import { plainText } from '#core/document/text.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { bold, date, doc, h1, hole, note, p, plain, table, title } from '../support/build.ts'

describe('the canonical form of a paper', () => {
  test('is reached in one step', () => {
    fc.assert(
      fc.property(arbitraryDocument, (d) => {
        const once = normalise(d)
        expect(normalise(once)).toEqual(once)
      }),
      { numRuns: 200 },
    )
  })

  test('says the same as the paper did', () => {
    fc.assert(
      fc.property(arbitraryDocument, (d) => {
        expect(plainText(normalise(d))).toBe(plainText(d))
      }),
      { numRuns: 200 },
    )
  })

  test('joins runs in every part of the paper', () => {
    const halves = [plain('甲'), plain('乙')]
    const d = doc(title(halves), h1(halves, halves), p(halves), table([[halves]]), note(halves))
    const whole = [plain('甲乙')]
    expect(normalise(d)).toEqual(doc(title(whole), h1(whole, whole), p(whole), table([[whole]]), note(whole)))
  })

  test('drops a run-in and a note that hold nothing, and keeps an empty paragraph', () => {
    expect(normalise(doc(h1('甲', ''), p(''), note([plain('')])))).toEqual(doc(h1('甲'), p('')))
  })

  test('writes no sources as no field', () => {
    expect(normalise(doc({ ...p('甲'), sources: [] }))).toEqual(doc(p('甲')))
    const sources = [{ paper: 'x', year: 2025, section: '一、' }]
    expect(normalise(doc({ ...p('甲'), sources }))).toEqual(doc({ ...p('甲'), sources }))
  })

  test('derives iso from the date text alone', () => {
    const stale = { text: '2026年12月20日', iso: '1999-01-01' }
    expect(normalise({ ...doc(), date: stale }).date).toEqual({ text: '2026年12月20日', iso: '2026-12-20' })
    expect(normalise(doc(date('2026年岁末'))).date).toEqual({ text: '2026年岁末' })
  })
})

describe('neighbouring runs', () => {
  const figure: Run = { text: '120', carried: { id: 'f1', type: 'count', from: 2025, state: 'unconfirmed' } }

  test('join where their marks are equal', () => {
    expect(
      joinRuns([plain('全'), plain('年'), bold('投'), bold('资'), { ...figure, text: '1' }, { ...figure, text: '2' }]),
    ).toEqual([plain('全年'), bold('投资'), { ...figure, text: '12' }])
  })

  test('stay apart where any mark differs', () => {
    const runs: Run[] = [
      figure,
      { ...figure, carried: { ...figure.carried!, id: 'f2' } },
      { ...figure, carried: { ...figure.carried!, state: 'kept' } },
      { text: '甲', slot: { kind: 'text' } },
      { text: '甲', slot: { kind: 'text', key: 'a' } },
      { text: '甲', slot: { kind: 'text', key: 'a', label: '' } },
      { text: '甲', slot: { kind: 'choice', choices: [] } },
      { text: '甲', slot: { kind: 'choice', choices: ['甲', '乙'] } },
      { text: '一是', enumerator: { series: 0, style: '是' } },
      { text: '一是', enumerator: { series: 1, style: '是' } },
    ]
    expect(joinRuns(runs)).toEqual(runs)
    for (const [index, run] of runs.slice(1).entries()) expect(haveEqualMarks(runs[index]!, run)).toBe(false)
  })

  test('stay apart where both are prompts: two equal fields side by side are two fields', () => {
    expect(joinRuns([hole('填数'), hole('填数')])).toEqual([hole('填数'), hole('填数')])
  })

  test('lose their slot where guidance was typed over, and then join', () => {
    expect(joinRuns([plain('办结'), { ...hole('填数'), text: '42' }, plain('件')])).toEqual([plain('办结42件')])
    const bare: Run = { text: 'xx', slot: { kind: 'number' } }
    expect(joinRuns([bare])).toEqual([bare])
  })

  test('join across a run that holds nothing but control characters', () => {
    expect(joinRuns([bold('甲'), plain('\u0000'), bold('乙')])).toEqual([bold('甲乙')])
  })

  test('give back the character that a cut went through', () => {
    expect(joinRuns([plain('\ud842'), plain('\udfb7')])).toEqual([plain('𠮷')])
    expect(joinRuns([plain('甲\r'), plain('\n乙')])).toEqual([plain('甲\n乙')])
  })
})

describe('text fit for a run', () => {
  test.each([
    ['carriage returns become line breaks', '甲\r\n乙\r丙', '甲\n乙\n丙'],
    ['so do the breaks of Word and of the web', '甲\u000b乙\u2028丙\u2029丁\u0085戊\f己', '甲\n乙\n丙\n丁\n戊\n己'],
    ['a tab becomes a space', '甲\t乙', '甲 乙'],
    ['control characters go', '\u0000甲\u0007\u001b乙\u007f\u009f', '甲乙'],
    ['invisible spaces and noncharacters go', '\ufeff甲\u200b乙\ufffe\uffff', '甲乙'],
    ['half a surrogate pair becomes the replacement character', '甲\ud842乙\udfb7', '甲\ufffd乙\ufffd'],
    ['characters beyond the first plane and joined emoji stay', '𠮷😀👨‍👩‍👧', '𠮷😀👨‍👩‍👧'],
  ])('%s', (_what, dirty, clean) => {
    expect(cleanText(dirty)).toBe(clean)
  })

  test('is clean after one pass, whatever came', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.integer({ min: 0, max: 0xffff })), (text, units) => {
        const dirty = text + String.fromCharCode(...units)
        const clean = cleanText(dirty)
        expect(cleanText(clean)).toBe(clean)
        expect(clean.isWellFormed()).toBe(true)
      }),
    )
  })
})
