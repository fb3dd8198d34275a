import type { Found } from './change.ts'
import type { Detector, Scanned } from './detector.ts'
import { found, isAtStart, isFrame } from './detector.ts'
import type { PaperYears } from './paper-years.ts'

const SCHOOL_YEAR =
  /(?<!\d)((?:19|20)\d{2})(?:(\s?年?\s?[—\-–~～至到/]{1,2}\s?)((?:19|20)\d{2}))?(?=\s?(?:学年|年度?第[一二]学期))/g

const CLASS =
  /(?<!\d)((?:19|20)\d{2})([届级])(?=.{0,4}(?:毕业|学生|新生|学员|本科|专科|研究生|考生|校友|高[一二三]|初[一二三]))/g

/** 2025—2026学年, 2025学年: the paper's own and the next move; the term (第一学期) stays. */
export const findSchoolYears: Detector = (line, { years }) => {
  if (years.shift === 0) return []
  return [...line.text.matchAll(SCHOOL_YEAR)]
    .flatMap((match): Found[] => {
      const from = Number(match[1])
      const isPair = match[3] === undefined || Number(match[3]) === from + 1
      // In a paper on the year 2025, 2024—2025学年 is as much its own as 2025—2026学年.
      const isBefore = isFrame(line) || (match[3] !== undefined && !years.isSchoolYear)
      const isOwn = from >= years.summed - (isBefore ? 1 : 0) && from <= years.planned
      if (!isPair || !isOwn || !line.isFree(match.index, match.index + match[0].length)) return []
      const second = match[3] === undefined ? '' : `${match[2]}${Number(match[3]) + years.shift}`
      const to = `${from + years.shift}${second}`
      const certain = isFrame(line) || (line.role === 'section-lead' && isAtStart(line.text, match.index))
      return [found(match, { kind: 'school-year', to, certain, reason: { code: 'roll.school-year' } })]
    })
    .concat(classesIn(line, years))
}

/** 2025届毕业生, 2025级新生: the classes of the next year, where theirs is near the paper's. */
function classesIn(line: Scanned, { summed, planned, shift }: PaperYears): Found[] {
  return [...line.text.matchAll(CLASS)].flatMap((match): Found[] => {
    const year = Number(match[1])
    const isNear = year >= summed - 4 && year <= planned + 4
    if (!isNear || !line.isFree(match.index, match.index + 5)) return []
    const to = `${year + shift}${match[2]}`
    return [found(match, { kind: 'school-year', to, certain: false, reason: { code: 'roll.class' } })]
  })
}
