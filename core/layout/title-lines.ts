import { breakCost } from './title-breaks.ts'

/** How a title may be broken: `widthOf` and `lineWidth` in one unit. */
export interface TitleMeasure {
  readonly widthOf: (text: string) => number
  readonly lineWidth: number
}

/** Titles that need more lines than this are no titles; Word breaks them as it comes. */
const MAX_LINES = 4
/** What a line more costs, and an hourglass or a block instead of a trapezium or a lozenge. */
const COST = { line: 0.5, hourglass: 2, block: 0.3, imbalance: 9 }
/** Lines that differ by less than this part of a line look like a block. */
const ALIKE = 0.04

/**
 * A title of one line as the one to four lines that look best: no word cut, no particle at a line's head, lines of like
 * length in the shape of a trapezium (梯形) or a lozenge (菱形) (GB/T 9704-2012, 7.3.1). One line where it fits.
 */
export function titleLines(text: string, measure: TitleMeasure): readonly string[] {
  const fewest = Math.ceil(measure.widthOf(text) / measure.lineWidth)
  if (fewest <= 1 || fewest > MAX_LINES) return [text]
  const costs = breakCost(text)
  const counts = fewest < 3 ? [fewest, fewest + 1] : [fewest]
  const found = counts.map((count) => bestOf(text, count, costs, measure)).filter((entry) => entry !== undefined)
  return found.toSorted((a, b) => a.cost - b.cost)[0]?.lines ?? [text]
}

interface Broken {
  readonly lines: readonly string[]
  readonly cost: number
}

function bestOf(
  text: string,
  count: number,
  costs: ReadonlyMap<number, number>,
  measure: TitleMeasure,
): Broken | undefined {
  const ideal = measure.widthOf(text) / count
  let best: Broken | undefined
  const visit = (start: number, lines: readonly string[], cost: number) => {
    if (best && cost >= best.cost) return
    if (lines.length === count - 1) {
      const last = text.slice(start)
      const width = measure.widthOf(last)
      if (width > measure.lineWidth) return
      const all = [...lines, last]
      const total =
        cost + imbalance(width, ideal, measure) + shapeCost(all.map(measure.widthOf), measure) + count * COST.line
      if (!best || total < best.cost) best = { lines: all, cost: total }
      return
    }
    for (const [at, price] of costs) {
      if (at <= start) continue
      const line = text.slice(start, at)
      const width = measure.widthOf(line)
      if (width > measure.lineWidth) break
      visit(at, [...lines, line], cost + price + imbalance(width, ideal, measure))
    }
  }
  visit(0, [], 0)
  return best
}

function imbalance(width: number, ideal: number, { lineWidth }: TitleMeasure): number {
  return COST.imbalance * ((width - ideal) / lineWidth) ** 2
}

function shapeCost(widths: readonly number[], { lineWidth }: TitleMeasure): number {
  const steps = widths.slice(1).map((width, index) => (width - widths[index]!) / lineWidth)
  if (steps.every((step) => Math.abs(step) < ALIKE)) return COST.block
  const signs = steps.filter((step) => Math.abs(step) >= ALIKE).map(Math.sign)
  // Shorter and then longer again: an hourglass.
  return signs.some((sign, index) => sign < 0 && signs.slice(index + 1).some((later) => later > 0)) ? COST.hourglass : 0
}
