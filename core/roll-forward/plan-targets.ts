import { scanText } from '../figures/scan.ts'

/** A figure that a plan or a summary says of something. */
export interface Target {
  readonly value: number
  readonly unit: string
}

const MEASURED: ReadonlySet<string> = new Set(['percent', 'money', 'count', 'bignum', 'rhetoric'])

/** What a sentence counts and measures, 六栋 too; days, years and ordinals apart. */
export function targetsIn(text: string): readonly Target[] {
  return scanText(text, true).flatMap(({ type, value, unit }) => {
    const measure = type === 'percent' ? '%' : unit
    return MEASURED.has(type) && value && measure ? [{ value, unit: measure }] : []
  })
}

/**
 * Of sentences, which of them say that a target in one of the units was reached: a figure in its unit, and not far off. The
 * fewer figures of that unit there are, the more it tells.
 */
export function reachedBy(
  sentences: readonly string[],
  units: ReadonlySet<string>,
): (targets: readonly Target[]) => Float64Array {
  const said = new Map<string, { readonly value: number; readonly at: number }[]>()
  for (const [at, text] of sentences.entries()) {
    // Reading figures takes far longer than looking for a unit.
    if (![...units].some((unit) => text.includes(unit))) continue
    for (const { value, unit } of targetsIn(text)) {
      const known = said.get(unit)
      if (known) known.push({ value, at })
      else said.set(unit, [{ value, at }])
    }
  }
  return (targets) => {
    const reached = new Float64Array(sentences.length)
    for (const target of targets) {
      const figures = said.get(target.unit) ?? []
      const worth = 1 / Math.sqrt(figures.length)
      for (const { value, at } of figures) {
        reached[at] = Math.max(reached[at]!, worth * closeness(value / target.value))
      }
    }
    return reached
  }
}

/** What was reached is the target or a little more; what is half or twice as much may be something else. */
function closeness(ratio: number): number {
  if (ratio >= 0.9 && ratio <= 1.35) return 1
  return ratio >= 0.7 && ratio <= 2 ? 0.4 : 0
}
