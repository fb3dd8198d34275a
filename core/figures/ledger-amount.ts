import { readChinese, readNumber } from './numeral.ts'
import { CHINESE, NUMBER, TO } from './pattern.ts'
import { narrow } from './scan.ts'
import { share } from './types/share.ts'
import { UNIT } from './types/units.ts'

/** An amount as it is printed, in two parts: `value` and `unit` one after the other are its words (1,234.56 and 亿元). */
export interface Amount {
  readonly value: string
  readonly unit: string
}

/** A number with a point in an exact place: 12.40 is 1240 with two places. */
export interface Decimal {
  readonly digits: bigint
  readonly places: number
}

const ABOUT = '[多余几来]'
const MAGNITUDES = ['万亿', '千亿', '百亿', '十亿', '亿', '千万', '百万', '十万', '万', '千', '百', '十'] as const
const MAGNITUDE = `(?:${MAGNITUDES.join('|')})`
const POWERS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 }

// 1亿2000万元 is one number; its last magnitude belongs to it, or its unit would count ten thousands of ten thousands.
const DIGITS = new RegExp(
  `^(第?[-−－+]?(?:${NUMBER}${MAGNITUDE}?${TO})?${NUMBER}(?:${MAGNITUDE}${NUMBER}${MAGNITUDE}?|${MAGNITUDE}(?=${ABOUT}))?${ABOUT}?)(.*)$`,
)
const WORDS = new RegExp(`^(第?${CHINESE}+(?:点${CHINESE}+)?${ABOUT}?)(.*)$`)
/** Shares in words, whose sign is a part of the numeral, and ratios. */
const WHOLE = new RegExp(
  `^(?:[百千万${CHINESE.slice(1, -1)}]+分之.+|[\\d.${CHINESE.slice(1, -1)}]+成.?|[\\d.]+[/:：∶].*)$`,
)
const IS_ABOUT = new RegExp(`${ABOUT}$`)
const IS_DIGITS = new RegExp(`^[-−－+]?${NUMBER}(?:${MAGNITUDE}${NUMBER}${MAGNITUDE}?)?$`)
/** As many as readNumber reads. */
const PLACES = 6
/** From here on a number no longer holds what is behind its point. */
const LEAST_INEXACT = 1e12
const IS_MEASURE = new RegExp(`^${UNIT}$`)

/** Parts the words of an amount; spaces inside are dropped. Undefined where they name no number at all. */
export function parseAmount(words: string): Amount | undefined {
  const text = words.replace(/[\s\u00a0\u3000]+/g, '')
  const plain = narrow(text)
  if (WHOLE.test(plain)) return { value: text, unit: '' }
  const size = DIGITS.exec(plain)?.[1]!.length ?? sizeOfWords(plain)
  return size ? { value: text.slice(0, size), unit: text.slice(size) } : undefined
}

/** 三千万元 is 三千 of 万元; 一亿二千万元 is one number. */
function sizeOfWords(text: string): number {
  const value = WORDS.exec(text)?.[1] ?? ''
  const head = value.replace(/[万亿]+$/, '')
  return /[万亿]/.test(head) || !/[一二两三四五六七八九十百千]/.test(head)
    ? head === ''
      ? 0
      : value.length
    : head.length
}

/** The words of an amount. */
export function printAmount({ value, unit }: Amount): string {
  return value + unit
}

/** What the words of the value say, in its own unit; undefined for a range, for 300多, a ratio and a rank. */
export function numberOf({ value, unit }: Amount): number | undefined {
  const text = narrow(value).replace(/[\s\u3000]/g, '')
  if (WHOLE.test(text)) return unit === '' && !/[/:：∶]/.test(text) ? share.read?.(text).value : undefined
  if (text.startsWith('第') || IS_ABOUT.test(text)) return undefined
  const size = IS_DIGITS.test(text) ? readNumber(text) : readChinese(text)
  if (size === undefined || size >= LEAST_INEXACT) return undefined
  return size > 0 && /^[-−－]/.test(text) ? -size : size
}

