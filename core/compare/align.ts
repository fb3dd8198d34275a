import type { BlockId, Document } from '../document/document.ts'
import { indexBigrams } from './bigram-index.ts'
import { matchSections } from './match-sections.ts'
import type { Candidate } from './pair-up.ts'
import { pairUp, sideBySide } from './pair-up.ts'
import { leastLikeness } from './reuse.ts'
import { sectionsToMatch } from './sections-to-match.ts'
import type { Sentence } from './sentences.ts'
import { skeletonOf } from './words-key.ts'

/**
 * Two sections, or one without a counterpart: its own id beside null. Both null is the pair of the two leads. A section is
 * named by its heading, or by the attachment for what stands before the attachment's first heading.
 */
export interface SectionPair {
  readonly ours: BlockId | null
  readonly theirs: BlockId | null
}

/**
 * Which section of an earlier paper answers which of ours: by titles without years and numbers, words, number and place
 * under sections that answer one another; order is kept, but what was moved is found. The two leads come first, then all
 * sections in the order of ours, what only they have behind what it follows there.
 */
export function alignSections(ours: Document, theirs: Document): readonly SectionPair[] {
  const [a, b] = [sectionsToMatch(ours), sectionsToMatch(theirs)]
  const rows = sideBySide({ ours: a.length, theirs: b.length }, matchSections(a, b))
  return rows.map((row) => ({
    ours: row.ours === null ? null : a[row.ours]!.node.id,
    theirs: row.theirs === null ? null : b[row.theirs]!.node.id,
  }))
}

/** A sentence and the one that it answers, or either alone. `likeness` is 1 where the words are the same, 0 where one is alone. */
export interface SentencePair {
  readonly ours: Sentence | null
  readonly theirs: Sentence | null
  readonly likeness: number
}

/** The sentences of two sections (or of two papers) side by side in the order of ours, what was moved beside its counterpart. */
export function alignSentences(ours: readonly Sentence[], theirs: readonly Sentence[]): readonly SentencePair[] {
  const pairs = pairUp(candidatesOf(ours, theirs))
  const likeness = new Map(pairs.map((pair) => [pair.ours, pair.weight]))
  return sideBySide({ ours: ours.length, theirs: theirs.length }, pairs).map((row) => ({
    ours: row.ours === null ? null : ours[row.ours]!,
    theirs: row.theirs === null ? null : theirs[row.theirs]!,
    likeness: row.ours === null || row.theirs === null ? 0 : (likeness.get(row.ours) ?? 0),
  }))
}

/** A sentence that stands many times in a paper is looked for near its own place only. */
const MOST_EQUAL = 8

/** Equal skeletons differ in figures alone: almost the same, and less than the same. */
const SAME_BUT_FIGURES = 0.99

function candidatesOf(ours: readonly Sentence[], theirs: readonly Sentence[]): readonly Candidate[] {
  const search = searchIn(theirs)
  return ours.flatMap((sentence, at): Candidate[] => {
    if (sentence.key === '') return []
    const place = (at / ours.length) * theirs.length
    const found = search(sentence, place).map(({ theirs, weight }) => ({ ours: at, theirs, weight }))
    const nearness = (candidate: Candidate) => Math.abs(candidate.theirs - place)
    return found.toSorted((a, b) => b.weight - a.weight || nearness(a) - nearness(b)).slice(0, MOST_EQUAL)
  })
}

/** Finds what is like a sentence, of equal ones those near a place: a paper may say the same thing a thousand times. */
function searchIn(theirs: readonly Sentence[]) {
  const byKey = placesBy(theirs, ({ key }) => key)
  const bySkeleton = placesBy(theirs, ({ key }) => skeletonOf(key))
  const skeletons = [...bySkeleton.keys()]
  const index = indexBigrams(skeletons)
  const known = new Map<string, ReturnType<typeof index.like>>()
  const like = (skeleton: string, least: number) => {
    const name = `${least} ${skeleton}`
    const found = known.get(name) ?? index.like(skeleton, least)
    known.set(name, found)
    return found
  }
  return ({ key, characters }: Sentence, place: number) => {
    const same = nearest(byKey.get(key) ?? [], { place, count: MOST_EQUAL })
    const others = like(skeletonOf(key), leastLikeness(characters)).flatMap(({ entry, likeness }) =>
      // Among twice as many there are enough that are not the same, or there are enough that are.
      nearest(bySkeleton.get(skeletons[entry]!)!, { place, count: 2 * MOST_EQUAL })
        .filter((at) => theirs[at]!.key !== key)
        .map((at) => ({ theirs: at, weight: Math.min(likeness, SAME_BUT_FIGURES) })),
    )
    return [...same.map((at) => ({ theirs: at, weight: 1 })), ...others]
  }
}

function placesBy(
  sentences: readonly Sentence[],
  name: (sentence: Sentence) => string,
): Map<string, readonly number[]> {
  return Map.groupBy(sentences.keys(), (at) => name(sentences[at]!))
}

/** As many of these rising numbers as are asked for, those nearest to a place, in their order. */
function nearest(numbers: readonly number[], { place, count }: { readonly place: number; readonly count: number }) {
  if (numbers.length <= count) return numbers
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! < place) low = middle + 1
    else high = middle
  }
  let [from, to] = [low, low]
  while (to - from < count) {
    const isBefore = to >= numbers.length || (from > 0 && place - numbers[from - 1]! <= numbers[to]! - place)
    if (isBefore) from--
    else to++
  }
  return numbers.slice(from, to)
}
