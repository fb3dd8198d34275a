import type { Run } from '../document/document.ts'
import { textOf } from '../document/text.ts'
import type { SlotProposal, Wanted } from './slot-proposal.ts'

type Words = Omit<SlotProposal, 'id' | 'place'>
type Finder = (text: string, wanted: Wanted) => Iterable<Words>

interface Range {
  readonly start: number
  readonly end: number
}

/** Titles and document numbers: a year or a figure in them names another paper; one left open runs to the end. */
const NAMED_PAPERS = /《[^》]*(?:》|$)|〔[^〕]*(?:〕|$)/g

/** The words of one list of runs that could become slots, in reading order; the first finder owns what it finds. */
export function findWords(runs: readonly Run[], wanted: Wanted): readonly Words[] {
  const text = textOf(runs)
  const taken: Range[] = [...text.matchAll(NAMED_PAPERS)].map(rangeOf)
  taken.push(...rangesOf(runs, (run) => run.slot !== undefined))
  const found: Words[] = []
  const take = (words: Words) => {
    if (taken.some((range) => range.start < words.end && words.start < range.end)) return
    taken.push(words)
    found.push(words)
  }
  for (const finder of FINDERS) for (const words of finder(text, wanted)) take(words)
  // A figure taken over from last year must never come into a new paper unseen, whatever stands behind it.
  for (const range of rangesOf(runs, (run) => run.carried !== undefined)) {
    take({ ...range, text: text.slice(range.start, range.end), kind: 'number', label: '数量', certain: true })
  }
  return found.toSorted((a, b) => a.start - b.start)
}

const FINDERS: readonly Finder[] = [findDates, findNames, findFigures, findYears]

function* findDates(text: string, { date }: Wanted): Iterable<Words> {
  for (const match of text.matchAll(/(?<!\d)(\d{4}年)?\d{1,2}月\d{1,2}日/g)) {
    const words = { ...rangeOf(match), text: match[0], kind: 'date' } as const
    if (match[0] === date) yield { ...words, key: 'date', label: '成文日期', certain: true }
    else yield { ...words, label: '日期', certain: match[1] !== undefined }
  }
}

const NAME_LABELS = { unit: '单位全称', unitShort: '单位简称', signatory: '发文机关署名', department: '科室' } as const

function* findNames(text: string, { names }: Wanted): Iterable<Words> {
  // The longest first: a full name usually holds the short one.
  for (const name of names.toSorted((a, b) => b.text.length - a.text.length)) {
    const kind = name.key === 'department' ? 'text' : 'organisation'
    const isFull = name.key === 'unit' || name.key === 'signatory'
    for (let start = text.indexOf(name.text); start >= 0; start = text.indexOf(name.text, start + name.text.length)) {
      const end = start + name.text.length
      // «市教育局» is another unit than the writer's «教育局».
      const certain = isFull || !/[省市区县州镇乡村府部委会院校厅局]$/.test(text.slice(0, start))
      yield { start, end, text: name.text, kind, key: name.key, label: NAME_LABELS[name.key], certain }
    }
  }
}

const NUMBER = String.raw`(?<!\d,|[\d.第“"'A-Za-z+×—–~～-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`
const MONEY = /^\s?[多余]?(?:万亿|亿|千万|百万|万|千|百)?[多余]?(?:元|美元|欧元|港元|日元)/
const PERCENT = /^\s?[%％‰]/
const POINTS = /^\s?个百分点/
/** How long and how often something lasts is more often part of a name than a result (3周 行动, 24小时 值班). */
const DURATION = /^\s?(?:小时|分钟|周|天|岁|倍|成|轮|级)/
const COUNTED =
  /^\s?[多余]?(?:万亿|亿|千万|万|千|百)?[多余]?(?:人次|户次|场次|课时|学时|平方公里|平方千米|平方米|立方米|公顷|公里|千米|千瓦时|千瓦|亩|吨|斤|米|人|名|位|户|家|所|个|件|项|条|次|场|期|批|款|台|套|辆|架|艘|起|处|支|座|张|份|篇|册|本|部|栋|间|床|节|门|类|种|村|例|宗|笔|只|头|株|棵|字)/

function* findFigures(text: string): Iterable<Words> {
  for (const match of text.matchAll(new RegExp(NUMBER, 'g'))) {
    const { start, end } = rangeOf(match)
    const after = text.slice(end, end + 12)
    const percent = PERCENT.exec(after)?.[0]
    const words = { start, end, text: match[0], kind: 'number' } as const
    if (percent) yield { ...words, end: end + percent.length, text: match[0] + percent, label: '百分比', certain: true }
    else if (POINTS.test(after)) yield { ...words, label: '百分点数', certain: true }
    else if (MONEY.test(after)) yield { ...words, label: '金额', certain: true }
    else if (DURATION.test(after)) yield { ...words, label: '数量', certain: false }
    else if (COUNTED.test(after)) yield { ...words, label: '数量', certain: true }
  }
}

function* findYears(text: string, { year, yearKey }: Wanted): Iterable<Words> {
  if (yearKey === undefined) return
  for (const match of text.matchAll(/(?<![\d.,])[12]\d{3}(?![\d.,])/g)) {
    const { start, end } = rangeOf(match)
    const shift = Number(match[0]) - year
    if (Math.abs(shift) > 1) continue
    const words = { start, end, text: match[0], kind: 'year', key: yearKey, label: '年份' } as const
    yield { ...words, ...(shift ? { shift } : {}), certain: isYearOfThePaper(text, start, end) }
  }
}

/** A span of years (2025—2027年) or a milestone (2025年底前建成, 2024年以来新高) stays what it is when the paper moves on. */
function isYearOfThePaper(text: string, start: number, end: number): boolean {
  const isSpan = /[—–~～至-]$/.test(text.slice(0, start))
  return !isSpan && /^\s?年(?!以来|底?前|起|\s?[—–~～至-]\s?\d{4})/.test(text.slice(end))
}

function rangeOf(match: RegExpExecArray): Range {
  return { start: match.index, end: match.index + match[0].length }
}

function rangesOf(runs: readonly Run[], has: (run: Run) => boolean): readonly Range[] {
  const ranges: Range[] = []
  let start = 0
  for (const run of runs) {
    const end = start + run.text.length
    if (has(run) && start < end) ranges.push({ start, end })
    start = end
  }
  return ranges
}
