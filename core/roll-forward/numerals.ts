import { markerOf, ordinalOf } from '../outline/numbering.ts'

/** An ordinal in Arabic or Chinese figures, as the source of a pattern. */
export const NUMERAL = '(?:\\d{1,3}|[零一二三四五六七八九十百]{1,6})'

/** The value of an ordinal as written; undefined for what is none (十百). */
export function valueOf(numeral: string): number | undefined {
  return ordinalOf(numeral)
}

/** The number in the figures of `numeral`: 42 after 41, 四十二 after 四十一. */
export function writtenLike(numeral: string, value: number): string {
  return /^\d/.test(numeral) ? String(value) : chinese(value)
}

/** 一, 十四, 一百零一. */
export function chinese(value: number): string {
  return markerOf(1, value).slice(0, -1)
}

const DIGITS = '〇一二三四五六七八九'

/** The year that 二〇二五 (also 二○二五, 二零二五) spells. */
export function spelledYear(spelled: string): number {
  return Number([...spelled].map((digit) => Math.max(0, DIGITS.indexOf(digit))).join(''))
}

/** A year spelled as `model` is, with its own sign for zero. */
export function spellYear(year: number, model: string): string {
  const zero = /[〇○零]/.exec(model)?.[0] ?? '〇'
  return [...String(year)].map((digit) => (digit === '0' ? zero : DIGITS[Number(digit)]!)).join('')
}
