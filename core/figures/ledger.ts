import type { Amount } from './ledger-amount.ts'
import { numberOf, parseAmount, scaleOf } from './ledger-amount.ts'
import type { Change } from './ledger-change.ts'
import { changeOf } from './ledger-change.ts'
import { lastPeriod, seasonOf, yearOf } from './ledger-period.ts'

/** What is said of a figure in the ledger (数据台账); `value` are the words as printed: 1,234.56. */
export interface FigureFacts extends Amount {
  readonly name: string
  /** 2025年, 2025年上半年, 截至2025年底. */
  readonly period: string
  /** The paper, department or table that it was taken from. */
  readonly source: string
  readonly note: string
}

/** A figure of the ledger: one for each name, period and unit. */
export interface LedgerFigure extends FigureFacts {
  readonly id: string
  /** The first that the period names. */
  readonly year: number
  /** What `value` says in its unit; null for a range, for 300多 and a rank. */
  readonly number: number | null
}

/** Facts in the form that is kept: no spaces round them, the unit taken off the value; undefined without name, number or year. */
export function tidyFacts(facts: FigureFacts): (FigureFacts & Pick<LedgerFigure, 'year' | 'number'>) | undefined {
  const [name, period, source, note] = [facts.name, facts.period, facts.source, facts.note].map((words) => words.trim())
  const amount = tidyAmount(facts)
  const year = yearOf(period!)
  if (!name || !amount || year === undefined) return undefined
  return { name, ...amount, period: period!, source: source!, note: note!, year, number: numberOf(amount) ?? null }
}

/** A unit typed behind the value stands in the place of its own. */
function tidyAmount({ value, unit }: Amount): Amount | undefined {
  const own = parseAmount(value)
  if (!own) return undefined
  return own.unit === '' ? { value: own.value, unit: unit.replace(/\s/g, '') } : own
}

/** A name of the ledger with its values of one year and of the year before, side by side. */
export interface FigurePair {
  readonly name: string
  readonly now?: LedgerFigure
  readonly last?: LedgerFigure
  /** Where both are there and can be compared. */
  readonly change?: Change
}

/** The figures of a year and of the one before by name, in the order given; several units of one sort are one row. */
export function pairFigures(figures: readonly LedgerFigure[], year: number): readonly FigurePair[] {
  const near = figures.filter((figure) => figure.year === year || figure.year === year - 1)
  const rows = Map.groupBy(near, (figure) =>
    JSON.stringify([figure.name, seasonOf(figure.period), scaleOf(figure).measure]),
  )
  return [...rows.values()].flatMap((row) => {
    const [nows, lasts] = [row.filter((each) => each.year === year), row.filter((each) => each.year !== year)]
    return Array.from({ length: Math.max(nows.length, lasts.length) }, (_, nth) => pairOf(nows[nth], lasts[nth]))
  })
}

function pairOf(now: LedgerFigure | undefined, last: LedgerFigure | undefined): FigurePair {
  const change = now && last && changeOf(now, last)
  return {
    name: (now ?? last)!.name,
    ...(now && { now }),
    ...(last && { last }),
    ...(change?.ok && { change: change.value }),
  }
}

/** The figure of the same name, sort and stretch of the year before; in the same unit where there are several. */
export function partnerOf(now: LedgerFigure, ledger: readonly LedgerFigure[]): LedgerFigure | undefined {
  return nearest(now, ledger, (each) => each.period === lastPeriod(now.period))
}

/** The figure of the same name, sort and stretch of a later year. */
export function successorOf(
  last: LedgerFigure,
  ledger: readonly LedgerFigure[],
  year: number,
): LedgerFigure | undefined {
  if (last.year >= year) return undefined
  return nearest(last, ledger, (each) => each.year === year && seasonOf(each.period) === seasonOf(last.period))
}

function nearest(
  { name, unit, value }: LedgerFigure,
  ledger: readonly LedgerFigure[],
  isMeant: (figure: LedgerFigure) => boolean,
): LedgerFigure | undefined {
  const { measure } = scaleOf({ value, unit })
  const same = ledger.filter((each) => each.name === name && isMeant(each) && scaleOf(each).measure === measure)
  return same.find((each) => each.unit === unit) ?? same[0]
}
