import type { LedgerFigure } from './ledger.ts'
import { partnerOf } from './ledger.ts'
import { isSameAmount, parseAmount } from './ledger-amount.ts'
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

const SPEAKS_OF_GROWTH =
  /增长|增幅|同比|环比|同期|[较比](?:去年|上年|前一?年|\d{4}年)|增加|减少|下降|提高|提升|上升|降低|回落|个百分点|持平/
const RISES = /(?:增长|增加|增幅|提高|提升|上升)(?:了|为|达|达到)?$/
const FALLS = /(?:下降|减少|降低|回落|降幅)(?:了|为|达|达到)?$/
const COMPARES = /(?:同比|(?:较|比|与)(?:去年|上年|\d{4}年)(?:同期|底|末)?(?:相比)?[，,]?)$/

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
  if (!SPEAKS_OF_GROWTH.test(sentence)) return undefined
  const now = mentionedIn(
    sentence,
    at,
    ledger.filter((figure) => figure.year === year),
  )
  if (!now) return undefined
  const last = partnerOf(now, ledger)
  const change = last && changeOf(now, last)
  if (!last || !change?.ok) return { now, ...(last && { last }), phrases: [], isOpposite: false }
  return { now, last, change: change.value, ...phrasesOf(sentence.slice(0, at), change.value, last) }
}

/** The sentence that a place stands in, and where in it. */
export function sentenceAt(text: string, offset: number): { readonly sentence: string; readonly at: number } {
  const start = Math.max(...Array.from('。！？；\n', (mark) => text.lastIndexOf(mark, offset - 1))) + 1
  const rest = text.slice(offset).search(/[。！？；\n]/)
  return { sentence: text.slice(start, rest < 0 ? text.length : offset + rest), at: offset - start }
}

/** By name, the last before the place and the longest; by value only where no name is there. */
function mentionedIn(sentence: string, at: number, figures: readonly LedgerFigure[]): LedgerFigure | undefined {
  const amounts = scanText(sentence).flatMap(({ start, end }) => {
    const amount = parseAmount(sentence.slice(start, end))
    return amount ? [{ start, amount }] : []
  })
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

function phrasesOf(before: string, change: Change, last: LedgerFigure): Pick<Growth, 'phrases' | 'isOpposite'> {
  const { direction, words, amount } = change
  const both = [...new Set([words, amount])]
  if (RISES.test(before) || FALLS.test(before)) {
    const isOpposite = direction !== (RISES.test(before) ? 1 : -1)
    return {
      isOpposite,
      phrases: isOpposite ? [] : both.map((each) => each.replace(/^(?:增长|增加|提高|下降|减少)/, '')),
    }
  }
  if (COMPARES.test(before)) return { isOpposite: false, phrases: both }
  const compared = comparedWith(last.period)
  return { isOpposite: false, phrases: both.map((each) => `${direction === 0 ? '与' : '较'}${compared}${each}`) }
}
