import type { Edit, Line } from '../traced.ts'
import { linesOf } from '../traced.ts'
import { isTitleLike, titleLength } from '../titles.ts'
import type { Rule } from './rule.ts'

interface Candidate {
  readonly line: Line
  readonly number: number
  /** Units of the line that are the mark. */
  readonly length: number
  readonly isMidSentence: boolean
}

const SENTENCE_END = /[。！？!?；;：:”」』…．.）)\]】]$/

/**
 * Preview sites cut a paper into pages and number them, 2、 3、 … at the head of a line in strict sequence over the whole file,
 * in the middle of a word. The line before goes on without a space. Items of a list stand after the end of a sentence.
 */
export const pageChunks: Rule = ({ text }) => {
  const found = candidates(text)
  const chain = chainFrom(found)
  const torn = chain.filter((candidate) => candidate.isMidSentence).length
  if (found.length === 1 && found[0]!.number === 1 && opensFile(found[0]!, text))
    return [drop(found[0]!.line.from, found[0]!.line.from + 2)]
  const isPaged = chain.length >= 3 ? torn >= chain.length * 0.6 : chain.length > 0 && torn === chain.length
  if (!isPaged) return []
  const first = found.find(({ number, line }) => number === 1 && line.from < chain[0]!.line.from)
  const isOnlyList = chain.length < 3 && first && first.line.from > 200
  if (isOnlyList) return []
  const head: Edit[] = first ? [drop(first.line.from, first.line.from + first.length)] : []
  return [...head, ...chain.map(({ line, length }) => drop(line.start - 1, line.from + length))]
}

/** The mark of a first page with no second: 1、 before the paper's title. */
function opensFile({ line, length }: Candidate, text: string): boolean {
  const rest = line.text.slice(length)
  return text.slice(0, line.from).trim() === '' && (isTitleLike(rest) || titleLength(rest) > 0)
}

function drop(from: number, to: number): Edit {
  return { from, to, put: '', code: 'page-chunk-dropped' }
}

function candidates(text: string): Candidate[] {
  const lines = linesOf(text)
  const found: Candidate[] = []
  let before = ''
  for (const line of lines) {
    const mark = /^(\d{1,3})、/.exec(line.text)
    if (mark) {
      const isMidSentence = before !== '' && !SENTENCE_END.test(before)
      found.push({ line, number: Number(mark[1]), length: mark[0].length, isMidSentence })
    }
    if (line.text) before = line.text
  }
  return found
}

/** 2、 3、 … each the first of its number after the one before, one that tears a sentence before one that does not. */
function chainFrom(found: readonly Candidate[]): Candidate[] {
  const chain: Candidate[] = []
  let from = 0
  for (let number = 2; ; number++) {
    const after = found.slice(from)
    const stop = after.findIndex((candidate) => candidate.number === number + 1 && candidate.isMidSentence)
    const near = after.slice(0, stop < 0 ? undefined : stop)
    const next =
      near.find((candidate) => candidate.number === number && candidate.isMidSentence) ??
      near.find((candidate) => candidate.number === number)
    if (!next) return chain
    chain.push(next)
    from = found.indexOf(next) + 1
  }
}
