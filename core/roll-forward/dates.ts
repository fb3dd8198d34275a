import type { Found } from './change.ts'
import type { Detector, Scanned, Scope } from './detector.ts'
import { found, isAtStart, isFrame, wordsAfter, wordsBefore } from './detector.ts'
import { spelledYear, spellYear } from './numerals.ts'
import { isBaseline, isHistory, isMilestone, isSince } from './protected.ts'

const NUMERALS =
  '(?<!\\d)(?<digits>(?:19|20)\\d{2})|(?<spelled>[二一][〇○零九][〇○零一二三四五六七八九]{2})|(?<![\\d年.])(?<short>\\d{2})(?=\\s?年(?:[初底末度]|[上下]半年|全年|第?[一二三四]季度|工作[总计要打思]|[总计]|\\s?\\d{1,2}\\s?月))'
const MONTHS =
  '\\s?\\d{1,2}\\s?月?\\s?[—\\-–~～至]{1,2}\\s?\\d{1,2}\\s?月(?:份)?|\\s?\\d{1,2}\\s?月(?:\\s?\\d{1,2}\\s?[日号])?'
const MENTION = new RegExp(
  `(?:${NUMERALS})(?<sign>\\s?年)(?!代|[—\\-–~～至到]{1,2}\\s?(?:19|20)\\d{2})(?<rest>${MONTHS})?`,
  'g',
)
/** 2025工作总结: a title's year without its 年; 2025上半年 anywhere. */
const BARE = /(?<![\d.])((?:19|20)\d{2})(?=(?:工作|总结|计划|重点|述职|个人|第[一二三四])[\u4e00-\u9fff]?)/g
const BARE_PART = /(?<![\d.])((?:19|20)\d{2})(?=\s?(?:[上下]半年|全年|第?[一二三四]季度|财年|[春夏秋冬]季))/g
/** The second year of 2024—2026年 is part of a range. */
const IN_RANGE = /(?:19|20)\d{2}\s?年?\s?[—\-–~～至到]{1,2}\s?$/

const FRAME_REASON: Readonly<Record<string, string>> = { title: 'roll.year-title', heading: 'roll.year-heading' }

interface Mention {
  readonly index: number
  readonly 0: string
  readonly year: number
  readonly before: string
  readonly after: string
  /** The words with another year. */
  readonly withYear: (year: number) => string
  /** 3月17日 behind the year; 1—11月 is no date but a part of the year. */
  readonly isDate: boolean
}

/** Years and dates: in title, headings and lead for certain, elsewhere as suggestions where they are the paper's own. */
export const findDates: Detector = (line, scope) =>
  mentionsIn(line).flatMap((mention): Found[] => {
    if (!line.isFree(mention.index, mention.index + 4)) return line.role === 'title' ? cited(mention, line, scope) : []
    if (line.role === 'date') return issueDate(mention, scope)
    if (line.role === 'signature') return []
    return changeOf(mention, line, scope)
  })

function mentionsIn({ text, role }: Scanned): Mention[] {
  const full = [...text.matchAll(MENTION)].filter((match) => !IN_RANGE.test(wordsBefore(text, match.index)))
  const bare = role === 'title' || role === 'heading' ? [...text.matchAll(BARE)] : []
  const parts = [...text.matchAll(BARE_PART)].filter(({ index }) => !bare.some((each) => each.index === index))
  return [...full, ...bare, ...parts].map((match) => {
    const { digits = match[0].slice(0, 4), spelled, short, sign = '', rest = '' } = match.groups ?? {}
    const numeral = spelled ?? short ?? digits
    return {
      index: match.index,
      0: match[0],
      year: spelled ? spelledYear(spelled) : Number(short ? `20${short}` : digits),
      before: wordsBefore(text, match.index),
      after: wordsAfter(text, match.index + numeral.length + sign.length),
      withYear: (year) => (spelled ? spellYear(year, spelled) : String(year).slice(-numeral.length)) + sign + rest,
      isDate: /月/.test(rest) && !/[—\-–~～至]/.test(rest),
    }
  })
}

function changeOf(mention: Mention, line: Scanned, scope: Scope): Found[] {
  const { summed, shift } = scope.years
  const { year, after } = mention
  if (shift === 0 || (!isOwn(mention, line, scope) && !isComparedInTable(mention, line, summed))) return []
  if (isProtected(mention, line, scope)) return []
  const to = mention.withYear(year + shift)
  const params = { year, next: year + shift }
  const propose = (kind: 'year' | 'date' | 'deadline', code: string, certain: boolean) => [
    found(mention, { kind, to, certain, reason: { code, params } }),
  ]
  if (line.role === 'title' && mention.isDate) return propose('date', 'roll.given-on', false)
  if (isDeadline(mention, line, scope)) return propose('deadline', 'roll.deadline', false)
  if (mention.isDate) return isSubtitle(line) ? propose('date', 'roll.given-on', false) : asOf(mention, propose)
  if (line.isYearField(mention.index, mention.index + 4)) return propose('year', 'roll.year-field', true)
  if (isFrame(line)) return propose('year', FRAME_REASON[line.role] ?? 'roll.year-lead', true)
  const isWholeYear = !/^(?:[底末初]|\s?\d)/.test(after)
  const opens = line.role === 'section-lead' && isAtStart(line.text, mention.index) && isWholeYear
  return opens ? propose('year', 'roll.year-section-lead', true) : propose('year', 'roll.year-body', false)
}

