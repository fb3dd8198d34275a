import type { Found } from './change.ts'
import type { Detector } from './detector.ts'
import { found, isFrame } from './detector.ts'

/** Parts of a year in order; what stands last has no next one in its year. */
const SERIES: readonly (readonly string[])[] = [
  ['一季度', '二季度', '三季度', '四季度'],
  ['1季度', '2季度', '3季度', '4季度'],
  ['上半年', '下半年'],
  ['第一学期', '第二学期'],
  ['上学期', '下学期'],
]
const PART = /(?<![前\d])[一二三四1-4]季度|[上下]半年|第[一二]学期|[上下]学期/g

/** The part of the year that a title names (一季度, 上半年); undefined where it names none that has a next. */
export function periodIn(title: string): string | undefined {
  return title.match(PART)?.[0]
}

/** The next part of the same year; undefined behind the last. */
export function nextPeriod(period: string): string | undefined {
  const series = SERIES.find((each) => each.includes(period))
  return series?.[series.indexOf(period) + 1]
}

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
    return [found(match, { kind: 'period', to: next ?? match[0], certain: next !== undefined && isFrame(line), reason })]
  })
}
