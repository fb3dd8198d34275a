import { bulletText, numberText } from './number-text.ts'

/** One level of a list, as any of the formats tells it. */
export interface ListLevel {
  readonly format: string
  /** What stands before each number: `%1` is the number of the first level, and so on. */
  readonly text: string
  readonly start: number
  /** Counts again after a number of this level or above, counted from 1; 0 never. Without it after every level above. */
  readonly restartAfter?: number
  /** The levels above are shown in digits, whatever their own format. */
  readonly isLegal?: boolean
}

/** A list that paragraphs name. Lists with the same `family` count together. */
export interface List {
  readonly family: string
  readonly level: (index: number) => ListLevel | undefined
  /** The number that this list begins its level with, where it says so. */
  readonly startOf: (index: number) => number | undefined
}

export const LIST_LEVELS = 9

/** Counts the numbers of a paper's lists in reading order. */
export class ListCounter {
  private readonly families = new Map<string, (number | undefined)[]>()
  private readonly begun = new Set<string>()

  /** The number of the next paragraph at this place, as the word processor shows it. */
  next(id: string, list: List, index: number): string {
    const level = list.level(index)
    if (!level) return ''
    const counts = this.countsOf(list.family)
    this.beginLevels(id, list, index, counts)
    counts[index] = counts[index] === undefined ? level.start : counts[index] + 1
    for (let below = index + 1; below < LIST_LEVELS; below++) {
      const after = list.level(below)?.restartAfter
      if (after === undefined || (after > 0 && index < after)) counts[below] = undefined
    }
    return show(list, index, counts)
  }

  private countsOf(family: string): (number | undefined)[] {
    const known = this.families.get(family)
    if (known) return known
    const counts: (number | undefined)[] = []
    this.families.set(family, counts)
    return counts
  }

  /** A list that shares its counts with another may still begin anew, once. */
  private beginLevels(id: string, list: List, index: number, counts: (number | undefined)[]): void {
    const key = `${id} ${index}`
    if (this.begun.has(key)) return
    this.begun.add(key)
    const start = list.startOf(index)
    if (start !== undefined) counts[index] = start - 1
  }
}

function show(list: List, index: number, counts: readonly (number | undefined)[]): string {
  const { text, format, isLegal } = list.level(index)!
  if (format === 'bullet') return bulletText(text)
  return text.replace(/%([1-9])/g, (_, digit: string) => {
    const place = Number(digit) - 1
    const level = list.level(place)
    if (!level || level.format === 'bullet') return ''
    const ordinal = counts[place] ?? level.start
    return numberText(ordinal, isLegal && level.format !== 'none' ? 'decimal' : level.format)
  })
}
