import type { Found } from './change.ts'
import type { Detector } from './detector.ts'
import { found } from './detector.ts'

const RANGE = /(?<!\d)((?:19|20)\d{2})(\s?年?\s?[—\-–~～至到]{1,2}\s?)((?:19|20)\d{2})(?=\s?年(?!\s?度?学))/g

/**
 * Ranges of years. A paper on several years moves the range it covers and the one it plans; elsewhere a range names a
 * programme (2024—2026年三年行动) and stays, but for two neighbouring years of the paper's own.
 */
export const findYearRanges: Detector = (line, { years }) => {
  if (years.shift === 0) return []
  return [...line.text.matchAll(RANGE)].flatMap((match): Found[] => {
    const [from, to] = [Number(match[1]), Number(match[3])]
    const isFrame = line.role === 'title' || line.role === 'heading' || line.role === 'lead'
    const ends = years.span > 1 || line.isPlan ? [years.summed, years.planned] : [years.summed]
    const isOwn = ends.includes(from) && to - from + 1 === Math.max(years.span, 2)
    if (!isOwn || !line.isFree(match.index, match.index + match[0].length)) return []
    // Halfway through a period of years the new range is anybody's guess.
    const certain = isFrame && years.shift % years.span === 0
    const moved = `${from + years.shift}${match[2]}${to + years.shift}`
    const params = { span: to - from + 1 }
    return [found(match, { kind: 'year-range', to: moved, certain, reason: { code: 'roll.year-range', params } })]
  })
}
