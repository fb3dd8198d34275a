import type { Document } from '../document/document.ts'
import type { BigramIndex } from './bigram-index.ts'
import { indexBigrams } from './bigram-index.ts'
import type { Sentence } from './sentences.ts'
import { sentencesOf } from './sentences.ts'
import { skeletonOf } from './words-key.ts'

/** A paper to compare with; `id` is the caller's name for it. */
export interface OtherPaper {
  readonly id: string
  readonly document: Document
}

/** A sentence of another paper. */
export interface Found {
  readonly paper: string
  readonly sentence: Sentence
}

/** The sentences of one text of a paper, in order, with its whole key. */
export interface Line {
  readonly key: string
  readonly sentences: readonly Found[]
}

/** The sentences of several papers, to be found by their words. */
export interface PaperIndex {
  readonly byKey: ReadonlyMap<string, readonly Found[]>
  readonly lineByKey: ReadonlyMap<string, Line>
  /** Lines that hold a key among other words. */
  readonly linesWith: (key: string) => readonly Line[]
  /** Keys of one skeleton: sentences that differ in their figures alone. */
  readonly bySkeleton: ReadonlyMap<string, readonly string[]>
  /** The skeleton that is most alike, or several that are equally so; none where that is less than `least`. */
  readonly mostLike: (skeleton: string, least: number) => readonly SkeletonLike[]
}

interface SkeletonLike {
  readonly skeleton: string
  readonly likeness: number
}

/** Whether a sentence takes part in comparing: the frame of a paper is form, and a text without words says nothing. */
export function isCompared(sentence: Sentence): boolean {
  return sentence.kind !== 'frame' && sentence.key !== ''
}

export function indexPapers(others: readonly OtherPaper[]): PaperIndex {
  const byKey = new Map<string, Found[]>()
  const lines: Line[] = []
  for (const { id, document } of others) {
    for (const sentences of linesOf(sentencesOf(document))) {
      const found = sentences.map((sentence) => ({ paper: id, sentence }))
      for (const each of found) pushTo(byKey, each.sentence.key, each)
      lines.push({ key: keyOfLine(sentences), sentences: found })
    }
  }
  const bySkeleton = new Map<string, string[]>()
  for (const key of byKey.keys()) pushTo(bySkeleton, skeletonOf(key), key)
  const lineByKey = new Map(lines.toReversed().map((line) => [line.key, line]))
  return { byKey, lineByKey, bySkeleton, ...searches([...bySkeleton.keys()], [...lineByKey.values()]) }
}

// Either index is made when it is first asked for: a paper that was taken over as it stands needs none.
function searches(skeletons: readonly string[], lines: readonly Line[]): Pick<PaperIndex, 'mostLike' | 'linesWith'> {
  let skeletonIndex: BigramIndex | undefined
  let lineIndex: BigramIndex | undefined
  return {
    mostLike(skeleton, least) {
      skeletonIndex ??= indexBigrams(skeletons)
      const found = skeletonIndex.mostLike(skeleton, least)
      return found.map(({ entry, likeness }) => ({ skeleton: skeletons[entry]!, likeness }))
    },
    linesWith(key) {
      lineIndex ??= indexBigrams(lines.map((line) => line.key))
      return lineIndex.holding(key).map((entry) => lines[entry]!)
    },
  }
}

/** The sentences that take part, line by line. */
export function linesOf(sentences: readonly Sentence[]): readonly (readonly Sentence[])[] {
  const lines: Sentence[][] = []
  let last: number | undefined
  for (const sentence of sentences) {
    if (!isCompared(sentence)) continue
    if (sentence.line === last) lines.at(-1)!.push(sentence)
    else lines.push([sentence])
    last = sentence.line
  }
  return lines
}

export function keyOfLine(sentences: readonly Sentence[]): string {
  return sentences.map((sentence) => sentence.key).join('')
}

function pushTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const there = map.get(key)
  if (there) there.push(value)
  else map.set(key, [value])
}
