import type { Found } from './change.ts'
import type { Detector } from './detector.ts'
import { found, wordsAfter, wordsBefore } from './detector.ts'

/** 去年（2024年）: the year in brackets says which year the word means. */
const PAIR = /(今年|去年|上年度?|前年|明年|本年度?|来年|下一?年)(（|\()((?:19|20)\d{2})(?=年?度?[）)])/g
const LAST_YEAR = /去年|前年/g
const COMPARED_BEFORE = /(?:比|较|与|同|和|跟|于|超过?|为|是|以)$/
const COMPARED_AFTER = /^(?:同期|同比|同口径|全年|末|年?底|相比|水平|的\d|一样|以来)/

/**
 * 今年, 去年, 上年, 明年 move with the paper: in the new one they mean the new year, and stand as they are. Two things
 * move: the year that explains such a word; and 去年 where a fact, not a comparison, is told of the year before the one
 * summed up, which in the new paper would be dated a year too late.
 */
export const findRelativeYears: Detector = (line, { years, saysThisYear }) => {
  if (years.shift === 0 || line.role === 'title' || line.role === 'date' || line.role === 'signature') return []
  const pairs = [...line.text.matchAll(PAIR)].flatMap((match): Found[] => {
    const at = match.index + match[1]!.length + 1
    if (!line.isFree(at, at + 4)) return []
    const year = Number(match[3])
    const reason = { code: 'roll.year-beside-word', params: { word: match[1]! } }
    return [{ kind: 'relative-year', start: at, end: at + 4, to: String(year + years.shift), certain: true, reason }]
  })
  return [...pairs, ...(saysThisYear && !line.isPlan ? factsOf(line.text, line.isFree, years) : [])]
}

function factsOf(
  text: string,
  isFree: (start: number, end: number) => boolean,
  years: { readonly summed: number; readonly shift: number },
): Found[] {
  return [...text.matchAll(LAST_YEAR)].flatMap((match): Found[] => {
    const end = match.index + match[0].length
    const isCompared =
      COMPARED_BEFORE.test(wordsBefore(text, match.index)) || COMPARED_AFTER.test(wordsAfter(text, end))
    if (isCompared || /^[（(]\d/.test(wordsAfter(text, end)) || !isFree(match.index, end)) return []
    const year = years.summed - (match[0] === '前年' ? 2 : 1)
    const reason = { code: 'roll.last-year-fact', params: { word: match[0], year, next: year + years.shift } }
    return [found(match, { kind: 'relative-year', to: `${year}年`, certain: false, reason })]
  })
}
