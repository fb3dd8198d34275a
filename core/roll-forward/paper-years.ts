import type { Document, Heading } from '../document/document.ts'
import { oneLine, plainText } from '../document/text.ts'
import { narrow } from '../figures/scan.ts'
import type { Result } from '../result.ts'
import { failed, ok } from '../result.ts'
import { spelledYear } from './numerals.ts'
import { nextPeriod, periodIn } from './periods.ts'
import { opensPlan, opensReview } from './plan-part.ts'

/** The years that a paper is about, and how far it is rolled. */
export interface PaperYears {
  /** The first year that the title names; the paper's own year. */
  readonly first: number
  readonly summed: number
  readonly planned: number
  /** The last year that it may speak of as the paper's: the end of a school year, the year after a quarter; else `planned`. */
  readonly plannedThrough: number
  /** Whether its year is a school year, which lies in two. */
  readonly isSchoolYear: boolean
  /** How many years a paper covers: 1, or more where its title names a range. */
  readonly span: number
  /** Years from the old paper to the new; 0 where a quarter's paper becomes the next quarter's of the same year. */
  readonly shift: number
  /** The months (2025-12) by which the old paper and the new are written: no later meeting can stand in them. */
  readonly written: string
  readonly willBeWritten: string
}

/** Kinds that are given in the new year or before it: their title names the year that is planned. */
const PLANNED_FIRST: ReadonlySet<string> = new Set(['work-points', 'outlook', 'government-report'])

/**
 * What years a paper is about and how far `year` is from them. Refused: `roll-same-year` and `roll-earlier-year` where
 * the new paper would not be later than the old.
 */
export function paperYears(d: Document, year: number): Result<PaperYears> {
  const title = subjectOf(narrow(oneLine(d.title)))
  const named = yearsIn(title)
  const headings = headingYears(d)
  const text = plainText(d)
  const first = named[0] ?? yearOfHeadings(d, headings) ?? spokenYear(d.year, text, year)
  const span = spanOf(title)
  const isSchoolYear = span === 1 && /\d\s?年?\s?学年/.test(title)
  const about = isSchoolYear ? schoolYears(title, named) : reviewed(d, { title, first, span, named, headings })
  const years = { first, span, isSchoolYear, ...about }
  const shift = shiftTo(year, { ...years, isPair: SCHOOL_PAIR.test(title) })
  if (shift < 0) return failed('roll-earlier-year', { from: first, year })
  const period = periodIn(title)
  if (shift === 0 && (!period || !nextPeriod(period))) return failed('roll-same-year', { year })
  return ok({ ...years, shift, ...writing(years, shift) })
}

/** 关于印发《2026年工作计划》的通知 is about the plan that it cites. */
function subjectOf(title: string): string {
  const cited = /《([^》]*)》/.exec(title)?.[1]
  return cited && yearsIn(cited).length > 0 && yearsIn(title.replace(cited, '')).length === 0 ? cited : title
}

interface Named extends Pick<PaperYears, 'first' | 'summed' | 'span'> {
  readonly isPair: boolean
}

function shiftTo(year: number, { first, summed, span, isPair }: Named): number {
  // A government report of 2019 sums up 2018: told «the paper that sums up 2019», it is the one of 2020.
  if (year === first && summed < first) return year - summed
  // A paper on 2021—2025 followed by one on 2026—2030: named by its last year as well as by its first.
  if (span > 1 && year === first + 2 * span - 1) return span
  // 2024—2025学年 followed by 2025—2026学年, which 2026 names as well as 2025 does.
  if (isPair && year === first + 2) return 1
  return year - first
}

interface Reading {
  readonly title: string
  readonly first: number
  readonly span: number
  readonly named: readonly number[]
  readonly headings: HeadingYears
}

const PART_OF_YEAR = /[一二三1-3]季度|上半年|(?<!\d)1\s?月?\s?[—\-–~～至]{1,2}\s?[2-9]\s?月/

type About = Pick<PaperYears, 'summed' | 'planned' | 'plannedThrough'>

