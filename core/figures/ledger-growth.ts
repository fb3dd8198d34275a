import type { LedgerFigure } from './ledger.ts'
import { partnerOf } from './ledger.ts'
import type { Amount } from './ledger-amount.ts'
import { isSameAmount, parseAmount, printAmount } from './ledger-amount.ts'
import type { Change } from './ledger-change.ts'
import { changeOf } from './ledger-change.ts'
import { comparedWith } from './ledger-period.ts'
import { scanText } from './scan.ts'

/** What the ledger can say where a sentence speaks of growth (增长). */
export interface Growth {
  readonly now: LedgerFigure
  /** Of the same stretch of the year before; none where the ledger has none. */
  readonly last?: LedgerFigure
  /** None where the two cannot be compared, either. */
  readonly change?: Change
  /** What goes on from the words before the caret: 较2025年增长8.3%, or 8.3% behind 增长. None where they say the opposite. */
  readonly phrases: readonly string[]
  /** The sentence says 下降 and the ledger 增长, or the other way round. */
  readonly isOpposite: boolean
}

/** What a year is compared with. */
const BEFORE = '(?:去年|上一?年度?|前一?年|\\d{4}年)(?:同期|[底末])?'
const SPEAKS_OF_GROWTH = new RegExp(
  `增长|增幅|增速|增加|同比|同期|相比|净增|减少|下降|降幅|提高|提升|上升|上涨|下跌|降低|回落|扩大|缩小|百分点|千分点|持平|[较比由从是与]${BEFORE}|[较比]年初`,
)
/** 环比 compares with the month or quarter before, of which the ledger says nothing. */
const BY_MONTH = /环比[^，,]*$/
const COMPARED = `(?:同比|[较比与]${BEFORE}(?:相比)?[，,]?|相比${BEFORE}[，,]?|[较比]年初)`
const SAYS = '(?:了|为|达到?|约|近|率为?|幅度?为?)*$'
const RISES = new RegExp(
  `(?:增长|增加|增幅|增速|提高|提升|上升|上涨|扩大|净增|${COMPARED}(?:再|净)?[增升多高涨])${SAYS}`,
)
const FALLS = new RegExp(`(?:下降|减少|降低|回落|降幅|下跌|缩小|净减|${COMPARED}(?:再|净)?[降减少低跌])${SAYS}`)
/** Words that a percentage follows; behind the others an amount comes first. */
const WANTS_PERCENT = /(?:[增降]幅|增长率|增速)(?:了|为|达到?|约|近)*$/
const WANTS_AMOUNT = /(?:增加|减少|净[增减]|[多少])(?:了|为|达到?|约|近)*$/
const COMPARES = new RegExp(`${COMPARED}$`)
/** 由上年的 and 上年同期为 are followed by last year's value, 增长到 by this year's. */
const WANTS_LAST = new RegExp(`(?<![较比与])${BEFORE}(?:的|为|是|仅?有|仅)$|[由从]${BEFORE}的?$`)
const WANTS_NOW = /(?:增长|增加|提高|提升|上升|上涨|下降|减少|降低|回落|扩大|缩小)[到至]$|[增升降减]至$/
const WANTS_TIMES = new RegExp(`是${BEFORE}的$`)

/**
 * What may be offered at a place of a text, where its sentence speaks of growth and of a figure of that year in the ledger:
 * by its name, or by its value. The figure that is named last before the place comes first.
 */
export function growthAt(
  text: string,
  offset: number,
  { ledger, year }: { readonly ledger: readonly LedgerFigure[]; readonly year: number },
): Growth | undefined {
  const { sentence, at } = sentenceAt(text, offset)
  const before = sentence.slice(0, at)
  if (!SPEAKS_OF_GROWTH.test(sentence) || BY_MONTH.test(before)) return undefined
  const now = mentionedIn(
    sentence,
    at,
    ledger.filter((figure) => figure.year === year),
  )
  if (!now) return undefined
  const last = partnerOf(now, ledger)
  // The difference is told in the unit that the sentence itself uses.
  const change = last && changeOf(shownAs(now, before) ?? now, last)
  if (!last || !change?.ok) return { now, ...(last && { last }), phrases: [], isOpposite: false }
  return { now, last, change: change.value, ...phrasesOf(before, change.value, { now, last }) }
}

