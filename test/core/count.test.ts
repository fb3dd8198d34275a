import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countDocument, countText } from '#core/document/count.ts'
import { promptOf } from '#core/document/document.ts'
import { attachment, date, doc, h1, h3, hole, p, plain, signatory, table, title } from '../support/build.ts'

describe('字数 of a text', () => {
  test.each([
    ['', 0],
    ['   \n\u3000 ', 0],
    ['教育局', 3],
    ['办结42件。', 5],
    ['增长5.6%，', 4],
    ['1,234.56万元', 3],
    ['GDP增长', 3],
    ['hello world', 2],
    ['don’t stop', 2],
    ['“十五五”规划', 7],
    ['——', 2],
    ['……', 2],
    ['2021–2025', 3],
    ['2021-2025', 1],
    ['〔2026〕3号', 5],
    ['25℃', 2],
    ['×局', 2],
    ['①②', 2],
    ['≥95%', 2],
    ['卡尔·马克思', 6],
    ['𠮷田', 2],
    ['中\u200b文\ufeff', 2],
    ['葛\u{e0100}城', 2],
    ['ｶﾅ', 2],
    ['한국', 2],
    ['一\u3000二', 2],
    ['xx万元', 3],
    ['😀', 1],
  ])('%j counts %i', (text, count) => {
    expect(countText(text)).toBe(count)
  })

  test('of two lines is the sum of both', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, two) => {
        expect(countText(`${one}\n${two}`)).toBe(countText(one) + countText(two))
      }),
    )
  })
})

describe('字数 of a paper', () => {
  test('counts title, numbers, body, cells, signatory, date and attachments', () => {
    const d = doc(
      title('总结'),
      h1('情况'),
      h3('GDP'),
      p('好。'),
      table([['甲', '12']]),
      signatory('局'),
      date('2026年1月5日'),
      attachment('表'),
    )
    // 总结 2, 一、情况 4, 1.GDP 1, 好。 2, 甲 12 2, 局 1, 2026年1月5日 6, 附件 2, 表 1
    expect(countDocument(d)).toBe(21)
  })

  test('does not count prompts that wait, and counts answers and bare holes', () => {
    const slot = { kind: 'text', key: 'unit', label: '单位' } as const
    const keyOnly = { kind: 'text', key: 'unit' } as const
    expect(countDocument(doc(p([{ text: promptOf(slot), slot }])))).toBe(0)
    expect(countDocument(doc(p([{ text: promptOf(keyOnly), slot: keyOnly }])))).toBe(0)
    expect(countDocument(doc(p([hole('写三五句话')])))).toBe(0)
    expect(countDocument(doc(p([{ text: '教育局', slot }])))).toBe(3)
    expect(countDocument(doc(p([{ text: 'xx', slot: { kind: 'number' } }, plain('万元')])))).toBe(3)
  })

  test('parts the strings on both sides of a prompt', () => {
    expect(countDocument(doc(p([plain('A'), hole('填'), plain('B')])))).toBe(2)
  })
})
