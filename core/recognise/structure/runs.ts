import type { Run } from '../../document/document.ts'
import { holesIn } from '../holes.ts'
import type { IsRefused } from '../notes.ts'
import type { Traced } from '../traced.ts'
import type { Span } from './piece.ts'

/** Bold stretches of the source, as offsets into it, in order. */
export interface Marks {
  readonly bold: readonly (readonly [number, number])[]
  readonly isRefused: IsRefused
}

/** Text with its holes as slots and its bold words; a heading that is bold all through is only laid out so. */
export function runsOf(
  text: string,
  span: Span | undefined,
  marks: Marks,
  t: Traced,
  isHeading = false,
): readonly Run[] {
  if (!text) return []
  const isPlain = span === undefined || marks.bold.length === 0 || span.to - span.from !== text.length
  const bold = isPlain ? [] : boldIn(span, marks, t)
  const isAll = bold.length === 1 && bold[0]![1] - bold[0]![0] >= text.length
  const stretches = isHeading && isAll ? [] : bold
  const isTraced = span !== undefined && span.to - span.from === text.length
  const holes = holesIn(text).filter(
    (hole) => !isTraced || !marks.isRefused(hole.isRange ? 'range-hole' : 'hole-found', t.at[span.from + hole.at]!),
  )
  const edges = new Set([0, text.length])
  for (const [from, to] of stretches) edges.add(from).add(to)
  for (const hole of holes) edges.add(hole.at).add(hole.at + hole.text.length)
  const cuts = [...edges].toSorted((a, b) => a - b)
  const holeAt = inOrder(holes.map((hole) => [hole.at, hole.at + hole.text.length]))
  const boldAt = inOrder(stretches)
  return cuts.slice(0, -1).map((from, index): Run => {
    const hole = holes[holeAt(from)]
    const isBold = boldAt(from) >= 0
    const words = text.slice(from, cuts[index + 1])
    return { text: words, ...(isBold ? { bold: true } : {}), ...(hole ? { slot: { kind: hole.kind } } : {}) }
  })
}

/** Says for places in rising order which of the stretches holds each; -1 where none does. */
function inOrder(stretches: readonly (readonly [number, number])[]): (at: number) => number {
  let nth = 0
  return (at) => {
    while (nth < stretches.length && stretches[nth]![1] <= at) nth++
    return nth < stretches.length && stretches[nth]![0] <= at ? nth : -1
  }
}

function boldIn(span: Span, { bold }: Marks, t: Traced): [number, number][] {
  const found: [number, number][] = []
  let nth = firstBehind(bold, t.at[span.from]!)
  for (let unit = span.from; unit < span.to; unit++) {
    const at = t.at[unit]!
    while (nth < bold.length && bold[nth]![1] <= at) nth++
    if (nth === bold.length || at < bold[nth]![0]) continue
    const last = found.at(-1)
    if (last && last[1] === unit - span.from) last[1]++
    else found.push([unit - span.from, unit - span.from + 1])
  }
  return found
}

/** The first stretch that ends behind a place; by halves, as a long file has thousands. */
function firstBehind(bold: Marks['bold'], at: number): number {
  let low = 0
  let high = bold.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (bold[middle]![1] <= at) low = middle + 1
    else high = middle
  }
  return low
}
