import type { SectionToMatch } from './sections-to-match.ts'
import { scoring } from './score-sections.ts'
import type { Candidate } from './pair-up.ts'
import { pairUp } from './pair-up.ts'
import { indexBigrams } from './bigram-index.ts'

/** From this score on two sections are a pair where the sections above them are; anywhere in the paper; alone at one place. */
const LEAST = { here: 0.17, moved: 0.18, atPlace: 0.08 }

type Pair = Pick<Candidate, 'ours' | 'theirs'>

interface Matching {
  readonly ours: readonly SectionToMatch[]
  readonly theirs: readonly SectionToMatch[]
  readonly score: (a: SectionToMatch, b: SectionToMatch) => number
  readonly pairs: Map<number, number>
  readonly taken: Set<number>
}

/** Which section of theirs answers which of ours, as numbers of both lists. */
export function matchSections(ours: readonly SectionToMatch[], theirs: readonly SectionToMatch[]): readonly Pair[] {
  const matching: Matching = { ours, theirs, score: scoring(ours, theirs), pairs: new Map(), taken: new Set() }
  matchUnder(rootsOf(ours), rootsOf(theirs), matching)
  for (const pair of movedOnes(matching)) {
    if (!matching.pairs.has(pair.ours) && !matching.taken.has(pair.theirs)) take(pair, matching)
  }
  return [...matching.pairs].map(([our, their]) => ({ ours: our, theirs: their }))
}

function rootsOf(sections: readonly SectionToMatch[]): readonly number[] {
  return sections.flatMap(({ node }, index) => (node.level === 0 ? [index] : []))
}

/** Takes a pair, then those under it that are free. */
function take({ ours, theirs }: Pair, matching: Matching): void {
  matching.pairs.set(ours, theirs)
  matching.taken.add(theirs)
  const ourFree = matching.ours[ours]!.children.filter((child) => !matching.pairs.has(child))
  const theirFree = matching.theirs[theirs]!.children.filter((child) => !matching.taken.has(child))
  matchUnder(ourFree, theirFree, matching)
}

function matchUnder(ours: readonly number[], theirs: readonly number[], matching: Matching): void {
  const found = pairUp(siblingCandidates(ours, theirs, matching))
  for (const pair of [...found, ...atTheSamePlace(ours, theirs, found, matching)]) {
    take({ ours: ours[pair.ours]!, theirs: theirs[pair.theirs]! }, matching)
  }
}

/** Beyond this many pairs only those whose titles are alike, or that stand at about the same place, are looked at. */
const MOST_PAIRS = 20_000
const NEAR = 3
const MOST_ALIKE = 12
const LIKE_TITLE = 0.3

function siblingCandidates(
  ours: readonly number[],
  theirs: readonly number[],
  matching: Matching,
): readonly Candidate[] {
  const all = theirs.map((_, index) => index)
  const isMany = ours.length * theirs.length > MOST_PAIRS
  const titles = isMany ? indexBigrams(theirs.map((at) => matching.theirs[at]!.title)) : undefined
  const looked = (section: SectionToMatch, index: number): Iterable<number> => {
    if (!titles) return all
    const alike = titles.like(section.title, LIKE_TITLE).slice(0, MOST_ALIKE)
    return new Set([...alike.map(({ entry }) => entry), ...all.slice(Math.max(0, index - NEAR), index + NEAR)])
  }
  return ours.flatMap((our, index) => {
    const section = matching.ours[our]!
    return [...looked(section, index)].flatMap((their): Candidate[] => {
      const weight = matching.score(section, matching.theirs[theirs[their]!]!)
      return weight >= LEAST.here ? [{ ours: index, theirs: their, weight }] : []
    })
  })
}

/** Of two that stand alone between pairs, at the same place, less is asked. */
function atTheSamePlace(
  ours: readonly number[],
  theirs: readonly number[],
  found: readonly Pair[],
  { ours: ourSections, theirs: theirSections, score }: Matching,
): readonly Pair[] {
  const between = (length: number, side: 'ours' | 'theirs') => {
    const taken = new Set(found.map((pair) => pair[side]))
    const free = Array.from({ length }, (_, at) => at).filter((at) => !taken.has(at))
    return groupBy(free, (at) => found.filter((pair) => pair[side] < at).length)
  }
  const theirGaps = between(theirs.length, 'theirs')
  return [...between(ours.length, 'ours')].flatMap(([gap, own]): Pair[] => {
    const others = theirGaps.get(gap) ?? []
    if (own.length !== 1 || others.length !== 1) return []
    const pair = { ours: own[0]!, theirs: others[0]! }
    const value = score(ourSections[ours[pair.ours]!]!, theirSections[theirs[pair.theirs]!]!)
    return value >= LEAST.atPlace ? [pair] : []
  })
}

/** What was moved under another heading or to another level, the surest first. */
function movedOnes({ ours, theirs, score, pairs, taken }: Matching): readonly Candidate[] {
  const free = theirs.flatMap((section, index) => (taken.has(index) || section.node.level === 0 ? [] : [index]))
  const texts = indexBigrams(free.map((index) => `${theirs[index]!.title}\n${theirs[index]!.text}`))
  const found = ours.flatMap((section, index): Candidate[] => {
    if (pairs.has(index) || section.node.level === 0) return []
    const alike = texts.like(`${section.title}\n${section.text}`, 0.05).slice(0, MOST_ALIKE)
    return alike.flatMap(({ entry }): Candidate[] => {
      const weight = score(section, theirs[free[entry]!]!)
      return weight >= LEAST.moved ? [{ ours: index, theirs: free[entry]!, weight }] : []
    })
  })
  return found.toSorted((a, b) => b.weight - a.weight)
}

function groupBy(values: readonly number[], keyOf: (value: number) => number): ReadonlyMap<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const value of values) {
    const key = keyOf(value)
    groups.set(key, [...(groups.get(key) ?? []), value])
  }
  return groups
}
