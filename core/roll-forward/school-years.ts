import type { Found } from './change.ts'
import type { Detector } from './detector.ts'
import { found, isFrame } from './detector.ts'

const SCHOOL_YEAR = /(?<!\d)((?:19|20)\d{2})(?:(\s?年?\s?[—\-–~～至到/]{1,2}\s?)((?:19|20)\d{2}))?(?=\s?(?:学年|年度?第[一二]学期))/g

/** 2025—2026学年, 2025学年: the paper's own and the next move; the term (第一学期) stays. */
export const findSchoolYears: Detector = (line, { years }) => {
  if (years.shift === 0) return []
  return [...line.text.matchAll(SCHOOL_YEAR)].flatMap((match): Found[] => {
    const from = Number(match[1])
    const isPair = match[3] === undefined || Number(match[3]) === from + 1
    const isOwn = from >= years.summed - (isFrame(line) ? 1 : 0) && from <= years.planned
    if (!isPair || !isOwn || !line.isFree(match.index, match.index + match[0].length)) return []
    const second = match[3] === undefined ? '' : `${match[2]}${Number(match[3]) + years.shift}`
    const to = `${from + years.shift}${second}`
    return [found(match, { kind: 'school-year', to, certain: isFrame(line), reason: { code: 'roll.school-year' } })]
  })
}