const SCHOOL_PAIR = /(?:19|20)\d{2}\s?年?\s?[—\-–~～至到/]{1,2}\s?(?:19|20)\d{2}\s?学年/

/** 2025学年 goes on into 2026, 2025—2026学年 says so. */
function schoolYears(title: string, named: readonly number[]): About {
  return {
    summed: named[0]!,
    planned: named[0]! + 1,
    plannedThrough: Math.max(...named) + (SCHOOL_PAIR.test(title) ? 0 : 1),
  }
}

function reviewed(d: Document, reading: Reading): About {
  const { summed, planned } = summedAndPlanned(d, reading)
  return { summed, planned, plannedThrough: summed === planned ? planned + 1 : planned }
}

function summedAndPlanned(
  d: Document,
  { title, first, span, named, headings }: Reading,
): { summed: number; planned: number } {
  if (span > 1) return { summed: first, planned: first + span }
  if (named.includes(first + 1)) return { summed: first, planned: first + 1 }
  // What comes after a quarter or half a year is planned for the same year.
  if (PART_OF_YEAR.test(title)) return { summed: first, planned: first }
  if (named.includes(first - 1)) return { summed: first - 1, planned: first }
  const plansOnly = PLANNED_FIRST.has(d.kind) || (opensPlan(title) && !opensReview(title) && !/报告|汇报/.test(title))
  if (plansOnly || headings.review === first - 1) return { summed: first - 1, planned: first }
  return { summed: first, planned: first + 1 }
}

function writing({ first, summed, planned }: Pick<PaperYears, 'first' | 'summed' | 'planned'>, shift: number) {
  const month = (by: number) => (summed < first ? `${planned + by}-02` : `${summed + by}-12`)
  return { written: month(0), willBeWritten: month(shift) }
}

const YEAR =
  /(?<!\d)((?:19|20)\d{2})(?!\d)|([二一][〇○零九][〇○零一二三四五六七八九]{2})(?=年)|(?<![\d年.])(\d{2})(?=\s?年(?:度|工作[总计要打思]|[总计]|第?[一二三四]季度|[上下]半年))/g

/** The years that a text names, in order, those inside 《》 only where there are no others. */
export function yearsIn(words: string): readonly number[] {
  const text = narrow(words)
  const outside = text.replace(/《[^》]*》/g, (title) => ' '.repeat(title.length))
  const found = [...outside.matchAll(YEAR)]
  return (found.length > 0 ? found : [...text.matchAll(YEAR)]).map((m) =>
    m[2] ? spelledYear(m[2]) : Number(m[1] ?? `20${m[3]}`),
  )
}

const SPAN = /((?:19|20)\d{2})\s?年?\s?[—\-–~～至到]{1,2}\s?((?:19|20)\d{2})(?!\s?学年)/

function spanOf(title: string): number {
  const range = SPAN.exec(title)
  const years = range ? Number(range[2]) - Number(range[1]) + 1 : 1
  return years >= 3 ? years : 1
}

interface HeadingYears {
  readonly review?: number
  readonly plan?: number
}

/** A title without a year leaves it to the chapters: 一、2025年工作回顾, 三、2026年工作计划. */
function yearOfHeadings(d: Document, { review, plan }: HeadingYears): number | undefined {
  const summed = review ?? (plan && plan - 1)
  return summed && PLANNED_FIRST.has(d.kind) ? summed + 1 : summed
}

/** The years of the chapters that look back and ahead. */
function headingYears(d: Document): HeadingYears {
  const headings = d.blocks.filter((block): block is Heading => block.type === 'heading' && block.level === 1)
  const titles = headings.map((heading) => oneLine(heading.runs))
  const review = titles.filter(opensReview).flatMap((each) => yearsIn(each))[0]
  const plan = titles.filter(opensPlan).flatMap((each) => yearsIn(each))[0]
  return { ...(review ? { review } : {}), ...(plan ? { plan } : {}) }
}

/** The paper's stated year where its text speaks of it; a year that was only assumed gives way to the one before `next`. */
function spokenYear(stated: number, text: string, next: number): number {
  if (text.includes(String(stated)) || stated < next) return stated
  return next - 1
}
