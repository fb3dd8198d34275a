import type { Found } from './change.ts'
import type { Detector } from './detector.ts'
import { found, isFrame } from './detector.ts'
import { nextPeriod, PART } from './periods.ts'

/**
 * A quarter's paper rolled within its year becomes the next quarter's, and the quarter it looks ahead to the one after.
 * Rolled to another year it stays the same quarter: like is compared with like.
 */
export const findQuarters: Detector = (line, { years, period }) => {
  if (years.shift !== 0 || !period) return []
  const own = [period, nextPeriod(period)]
  return [...line.text.matchAll(PART)].flatMap((match): Found[] => {
    const next = nextPeriod(match[0])
    if (!own.includes(match[0]) || !line.isFree(match.index, match.index + match[0].length)) return []
    const params = { period: match[0], next: next ?? match[0] }
    const reason = { code: next ? 'roll.period-of-year' : 'roll.period-last', params }
    return [
      found(match, { kind: 'period', to: next ?? match[0], certain: next !== undefined && isFrame(line), reason }),
    ]
  })
}
