import type { Found } from './change.ts'
import type { Detector, Scanned, Scope } from './detector.ts'
import { found, wordsAfter, wordsBefore } from './detector.ts'
import { chinese } from './numerals.ts'

/** “十四五”, 十四五时期, 第十四个五年规划; what follows may say which of its years it is (收官之年). */
const PERIOD =
  /(?:(?<open>[“"])(?<quoted>十[一二三四五六七八九])五[”"]|(?<![一二三四五六七八九十第“"])(?<bare>十[一二三四五六七八九])五(?=时期|规划|期间|以来|末|收官|开局|发展|目标)|第(?<long>十[一二三四五六七八九])个五年规划)/g
const STAGE =
  /^(?:(?:规划|计划|时期|期间)?(?:实施)?的?)(?:(?:实现|圆满|顺利|胜利|良好|精彩){0,3}(开局起步|开局|起步|收官|收尾|谋划|谋篇布局|谋篇)|开好局(?:、?起好步)?|起好步)(?:之年|年|之时)?/
const STAGED_BEFORE = /(?:收官|收尾|开局|起步|决胜|冲刺)[^，。；]{0,4}$/
const MIDDLE =
  /^(?:(?:规划|计划|时期)?(?:实施)?的?)(?:承上启下|攻坚|关键|中期|冲刺)(?:之年|之期|年|一年|[^，。；]{0,6}之年)/
/** What is done with a plan before it begins. */
const DRAFTED_BEFORE = /(?:编制|谋划|研究|起草|制定|衔接|筹备|启动)[^，。；]{0,6}$/
const DRAFTED_AFTER = /^[^，。；]{0,6}?规划的?[^，。；]{0,6}(?:编制|谋划|前期|起草)/
const YEAR_BEFORE = /(?<!\d)((?:19|20)\d{2})\s?年[^。；]{0,20}$/

/** 十四五 is 2021—2025: the fourteenth plan period of five years, the eleventh beginning in 2006. */
const firstYearOf = (period: number) => 2006 + (period - 11) * 5
const periodOf = (year: number) => 11 + Math.floor((year - 2006) / 5)

/**
 * Plan periods, always as suggestions: the next one where the new paper's year lies in it, and the words that say which
 * of its years it was (开局, 收官, 谋划) where they are no longer true.
 */
export const findPlanPeriods: Detector = (line, scope) => {
  if (scope.years.shift === 0) return []
  return [...line.text.matchAll(PERIOD)].flatMap((match): Found[] => {
    const { quoted, bare, long } = match.groups!
    const number = 11 + '一二三四五六七八九'.indexOf((quoted ?? bare ?? long)![1]!)
    if (!line.isFree(match.index, match.index + match[0].length)) return []
    const year = localYear(line, match.index, scope)
    return changeOf({ match, number, year, line, next: year + scope.years.shift })
  })
}

/** The year a sentence speaks of: the one it names, else that of its part of the paper. */
function localYear(line: Scanned, at: number, { years }: Scope): number {
  const named = YEAR_BEFORE.exec(wordsBefore(line.text, at))
  const year = named ? Number(named[1]) : undefined
  const isOwn = year === years.summed || year === years.planned
  return isOwn ? year! : line.isPlan ? years.planned : years.summed
}

interface Mention {
  readonly match: RegExpExecArray
  readonly number: number
  readonly year: number
  readonly next: number
  readonly line: Scanned
}

function changeOf(mention: Mention): Found[] {
  const { match, number, year, next, line } = mention
  const after = wordsAfter(line.text, match.index + match[0].length)
  const stage = STAGE.exec(after) ?? MIDDLE.exec(after)
  if (stage) return stageChange(mention, stage)
  const isStaged = STAGED_BEFORE.test(wordsBefore(line.text, match.index)) && periodOf(year) === number
  if (isStaged) return [remind(match, match[0], 'roll.period-stage', { number, next })]
  const before = wordsBefore(line.text, match.index)
  const isDrafted = DRAFTED_BEFORE.test(before) || DRAFTED_AFTER.test(after)
  if (isDrafted && firstYearOf(number) >= year && firstYearOf(number) <= next)
    return [remind(match, match[0], 'roll.period-drafted', { number, next })]
  if (periodOf(year) !== number || periodOf(next) === number) return []
  const to = named(match[0], periodOf(next))
  return [
    found(match, { kind: 'plan-period', to, certain: false, reason: reason('roll.period-next', { number, next }) }),
  ]
}

function stageChange({ match, number, year, next }: Mention, stage: RegExpExecArray): Found[] {
  const isOwn = periodOf(year) === number || firstYearOf(number) === year + 1
  if (!isOwn) return []
  const words = match[0] + stage[0]
  const position = next - firstYearOf(periodOf(next)) + 1
  const word = stageWord(position)
  const isTrue = periodOf(next) === number && word !== undefined && stage[1] === word
  if (isTrue) return []
  if (!word || !stage[1]) return [remind(match, words, 'roll.period-stage', { number, next })]
  const to = named(match[0], periodOf(next)) + stage[0].replace(stage[1], word)
  const whole = { index: match.index, 0: words }
  return [
    found(whole, { kind: 'plan-period', to, certain: false, reason: reason('roll.period-stage', { number, next }) }),
  ]
}

/** The first year of a plan is 开局之年, the last 收官之年; the years between have no settled word. */
function stageWord(position: number): string | undefined {
  return position === 1 ? '开局' : position === 5 ? '收官' : undefined
}

interface Ages {
  readonly number: number
  readonly next: number
}

function reason(code: string, { number, next }: Ages) {
  const period = periodOf(next)
  const position = next - firstYearOf(period) + 1
  return { code, params: { year: next, period: `${chinese(period)}五`, old: `${chinese(number)}五`, position } }
}

function remind(match: RegExpExecArray, words: string, code: string, ages: Ages): Found {
  const whole = { index: match.index, 0: words }
  return found(whole, { kind: 'plan-period', to: words, certain: false, reason: reason(code, ages) })
}

function named(words: string, period: number): string {
  return words.replace(/十[一二三四五六七八九]/, chinese(period))
}
