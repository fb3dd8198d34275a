import type { Run } from '../../document/document.ts'
import { holesIn } from '../holes.ts'
import type { Traced } from '../traced.ts'
import type { Span } from './piece.ts'

/** Bold stretches of the source, as offsets into it, in order. */
export interface Marks {
  readonly bold: readonly (readonly [number, number])[]
}

/** Text with its holes as slots and its bold words; a heading that is bold all through is only laid out so. */
export function runsOf(text: string, span: Span | undefined, marks: Marks, t: Traced, isHeading = false): readonly Run[] {
  if (!text) return []
  const isPlain = span === undefined || marks.bold.length === 0 || span.to - span.from !== text.length
  const bold = isPlain ? [] : boldIn(span, marks, t)
  const isAll = bold.length === 1 && bold[0]![1] - bold[0]![0] >= text.length
  const stretches = isHeading && isAll ? [] : bold
  const holes = holesIn(text)
  const edges = new Set([0, text.length])
  for (const [from, to] of stretches) edges.add(from).add(to)
  for (const hole of holes) edges.add(hole.at).add(hole.at + hole.text.length)
  const cuts = [...edges].toSorted((a, b) => a - b)
  return cuts.slice(0, -1).map((from, index): Run => {
    const to = cuts[index + 1]!
    const hole = holes.find((one) => one.at <= from && to <= one.at + one.text.length)
    const isBold = stretches.some((one) => one[0] <= from && to <= one[1])
    return { text: text.slice(from, to), ...(isBold ? { bold: true } : {}), ...(hole ? { slot: { kind: hole.kind } } : {}) }
  })
}

function boldIn(span: Span, marks: Marks, t: Traced): [number, number][] {
  const found: [number, number][] = []
  for (let unit = span.from; unit < span.to; unit++) {
    const at = t.at[unit]!
    if (!marks.bold.some(([from, to]) => from <= at && at < to)) continue
    const last = found.at(-1)
    if (last && last[1] === unit - span.from) last[1]++
    else found.push([unit - span.from, unit - span.from + 1])
  }
  return found
}
