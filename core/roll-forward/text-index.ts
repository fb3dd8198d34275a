export type Pairs = ReadonlySet<number>
/** How much a pair of characters tells: what stands everywhere tells nothing. */
export type Weigh = (pair: number) => number

/** Texts by their pairs of characters; each answer is one number for each text, in their order, from 0 to 1. */
export interface TextIndex {
  /** How like a text is as a whole. */
  readonly cosines: (wanted: Pairs) => Float64Array
  /** How much a text holds of that part of what is wanted that it holds most of. */
  readonly shares: (parts: readonly Pairs[]) => Float64Array
  /** The weight of what is wanted in a text, from 0 up. */
  readonly sums: (wanted: Pairs) => Float64Array
}

/** Weighs each pair by how few of the texts hold it, 1 where one does. */
export function weighBy(texts: readonly Pairs[]): Weigh {
  const held = new Map<number, number>()
  for (const pairs of texts) for (const pair of pairs) held.set(pair, (held.get(pair) ?? 0) + 1)
  const worth = (count: number) => Math.log(1 + (texts.length + 1) / (count + 1))
  // A number's logarithm for each pair of each text is what takes long.
  const most = worth(1)
  const worths = new Map([...new Set(held.values())].map((count) => [count, worth(count) / most]))
  const unheld = worth(0) / most
  return (pair) => worths.get(held.get(pair) ?? 0) ?? unheld
}

export function indexTexts(texts: readonly Pairs[], weigh: Weigh): TextIndex {
  const holders = new Map<number, number[]>()
  const norms = texts.map((pairs, at) => {
    for (const pair of pairs) {
      const known = holders.get(pair)
      if (known) known.push(at)
      else holders.set(pair, [at])
    }
    return normOf(pairs, weigh)
  })
  // A plan asks so often of so many texts that only those are touched that hold something.
  const addUp = (wanted: Pairs, worth: Weigh) => {
    const sums = new Float64Array(texts.length)
    const touched: number[] = []
    for (const pair of wanted) {
      const weight = worth(pair)
      for (const at of holders.get(pair) ?? []) {
        if (sums[at] === 0) touched.push(at)
        sums[at]! += weight
      }
    }
    return { sums, touched }
  }
  return {
    sums: (wanted) => addUp(wanted, weigh).sums,
    cosines: (wanted) => {
      const norm = normOf(wanted, weigh)
      const { sums, touched } = addUp(wanted, (pair) => weigh(pair) ** 2)
      for (const at of touched) sums[at]! /= norm * norms[at]!
      return sums
    },
    shares: (parts) => {
      const most = new Float64Array(texts.length)
      for (const wanted of parts) {
        let whole = 0
        for (const pair of wanted) whole += weigh(pair)
        const { sums, touched } = addUp(wanted, weigh)
        for (const at of touched) most[at] = Math.max(most[at]!, sums[at]! / whole)
      }
      return most
    },
  }
}

function normOf(pairs: Pairs, weigh: Weigh): number {
  let sum = 0
  for (const pair of pairs) sum += weigh(pair) ** 2
  return Math.sqrt(sum)
}
