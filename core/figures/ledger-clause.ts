import type { FigureType } from './figure.ts'
import type { Hit } from './finder.ts'
import { scanText } from './scan.ts'

/** A stretch of a sentence: a figure in it. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Words of a sentence, and where they begin there. */
export interface Clause {
  readonly words: string
  readonly start: number
}

/** What says when, or names a plan or an event, and measures nothing. */
const NO_MEASURE: ReadonlySet<FigureType> = new Set<FigureType>([
  'year',
  'date',
  'yearrange',
  'planperiod',
  'session',
  'ordinalevent',
  'policyno',
])
const TIME: ReadonlySet<FigureType> = new Set<FigureType>(['year', 'date', 'yearrange'])
const CLAUSE_ENDS = /,(?!\d)|[，。；;！!？?：:\n]|[（(](?![^（）()]*[）)])/g
const LISTED_ENDS = /,(?!\d)|[，。；;！!？?、：:\n]|[（(](?![^（）()]*[）)])/g
/** What joins the figures of one list: 9.4%、13.3%和6.1%, 6%－6.5%. */
const JOINS = /^(?:[、和及与]|[—－~～-]{1,2}|以及)$/

/** A sentence with its figures that measure something, looked for once. */
export interface Sentence {
  readonly text: string
  readonly measures: readonly Hit[]
}

export function readSentence(text: string): Sentence {
  return { text, measures: scanText(text).filter((hit) => !NO_MEASURE.has(hit.type) && !isPartOfName(text, hit)) }
}

/** 每10万人, 45岁以下, 2025届毕业生: a figure that says what is measured, not how much of it there is. */
export function isPartOfName(sentence: string, { start, end }: Stretch): boolean {
  const text = sentence.slice(start, end)
  if (sentence[start - 1] === '每' || /^(?:19|20)\d{2}[届级]$/.test(text)) return true
  // The rules take 以上 with the figure or leave it behind.
  return /岁以[上下]$/.test(text) || (text.endsWith('岁') && /^以[上下]/.test(sentence.slice(end)))
}

/** The last clause before a place, from behind the last figure in it; a 、 ends it too, unless the list before it is wanted. */
export function clauseBefore({ text, measures }: Sentence, at: number, withList = false): Clause {
  const clause = text.slice(0, at).replace(/[：:]$/, '')
  const ends = clause.matchAll(withList ? CLAUSE_ENDS : LISTED_ENDS)
  const cut = Math.max(...Array.from(ends, ({ index }) => index + 1), 0)
  const figure = measures.findLast(({ start: from, end }) => from >= cut && end <= at)
  const start = figure?.end ?? cut
  // 新增产值超200亿元县2个: what is left behind the figure names nothing without it.
  const isPart = figure !== undefined && /^[县市区村镇]$/.test(clause.slice(start))
  return isPart ? { words: clause.slice(cut), start: cut } : { words: withoutTime(text.slice(start, at)), start }
}

/** 从2020年的, 比上年同期: when it was, and what it is compared with, is said by the period. */
function withoutTime(given: string): string {
  const words = given.replace(/[较比与]“?[一二三四五六七八九十]{1,3}五”?(?:时?期)?[底末]?/, '')
  const times = scanText(words).filter(({ type }) => TIME.has(type))
  return times
    .toReversed()
    .reduce(
      (rest, { start, end }) =>
        rest.slice(0, start).replace(/[较比与]$/, '') +
        rest.slice(end).replace(/^(?:同期|[底末])?(?:前(?![期端后沿移列置])|起|以来)?/, ''),
      words,
    )
}

/** The figures that stand in one list with a figure, and its place among them. */
export function listAround(
  { text, measures: hits }: Sentence,
  { start }: Stretch,
): { readonly list: readonly Stretch[]; readonly nth: number } {
  const here = hits.findIndex((hit) => hit.start <= start && start < hit.end)
  if (here < 0) return { list: [], nth: 0 }
  const isJoined = (index: number) =>
    index > 0 && index < hits.length && JOINS.test(text.slice(hits[index - 1]!.end, hits[index]!.start))
  let [first, last] = [here, here]
  while (isJoined(first)) first--
  while (isJoined(last + 1)) last++
  return { list: hits.slice(first, last + 1), nth: here - first }
}

/** A measure that the last of several things says for all of them: 农村自来水、卫生户厕普及率. */
const SHARED =
  /(?:投资|进出口|出口|进口|产量|产值|销量|零售额|销售额|增加值|余额|收入|支出|数量|人数|案件|比重|占比|面积|人均[\u4e00-\u9fff]{0,6}标准|[\u4e00-\u9fff]{2}率)$/

/** The things that several figures are said of, one for each; undefined where there are more or fewer. */
export function listedIn(words: string, count: number): readonly string[] | undefined {
  const [byMarks, byWords] = [words.split('、'), words.split(/[、和及与]|以及/)]
  const things = byMarks.length === count ? byMarks : byWords.length === count ? byWords : undefined
  if (!things || things.some((thing) => thing.trim() === '')) return undefined
  const shared = SHARED.exec(things.at(-1)!)?.[0] ?? ''
  return things.map((thing) => (SHARED.test(thing) || thing.endsWith(shared) ? thing : thing + shared))
}
