import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffCharacters } from '#core/compare/diff-characters.ts'
import { arbitraryText } from '../support/arbitrary-document.ts'

/** Spans on one line: what is gone in [], what is new in {}. */
function shown(earlier: string, later: string): string {
  const marks = { same: ['', ''], gone: ['[', ']'], new: ['{', '}'] } as const
  return diffCharacters(earlier, later)
    .map(({ text, kind }) => `${marks[kind][0]}${text}${marks[kind][1]}`)
    .join('')
}

describe('differences by characters', () => {
  test.each([
    ['2025年办结12件', '2026年办结135件', '[2025]{2026}年办结[12]{135}件'],
    ['增长5.6%', '增长5.8%', '增长[5.6]{5.8}%'],
    ['投入１２万元', '投入１５万元', '投入[１２]{１５}万元'],
    ['使用App', '使用Apps', '使用[App]{Apps}'],
    ['深入推进项目', '扎实推进项目建设', '[深入]{扎实}推进项目{建设}'],
    ['加强领导', '', '[加强领导]'],
    ['', '加强领导', '{加强领导}'],
    ['不变。', '不变。', '不变。'],
    ['张𠀀到', '张𠀁到', '张[𠀀]{𠀁}到'],
  ])('%s → %s', (earlier, later, spans) => {
    expect(shown(earlier, later)).toBe(spans)
  })
  test('one character that happens to be in both, amid other words, is no common ground', () => {
    expect(shown('坚决打好攻坚战', '努力打赢翻身战')).toBe('[坚决打好攻坚]{努力打赢翻身}战')
  })
  test('two texts with nothing in common are told at once, however long they are', () => {
    const [a, b] = ['甲乙丙丁'.repeat(5_000), '子丑寅卯'.repeat(5_000)]
    const from = performance.now()
    expect(diffCharacters(a, b)).toEqual([
      { text: a, kind: 'gone' },
      { text: b, kind: 'new' },
    ])
    expect(performance.now() - from).toBeLessThan(5_000)
  })
  test('what is the same and what is gone is the earlier text, what is the same and new the later, and no character is cut', () => {
    fc.assert(
      fc.property(arbitraryText, arbitraryText, (earlier, later) => {
        const spans = diffCharacters(earlier, later)
        const without = (kind: string) => spans.filter((span) => span.kind !== kind).map(({ text }) => text)
        expect(without('new').join('')).toBe(earlier)
        expect(without('gone').join('')).toBe(later)
        for (const { text } of spans) {
          expect(text).not.toBe('')
          expect(text.isWellFormed()).toBe(true)
        }
        for (const [index, { kind }] of spans.entries()) expect(spans[index - 1]?.kind).not.toBe(kind)
      }),
      { numRuns: 500 },
    )
  })
})
