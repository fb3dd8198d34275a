import type { Finder } from '../finder.ts'
import { readNumber } from '../numeral.ts'
import { AMOUNTS, IS_RANGE, NUMBER, NUMBER_START, SPACED_NUMBER } from '../pattern.ts'

/** 大数: an amount with 万 or 亿 and no measure word: 3300万, 1000多万, 2.5亿以上. */
export const largeNumber: Finder = {
  type: 'bignum',
  pattern: new RegExp(`${NUMBER_START}${AMOUNTS}(?:左右|以上|以下)?`, 'g'),
  accepts: (text) => /[万亿]/.test(text),
  read(text) {
    const value = IS_RANGE.test(text) ? undefined : readNumber(text)
    return value === undefined ? {} : { value }
  },
}

/** The safety net: every other run of digits. Soft, as one or two of ten are figures. */
export const bareNumber: Finder = {
  type: 'barenum',
  pattern: new RegExp(`(?<![A-Za-z])${NUMBER_START}(?:${SPACED_NUMBER}|${NUMBER})(?![\\d.]*[A-Za-z])`, 'g'),
  read(text) {
    const value = readNumber(text)
    return value === undefined ? {} : { value }
  },
}
