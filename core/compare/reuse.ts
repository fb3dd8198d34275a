import type { Document } from '../document/document.ts'
import { diffCharacters } from './diff-characters.ts'
import type { Found, Line, OtherPaper, PaperIndex } from './paper-index.ts'
import { indexPapers, keyOfLine, linesOf } from './paper-index.ts'
import type { SectionShares, Shares } from './section-shares.ts'
import { sectionShares, sharesOf } from './section-shares.ts'
import type { Sentence } from './sentences.ts'
import { sentencesOf } from './sentences.ts'
import { charactersOf, skeletonOf } from './words-key.ts'

/** What became of a sentence: 沿用 (the same words), 改写 (a near copy) or 新写. */
export interface SentenceReuse {
  readonly sentence: Sentence
  readonly kind: 'kept' | 'rewritten' | 'new'
  /** 1 where it is kept, 0 where it is new; figures do not count in it. */
  readonly likeness: number
  /** How many of its characters stand in the sentence that it is like. */
  readonly common: number
  readonly match?: Found
}

/** How much of a paper stands in others already. */
export interface Reuse extends Shares {
  /** Every sentence of the paper's body in reading order; the frame (title, recipients, signatory, date, note) is form. */
  readonly sentences: readonly SentenceReuse[]
  readonly sections: readonly SectionShares[]
}

/** From this likeness on a sentence counts as rewritten. README.md has what it was chosen by. */
export const LEAST_LIKENESS = 0.5

// Two short sentences of the trade share half of their words soon: 稳定和扩大消费 and 稳定和扩大就业.
const SHORT = 12
const LEAST_OF_SHORT = 0.6

export function leastLikeness(characters: number): number {
  return characters < SHORT ? LEAST_OF_SHORT : LEAST_LIKENESS
}

/** Fewer characters than these may stand within another sentence by chance. */
const LEAST_WITHIN = 8

/** Compares a paper with others, sentence by sentence; the order of the others changes no share. */
export function reuseOf(d: Document, others: readonly OtherPaper[]): Reuse {
  const index = indexPapers(others)
  const all = sentencesOf(d)
  const found = new Map<Sentence, SentenceReuse>()
  let last: Found | undefined
  for (const line of linesOf(all)) {
    const whole = index.lineByKey.get(keyOfLine(line))
    let at = 0
    for (const sentence of line) {
      const reuse = reuseOfSentence(sentence, index, { last, whole: whole && { line: whole, at } })
      at += sentence.key.length
      last = reuse.match ?? last
      found.set(sentence, reuse)
    }
  }
  const sentences = all.filter(isBody).map((sentence) => found.get(sentence) ?? nothingOf(sentence))
  return { ...sharesOf(sentences), sentences, sections: sectionShares(d, sentences) }
}

function isBody(sentence: Sentence): boolean {
  return sentence.kind !== 'frame'
}

function nothingOf(sentence: Sentence): SentenceReuse {
  return { sentence, kind: 'new', likeness: 0, common: 0 }
}

interface Nearby {
  /** The sentence that the one before was like: of several equal ones the next after it is taken. */
  readonly last: Found | undefined
  /** The line that has the same words as the whole of ours, and where the sentence stands in its key. */
  readonly whole: { readonly line: Line; readonly at: number } | undefined
}

function reuseOfSentence(sentence: Sentence, index: PaperIndex, { last, whole }: Nearby): SentenceReuse {
  const { key } = sentence
  const equal = index.byKey.get(key)
  if (equal) return kept(sentence, nearest(equal, last))
  // Where a comma took the place of a full stop, the sentences are other ones and their words are the same.
  if (whole) return kept(sentence, foundAt(whole.line, whole.at))
  if (sentence.characters >= LEAST_WITHIN) {
    const lines = index.linesWith(key)
    if (lines.length > 0)
      return kept(
        sentence,
        nearest(
          lines.map((line) => foundAt(line, line.key.indexOf(key))),
          last,
        ),
      )
  }
  return rewritten(sentence, index, last) ?? nothingOf(sentence)
}

function kept(sentence: Sentence, match: Found): SentenceReuse {
  return { sentence, kind: 'kept', likeness: 1, common: sentence.characters, match }
}

/** The sentence that the character `at` of a line's key stands in. */
function foundAt(line: Line, at: number): Found {
  let end = 0
  return line.sentences.find(({ sentence }) => (end += sentence.key.length) > at) ?? line.sentences.at(-1)!
}

function nearest(found: readonly Found[], last: Found | undefined): Found {
  const there = last ? found.filter(({ paper }) => paper === last.paper) : []
  return there.find(({ sentence }) => sentence.offset > last!.sentence.offset) ?? there[0] ?? found[0]!
}

/** Among those that are equally like, the one that has most characters in common: which paper it is in says nothing. */
function rewritten(sentence: Sentence, index: PaperIndex, last: Found | undefined): SentenceReuse | undefined {
  const skeleton = skeletonOf(sentence.key)
  const best = index.bySkeleton.has(skeleton)
    ? [{ skeleton, likeness: 1 }]
    : index.mostLike(skeleton, leastLikeness(sentence.characters))
  const keys = best.flatMap(({ skeleton }) => index.bySkeleton.get(skeleton) ?? [])
  const counted = keys.map((key) => ({ key, common: commonCharacters(key, sentence.key) }))
  const [first] = counted.toSorted((a, b) => b.common - a.common)
  if (!first) return undefined
  const match = nearest(index.byKey.get(first.key)!, last)
  return { sentence, kind: 'rewritten', likeness: best[0]!.likeness, common: first.common, match }
}

function commonCharacters(earlier: string, later: string): number {
  const same = diffCharacters(earlier, later).filter(({ kind }) => kind === 'same')
  return same.reduce((sum, { text }) => sum + charactersOf(text), 0)
}
