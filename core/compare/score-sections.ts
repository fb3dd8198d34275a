import type { SectionToMatch } from './sections-to-match.ts'

const WEIGHTS = { title: 0.4, text: 0.6 }

/** The same number says little: a section more, and all after it have other numbers. */
const SAME_NUMBER = 0.05

/** What is parted into sections in one paper and not in the other is seldom the same part. */
const OTHER_SHAPE = 0.5

/** A score of 0 and more for every two sections of two papers: how well one answers the other. */
export function scoring(
  ours: readonly SectionToMatch[],
  theirs: readonly SectionToMatch[],
): (a: SectionToMatch, b: SectionToMatch) => number {
  const like = weighing([...ours, ...theirs])
  return (a, b) => {
    if (a.node.id === null || b.node.id === null) return a.node.id === b.node.id ? 1 : 0
    if ((a.node.level === 0) !== (b.node.level === 0)) return 0
    const title = like(a.titlePairs, b.titlePairs)
    const isTextless = a.text === '' || b.text === ''
    const score = isTextless ? title : WEIGHTS.title * title + WEIGHTS.text * like(a.textPairs, b.textPairs)
    const isOneParted = (a.children.length === 0) !== (b.children.length === 0)
    const number = a.node.number === b.node.number ? SAME_NUMBER : 0
    return score * (isOneParted ? OTHER_SHAPE : 1) + number
  }
}

/** A pair of characters that stands in one section alone can be in no other; as much as this it still counts against. */
const ALONE = 0.1

/**
 * How alike two sections are by their pairs of characters, from 0 to 1, each weighing the more the fewer sections have it:
 * 工作 and 发展 stand everywhere and say nothing of what a section is about.
 */
function weighing(sections: readonly SectionToMatch[]): (a: Uint32Array, b: Uint32Array) => number {
  const leaves = sections.filter(({ children }) => children.length === 0)
  const counts = new Map<number, number>()
  for (const { titlePairs, textPairs } of leaves) {
    for (const pair of new Set([...titlePairs, ...textPairs])) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  const weightOf = (pair: number) => {
    const count = counts.get(pair) ?? 1
    return Math.log((leaves.length + 1) / Math.max(count, 2)) * (count === 1 ? ALONE : 1)
  }
  const sums = new WeakMap<Uint32Array, number>()
  const sumOf = (pairs: Uint32Array) => {
    const known = sums.get(pairs) ?? pairs.reduce((sum, pair) => sum + weightOf(pair), 0)
    sums.set(pairs, known)
    return known
  }
  return (a, b) => {
    const both = sumOf(a) + sumOf(b)
    return both > 0 ? (2 * commonWeight(a, b, weightOf)) / both : 0
  }
}

function commonWeight(a: Uint32Array, b: Uint32Array, weightOf: (pair: number) => number): number {
  let [i, j, sum] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const difference = a[i]! - b[j]!
    if (difference === 0) sum += weightOf(a[i]!)
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return sum
}