/** What is counted and in tens to which power: 亿元 is 元 and 8, 千米 is 千米 and 0. */
export function scaleOf({ value, unit }: Amount): { readonly measure: string; readonly power: number } {
  if (unit === '') return { measure: WHOLE.test(narrow(value)) ? '%' : '', power: 0 }
  // 千米 and 千瓦 are measures of their own; 亿次 is not, although it is listed as one.
  const magnitude =
    /^[万亿]/.test(unit) || !IS_MEASURE.test(unit) ? MAGNITUDES.find((step) => unit.startsWith(step)) : ''
  const measure = narrow(unit.slice(magnitude?.length ?? 0))
  const power = Array.from(magnitude ?? '').reduce((sum, step) => sum + POWERS[step]!, 0)
  return { measure: SAME[measure] ?? measure, power }
}

/** Two words for one thing that is counted. */
const SAME: Readonly<Record<string, string>> = { 名: '人', 家次: '家', '﹪': '%' }

/** The amount in the other's unit, exactly; undefined where it is no number, or the two count different things. */
export function decimalIn(amount: Amount, unit: Amount): Decimal | undefined {
  const [from, to] = [scaleOf(amount), scaleOf(unit)]
  const number = numberOf(amount)
  if (number === undefined || from.measure !== to.measure) return undefined
  return shift(toDecimal(number), from.power - to.power)
}

/** Whether two amounts say the same, be it in other units or with other words. */
export function isSameAmount(a: Amount, b: Amount): boolean {
  if (a.value === b.value && a.unit === b.unit) return true
  const [first, second] = [decimalIn(a, a), decimalIn(b, a)]
  return first !== undefined && second !== undefined && compareDecimals(first, second) === 0
}

/** Shortest form of the number: what papers print has far fewer digits than it holds. */
export function toDecimal(number: number): Decimal {
  const [whole = '0', fraction = ''] = number
    .toFixed(PLACES)
    .replace(/\.?0+$/, '')
    .split('.')
  return { digits: BigInt(whole + fraction), places: fraction.length }
}

export function shift({ digits, places }: Decimal, power: number): Decimal {
  return power <= places
    ? trim({ digits, places: places - power })
    : { digits: digits * 10n ** BigInt(power - places), places: 0 }
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  const [first, second, places] = aligned(a, b)
  return trim({ digits: first - second, places })
}

/** Below zero, zero or above it, as sorting wants it. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const [first, second] = aligned(a, b)
  return first < second ? -1 : Number(first > second)
}

/** `a` hundredths of `b`, to so many places, halves away from zero; `b` is not zero. */
export function percentOf(a: Decimal, b: Decimal, places: number): Decimal {
  return ratioOf({ ...a, digits: a.digits * 100n }, b, places)
}

/** How many times `b` goes into `a`, to so many places, halves away from zero; `b` is not zero. */
export function ratioOf(a: Decimal, b: Decimal, places: number): Decimal {
  const [part, whole] = aligned(a, b)
  const scaled = part * 10n ** BigInt(places) * 2n
  const isBelow = scaled < 0n !== whole < 0n
  const size = (absolute(scaled) + absolute(whole)) / (2n * absolute(whole))
  return trim({ digits: isBelow ? -size : size, places })
}

/** As papers print numbers; with `grouped` thousands are set off by commas. */
export function printDecimal({ digits, places }: Decimal, grouped = false): string {
  const size = absolute(digits)
    .toString()
    .padStart(places + 1, '0')
  const [whole, fraction] = [size.slice(0, size.length - places), size.slice(size.length - places)]
  const set = grouped ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole
  return `${digits < 0n ? '-' : ''}${set}${fraction && '.'}${fraction}`
}

function trim({ digits, places }: Decimal): Decimal {
  return places > 0 && digits % 10n === 0n ? trim({ digits: digits / 10n, places: places - 1 }) : { digits, places }
}

function aligned(a: Decimal, b: Decimal): readonly [bigint, bigint, number] {
  const places = Math.max(a.places, b.places)
  const grown = (each: Decimal) => each.digits * 10n ** BigInt(places - each.places)
  return [grown(a), grown(b), places]
}

function absolute(size: bigint): bigint {
  return size < 0n ? -size : size
}