/** What is prepared in the plan for the year behind it: 谋划2027年工作. */
const PREPARED = /(?:谋划|编制|筹划|研究|布置|部署|启动)(?:好|实施)?$/

function isOwn({ year, before }: Mention, line: Scanned, { years }: Scope): boolean {
  const { summed, planned, plannedThrough, isSchoolYear } = years
  if (year === summed || year === planned) return true
  if (year < planned) return false
  return year <= plannedThrough || (line.isPlan && year === planned + 1 && (isSchoolYear || PREPARED.test(before)))
}

/** A notice names the paper that it sends out: its title follows that paper's, by the writer's own hand. */
function cited(mention: Mention, { text }: Scanned, { years }: Scope): Found[] {
  const isItsYear = mention.year === years.summed || mention.year === years.planned
  if (!isItsYear || years.shift === 0 || !/《[^》]*$/.test(text.slice(0, mention.index))) return []
  const reason = { code: 'roll.title-cites', params: { year: mention.year, next: mention.year + years.shift } }
  return [found(mention, { kind: 'year', to: mention[0], certain: false, reason })]
}

function isProtected({ year, before, after, isDate }: Mention, line: Scanned, { years }: Scope): boolean {
  if (isBaseline(before, after) || isHistory(after) || isInSeries(before, years)) return true
  // 2026年9月前 in a plan for 2026 is a deadline, 2030年前 is none of this paper's.
  if (isMilestone(before, after) && !(isPlanned(year, line, years) && isDate)) return true
  // «2025年以来，» in a paper on 2025 is its year; «自2025年以来» may be either, and is left to the writer elsewhere.
  const isItsYear = year === years.summed && after.startsWith('以来') && !/(?:自|从|始于)$/.test(before)
  return isSince(before, after) && !(isItsYear && line.role !== 'table')
}

/** 2023年、2024年、2025年连续三年: years that are history stand beside it. */
function isInSeries(before: string, { summed }: Scope['years']): boolean {
  const beside = /((?:19|20)\d{2})\s?年?[、和及]\s?$/.exec(before)
  return beside !== null && Number(beside[1]) < summed
}

/** A table's heads compare two years: both move. */
function isComparedInTable(mention: Mention, line: Scanned, summed: number): boolean {
  return (
    line.role === 'table' &&
    mention.year === summed - 1 &&
    isAtStart(line.text, mention.index) &&
    mention.after.length <= 6
  )
}

/** 2026年底前, 2026年6月底前, 到2026年底, 2026年9月 in the plan: a day by which something is to be done. */
function isDeadline({ year, before, after, isDate }: Mention, line: Scanned, { years }: Scope): boolean {
  const isLastDay =
    /^\s?(?:\d{1,2}月)?(?:\d{1,2}日)?[底末初]?(?:之前|以前|前(?![一二三四两几半]|\d{1,2}(?![\d.%％])))/.test(after) ||
    /(?:到|至)$/.test(before)
  if (!isPlanned(year, line, years)) return false
  return isLastDay || (line.isPlan && (isDate || /^年?[底末]/.test(after)))
}

/** A school year's plan begins in the year that it is called by. */
function isPlanned(year: number, line: Scanned, { summed, planned, isSchoolYear }: Scope['years']): boolean {
  return year === planned || (line.isPlan && (year > planned || (isSchoolYear && year === summed)))
}

/** 截至2025年11月底: the day up to which a summary counts. */
function asOf({ before }: Mention, propose: (kind: 'date', code: string, certain: boolean) => Found[]): Found[] {
  return /(?:截至|截止|截止到|截至到)$/.test(before) ? propose('date', 'roll.as-of', false) : []
}

/** ——2019年3月5日在…会议上: a line under the title. */
function isSubtitle(line: Scanned): boolean {
  return line.role === 'lead' && /^\s*(?:——|—|--|[（(]).*\d{4}\s?年/.test(line.text)
}

function issueDate(mention: Mention, { years }: Scope): Found[] {
  const isNear = mention.year >= years.summed && mention.year <= years.planned
  if (!isNear || years.shift === 0) return []
  const to = mention.withYear(mention.year + years.shift)
  return [found(mention, { kind: 'date', to, certain: false, reason: { code: 'roll.issue-date' } })]
}
