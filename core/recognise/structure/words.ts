import type { RecogniseNote } from '../notes.ts'
import type { Traced } from '../traced.ts'
import { endInSource } from '../traced.ts'
import type { Span } from './piece.ts'

/** Gives the words of a place in the cleaned text: as cleaned, or as they stood in the source. */
export interface Words {
  of(span: Span): string
  /** Source lines that no place of the paper covers, right before this place; only in a verbatim reading. */
  before(span: Span): readonly string[]
  /** The same behind the last place. */
  after(): readonly string[]
}

export function cleanWords(t: Traced): Words {
  return { of: (span) => t.text.slice(span.from, span.to), before: () => [], after: () => [] }
}

/**
 * The source itself, cut where the places of the paper begin and end: nothing of it is left over. What lies between two
 * places goes with the line that it stands on, or is a line of its own.
 */
export function verbatimWords(t: Traced, source: string, spans: readonly Span[]): Words {
  const leaves = spans.filter((span) => span.to > span.from).toSorted((a, b) => a.from - b.from)
  const words = new Map<number, string>()
  const between = new Map<number, readonly string[]>()
  let head = ''
  let rest: readonly string[] = leaves.length ? [] : cutGap(`\n${source}\n`)[1]
  leaves.forEach((leaf, index) => {
    const start = t.at[leaf.from]!
    const end = endInSource(t, leaf.from, leaf.to)
    if (index === 0) [, rest, head] = cutGap(`\n${source.slice(0, start)}`)
    between.set(leaf.from, rest)
    const next = leaves[index + 1]
    const gap = source.slice(end, next ? Math.max(end, t.at[next.from]!) : source.length)
    const [tail, lines, nextHead] = next ? cutGap(gap) : cutGap(`${gap}\n`)
    words.set(leaf.from, head + source.slice(start, end) + tail)
    ;[head, rest] = [nextHead, lines]
  })
  return {
    of: (span) => (span.to > span.from ? (words.get(span.from) ?? '') : ''),
    before: (span) => between.get(span.from) ?? [],
    after: () => rest,
  }
}

/** What lies between two places: the end of the first one's line, whole lines, the start of the second one's line. */
function cutGap(gap: string): readonly [string, readonly string[], string] {
  const first = gap.indexOf('\n')
  if (first < 0) return [gap.trim() === '' ? '' : gap, [], '']
  const last = gap.lastIndexOf('\n')
  const lines = gap
    .slice(first, last)
    .split('\n')
    .map((line) => line.trim())
  return [gap.slice(0, first).trimEnd(), lines.filter(Boolean), gap.slice(last + 1).trimStart()]
}

/** A note on a place of the cleaned text. */
export function noteOn(t: Traced, span: Span, code: RecogniseNote['code'], to?: string): RecogniseNote {
  const note = {
    code,
    text: t.text.slice(span.from, span.to),
    at: t.at[span.from]!,
    end: endInSource(t, span.from, span.to),
  }
  return to === undefined ? note : { ...note, to }
}
