import type { Result } from '../result.ts'
import { failed, ok } from '../result.ts'
import type { Amount, Decimal } from './ledger-amount.ts'
import {
  compareDecimals,
  decimalIn,
  numberOf,
  percentOf,
  printDecimal,
  ratioOf,
  scaleOf,
  subtract,
} from './ledger-amount.ts'

/** Why a change cannot be told: a range, 300多 and a rank are no numbers; other units count other things. */
export type NoChange = 'not-a-number' | 'other-unit'

/** What became of last year's value (变化). All words are Chinese, as they stand in papers. */
export interface Change {
  readonly direction: -1 | 0 | 1
  /** With its sign, in the unit of the present value: +12.4亿元, -1.3个百分点. */
  readonly difference: string
  /** To one place, halves away from zero; two where one would say 0. None for shares, from a base that is not above zero, and where two would say 0. */
  readonly percent?: string
  /** 增长8.3%, 下降1.3个百分点, 持平; 增加12.4亿元 where there is no percentage. */
  readonly words: string
  /** 增加12.4亿元, 提高1.3个百分点, 持平. */
  readonly amount: string
  /** 2.1倍: how many times last year's value it is, to one place; none for shares and from a base that is not above zero. */
  readonly times?: string
  /** How it was worked out: (161.8-149.4)÷149.4=8.3%. */
  readonly working: string
}

/** 个百分点 for the difference of two shares. */
const POINTS: Readonly<Record<string, string>> = { '%': '个百分点', '‰': '个千分点', 个百分点: '个百分点' }

/** The change from last year's value to this year's. */
export function changeOf(now: Amount, last: Amount): Result<Change, { readonly code: NoChange }> {
  if (numberOf(now) === undefined || numberOf(last) === undefined) return failed('not-a-number')
  const [present, base] = [decimalIn(now, now), decimalIn(last, now)]
  if (!present || !base) return failed('other-unit')
  const difference = subtract(present, base)
  const direction = compareDecimals(present, base) as Change['direction']
  const points = POINTS[scaleOf(now).measure]
  return ok(
    points
      ? changeOfShare({ present, base, difference, direction, now }, points)
      : changeOfAmount({ present, base, difference, direction, now }),
  )
}

interface Parts {
  readonly present: Decimal
  readonly base: Decimal
  readonly difference: Decimal
  readonly direction: Change['direction']
  readonly now: Amount
}

function changeOfShare({ present, base, difference, direction }: Parts, points: string): Change {
  const size = printSize(difference, false)
  const words = direction === 0 ? '持平' : `${direction > 0 ? '提高' : '下降'}${size}${points}`
  return {
    direction,
    difference: `${signOf(direction)}${size}${points}`,
    words,
    amount: words,
    working: `${printDecimal(present)}-${inBrackets(base)}=${printDecimal(difference)}`,
  }
}

function changeOfAmount({ present, base, difference, direction, now }: Parts): Change {
  const size = printSize(difference, /[,，]/.test(now.value)) + now.unit
  const amount = direction === 0 ? '持平' : `${direction > 0 ? '增加' : '减少'}${size}`
  const subtraction = `${printDecimal(present)}-${inBrackets(base)}`
  const shared = { direction, difference: signOf(direction) + size, amount }
  if (base.digits <= 0n) return { ...shared, words: amount, working: `${subtraction}=${printDecimal(difference)}` }
  const percent = percentIn(difference, base)
  // Too little to be told in hundredths: 增长0% says nothing.
  if (direction !== 0 && percent === '0%')
    return { ...shared, words: amount, working: `${subtraction}=${printDecimal(difference)}` }
  const rise = direction === 0 ? '持平' : `${direction > 0 ? '增长' : '下降'}${percent.replace('-', '')}`
  const times = `${printDecimal(ratioOf(present, base, 1))}倍`
  return { ...shared, percent, times, words: rise, working: `(${subtraction})÷${printDecimal(base)}=${percent}` }
}

function percentIn(difference: Decimal, base: Decimal): string {
  const rounded = percentOf(difference, base, 1)
  return `${printDecimal(rounded.digits === 0n ? percentOf(difference, base, 2) : rounded)}%`
}

function printSize(difference: Decimal, grouped: boolean): string {
  return printDecimal(difference, grouped).replace('-', '')
}

function inBrackets(base: Decimal): string {
  return base.digits < 0n ? `(${printDecimal(base)})` : printDecimal(base)
}

function signOf(direction: Change['direction']): string {
  return direction > 0 ? '+' : direction < 0 ? '-' : ''
}
