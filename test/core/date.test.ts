import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateText, isoOf, proposedYear } from '#core/document/date.ts'

describe('a date in a paper', () => {
  test('is written without padding and read back', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
          expect(isoOf(dateText(day))).toBe(date.toISOString().slice(0, 10))
        },
      ),
    )
    expect(dateText({ year: 2026, month: 1, day: 5 })).toBe('2026年1月5日')
  })

  test.each([
    ['2026 年 1 月 5 日', '2026-01-05'],
    ['2024年2月29日', '2024-02-29'],
    ['2026年2月29日', undefined],
    ['2026年13月1日', undefined],
    ['2026年4月31日', undefined],
    ['2026年12月', undefined],
    ['0001年1月1日', undefined],
    ['二〇二六年一月五日', undefined],
    ['2026年1月5日印发', undefined],
    ['', undefined],
  ])('%s is %s', (text, iso) => {
    expect(isoOf(text)).toBe(iso)
  })
})

describe('the year first offered', () => {
  test.each([
    [11, 2026],
    [12, 2026],
    [3, 2026],
    [2, 2025],
    [1, 2025],
  ])('for a summary in month %i of 2026 is %i', (month, year) => {
    expect(proposedYear({ year: 2026, month, day: 15 }, false)).toBe(year)
  })

  test.each([
    [10, 2026],
    [11, 2027],
    [12, 2027],
    [1, 2026],
  ])('for a plan in month %i of 2026 is %i', (month, year) => {
    expect(proposedYear({ year: 2026, month, day: 15 }, true)).toBe(year)
  })
})
