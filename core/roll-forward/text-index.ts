import { pairsOf } from './plan-words.ts'

export type Pairs = ReadonlySet<number>
/** How much a pair of characters tells: what stands everywhere tells nothing. */
export type Weigh = (pair: number) => number

/** Texts by their pairs of characters; each answer is one number for each text, in their order, from 0 to 1. */
export interface TextIndex {
  /** How like a text is as a whole. */
  readonly cosines: (wanted: Pairs) => Float64Array
  /** How much of what is wanted a text holds. */
  readonly shares: (wanted: Pairs) => Float64Array
}

/** Weighs each pair by how few of the texts hold it. */
export function weighBy(texts: readonly string[]): Weigh {
  const held = new Map<number, number>()
  for (const text of texts) for (const pair of pairsOf(text)) held.set(pair, (held.get(pair) ?? 0) + 1)
  return (pair) => Math.log(1 + (texts.length + 1) / ((held.get(pair) ?? 0) + 1))
}

export function indexTexts(texts: readonly string[], weigh: Weigh): TextIndex {
  const holders = new Map<number, number[]>()
  const norms = texts.map((text, at) => {
    const pairs = pairsOf(text)
    for (const pair of pairs) {
      const known = holders.get(pair)
      if (known) known.push(at)
      else holders.set(pair, [at])
    }
    return normOf(pairs, weigh)
  })
  const addUp = (wanted: Pairs, worth: Weigh) => {
    const sums = new Float64Array(texts.length)
    for (const pair of wanted) for (const at of holders.get(pair) ?? []) sums[at]! += worth(pair)
    return sums
  }
  return {
    cosines: (wanted) => {
      const norm = normOf(wanted, weigh)
      return addUp(wanted, (pair) => weigh(pair) ** 2).map((sum, at) => sum && sum / (norm * norms[at]!))
    },
    shares: (wanted) => {
      const whole = [...wanted].reduce((sum, pair) => sum + weigh(pair), 0)
      return addUp(wanted, weigh).map((sum) => sum && sum / whole)
    },
  }
}

function normOf(pairs: Pairs, weigh: Weigh): number {
  let sum = 0
  for (const pair of pairs) sum += weigh(pair) ** 2
  return Math.sqrt(sum)
}