/** The words that say a figure's value in a sentence; none for a year that counts as one. */
function shownAs(figure: LedgerFigure, before: string): Amount | undefined {
  return amountsIn(before).findLast(({ amount }) => amount.unit !== '' && isSameAmount(amount, figure))?.amount
}

function amountsIn(sentence: string): readonly { readonly start: number; readonly amount: Amount }[] {
  return scanText(sentence).flatMap(({ start, end }) => {
    const amount = parseAmount(sentence.slice(start, end))
    return amount ? [{ start, amount }] : []
  })
}

/** The sentence that a place stands in, and where in it. */
export function sentenceAt(text: string, offset: number): { readonly sentence: string; readonly at: number } {
  const start = Math.max(...Array.from('。！？；\n', (mark) => text.lastIndexOf(mark, offset - 1))) + 1
  const rest = text.slice(offset).search(/[。！？；\n]/)
  return { sentence: text.slice(start, rest < 0 ? text.length : offset + rest), at: offset - start }
}

/** By name, the last before the place and the longest; by value only where no name is there. */
function mentionedIn(sentence: string, at: number, figures: readonly LedgerFigure[]): LedgerFigure | undefined {
  const amounts = amountsIn(sentence)
  const shownAt = (figure: LedgerFigure) => amounts.find(({ amount }) => isSameAmount(amount, figure))?.start
  const hits = (place: (figure: LedgerFigure) => number | undefined) =>
    figures.flatMap((figure) => {
      const found = place(figure)
      return found === undefined ? [] : [{ figure, found }]
    })
  const named = hits(({ name }) => namedAt(sentence, name, at))
  const rank = ({ figure, found }: (typeof named)[number]) => [
    found <= at ? found : -found,
    figure.name.length,
    // Of one name's figures, the year's and its first half's, the one whose value stands there too.
    named.length > 1 ? Number(shownAt(figure) !== undefined) : 0,
  ]
  const ranked = (named.length > 0 ? named : hits(shownAt)).map((hit) => ({ hit, rank: rank(hit) }))
  return ranked.toSorted((a, b) => compareRanks(b.rank, a.rank))[0]?.hit.figure
}

/** Where a name ends: the last before the place, else the first behind it. */
function namedAt(sentence: string, name: string, at: number): number | undefined {
  const before = sentence.lastIndexOf(name, at - name.length)
  const found = at >= name.length && before >= 0 ? before : sentence.indexOf(name)
  return found < 0 ? undefined : found + name.length
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((rank, at) => rank !== b[at])
  return index < 0 ? 0 : a[index]! - b[index]!
}

function phrasesOf(
  before: string,
  { direction, words, amount, percent, times }: Change,
  { now, last }: { readonly now: LedgerFigure; readonly last: LedgerFigure },
): Pick<Growth, 'phrases' | 'isOpposite'> {
  const goesOn = (phrases: readonly string[]) => ({ isOpposite: false, phrases: [...new Set(phrases)] })
  if (WANTS_TIMES.test(before)) return goesOn(times === undefined ? [] : [times])
  if (WANTS_LAST.test(before)) return goesOn([printAmount(last)])
  if (WANTS_NOW.test(before)) return goesOn([printAmount(now)])
  if (RISES.test(before) || FALLS.test(before)) {
    const isOpposite = direction !== (RISES.test(before) ? 1 : -1)
    if (isOpposite) return { isOpposite, phrases: [] }
    const sizes = [words, amount].map((each) => each.replace(/^(?:增长|增加|提高|下降|减少)/, ''))
    if (percent !== undefined && WANTS_PERCENT.test(before)) return goesOn([sizes[0]!])
    return goesOn(WANTS_AMOUNT.test(before) ? sizes.toReversed() : sizes)
  }
  if (COMPARES.test(before)) return goesOn([words, amount])
  const compared = comparedWith(last.period)
  return goesOn([words, amount].map((each) => `${direction === 0 ? '与' : '较'}${compared}${each}`))
}
