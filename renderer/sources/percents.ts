import type { ReuseShares } from '../desk.ts'
import type { Labels } from '../i18n/labels.ts'

/** Whole per cents of kept, rewritten and new that add up to 100, or all 0 where there are no words. */
export interface Percents {
  readonly kept: number
  readonly rewritten: number
  readonly new: number
}

export const SHARE_PARTS = ['kept', 'rewritten', 'new'] as const

/** What is there at all is never told as nothing, and what is not quite all never as all. */
export function percentsOf(shares: Pick<ReuseShares, (typeof SHARE_PARTS)[number]>): Percents {
  const exact = SHARE_PARTS.map((part) => shares[part] * 100)
  const rounded = exact.map((value) => (value > 0 && value < 1 ? 1 : Math.round(value)))
  const sum = rounded.reduce((total, value) => total + value, 0)
  if (sum !== 0 && sum !== 100) {
    // The largest can bear it best.
    const largest = rounded.indexOf(Math.max(...rounded))
    rounded[largest]! += 100 - sum
  }
  const [kept = 0, rewritten = 0, fresh = 0] = rounded
  return { kept, rewritten, new: fresh }
}

/** 沿用 64%, 改写 36%, 新写 0%. */
export function shareWords(shares: ReuseShares, { label }: Pick<Labels, 'label'>): readonly string[] {
  const percents = percentsOf(shares)
  return SHARE_PARTS.map((part) => label(`sources.share.${part}`, { percent: percents[part] }))
}
