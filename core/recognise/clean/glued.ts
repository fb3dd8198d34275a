import { headingEnds, seriesAt } from '../heading-ends.ts'
import type { FoundMarker } from '../marker.ts'
import { readMarker } from '../marker.ts'
import type { Edit, Line } from '../traced.ts'
import { linesOf } from '../traced.ts'
import { titleLength } from '../titles.ts'
import type { Rule } from './rule.ts'

/** A marker inside a line, as far as its place allows one; the numbers before it decide. */
interface Spot {
  readonly at: number
  readonly marker: FoundMarker
  readonly isAfterSentence: boolean
}

/**
 * Headings glued to the text before them begin a line of their own: 「…。（二）强化…」. A number counts only where it goes on
 * from the numbers before it. Where a whole paper came as one line, titles without a full stop are parted from their text too.
 */
export const partGlued: Rule = ({ text }) => {
  const count: Counts = { last: [0, 0, 0, 0, 0] }
  return dedupe(linesOf(text).flatMap((line) => (line.text ? partLine(line, count) : [])))
}

function partLine(line: Line, count: Counts): readonly Edit[] {
  const spots = spotsIn(line)
  const isLoose = isWholePaper(line, spots)
  const first = readMarker(line.text)
  if (first && first.form !== 'bracket') step(count, first)
  const taken = spots.filter((spot) => takes(spot, count, line, isLoose, spots))
  const before = taken.map((spot) => part(spot.at))
  return isLoose ? before.concat(partTitle(line), partHeadings(line, taken, first), partSignature(line)) : before
}

interface Counts {
  readonly last: number[]
}

function step(count: Counts, marker: FoundMarker): void {
  count.last[marker.level] = marker.ordinal
  for (let below = marker.level + 1; below <= 4; below++)
    if (below !== 3 || marker.level < 3) count.last[below] = below === 3 ? -Math.abs(count.last[3]!) : 0
}

/** Level 3 may run through the paper: behind a heading it goes on from its last number, or starts again. */
function isNext(count: Counts, marker: FoundMarker): boolean {
  const last = count.last[marker.level]!
  if (marker.level === 3 && last < 0) return marker.ordinal === 1 || marker.ordinal === 1 - last
  return marker.ordinal === last + 1
}

const IN_LINE =
  /[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|(?<![\d.．])\d{1,2}[.．、](?![\d])|(?<![\d.．])\d{1,2}[.．](?=20[\dxX×*]{2}年)|[（(]\d{1,2}[）)]|第[一二三四五六七八九十]{1,3}部分/g

function spotsIn(line: Line): Spot[] {
  const found: Spot[] = []
  let depth = 0
  let seen = 0
  for (const match of line.text.matchAll(IN_LINE)) {
    for (; seen < match.index; seen++) depth = nested(depth, line.text[seen]!)
    if (match.index === 0 || depth > 0) continue
    const marker = readMarker(line.text.slice(match.index, match.index + 40))
    if (!marker || marker.form === 'comma' || marker.form === 'bracket') continue
    const before = line.text.slice(0, match.index).trimEnd().at(-1) ?? ''
    found.push({ at: line.from + match.index, marker, isAfterSentence: /[。！？!?；;：:…”』」]/.test(before) })
  }
  return found
}

function nested(depth: number, unit: string): number {
  if ('“《「『'.includes(unit)) return depth + 1
  return '”》」』'.includes(unit) ? Math.max(0, depth - 1) : depth
}

/** A line that is more than a paragraph: long, with several headings of the upper levels behind full stops in it. */
function isWholePaper(line: Line, spots: readonly Spot[]): boolean {
  const headings = spots.filter((spot) => spot.isAfterSentence && spot.marker.level <= 3)
  const isOrdered = headings.some((spot, index) => index > 0 && spot.marker.ordinal >= 2)
  return line.text.length > 120 && headings.length >= 2 && isOrdered
}

function takes(spot: Spot, count: Counts, line: Line, isLoose: boolean, spots: readonly Spot[]): boolean {
  const { marker } = spot
  if (!isNext(count, marker)) return false
  const before = line.text.slice(0, spot.at - line.from)
  const isSure = /[。！？!?]”?$/.test(before.trimEnd().slice(-2))
  const isFirst = marker.ordinal === 1 || (marker.level === 3 && count.last[3]! < 0)
  const isOpen = isHeadingOpen(before) && isFirst
  const isAllowed = isLoose
    ? spot.isAfterSentence || isOpen || (marker.level === 1 && marker.ordinal === 1 && !before.includes('。'))
    : isSure
  if (!isAllowed) return false
  if (!isLoose && marker.level >= 3 && !(marker.level === 3 && count.last[3]! > 0)) return false
  // A first number stands for a row only where the second comes too.
  if (marker.ordinal === 1 && marker.level >= 2 && !hasSecond(spot, spots)) return false
  step(count, marker)
  return true
}

function hasSecond(spot: Spot, spots: readonly Spot[]): boolean {
  for (const later of spots) {
    if (later.at <= spot.at) continue
    if (later.marker.level === spot.marker.level && later.marker.ordinal === 2) return true
    if (later.marker.level < spot.marker.level && later.isAfterSentence) return false
  }
  return false
}

/** Whether a heading that has not ended stands right before: no full stop since its number, and not too far. */
function isHeadingOpen(before: string): boolean {
  const tail = before.slice(-48)
  const marks = [...tail.matchAll(IN_LINE)]
  const last = marks.at(-1)
  return last !== undefined && !/[。！？；：]/.test(tail.slice(last.index + last[0].length))
}

function part(at: number): Edit {
  return { from: at, to: at, put: '\n', code: 'line-parted' }
}

function partTitle(line: Line): Edit[] {
  const length = titleLength(line.text)
  return length ? [part(line.from + length)] : []
}

/** Where each heading's own words end and its text begins on the next line. */
function partHeadings(line: Line, taken: readonly Spot[], first: FoundMarker | undefined): Edit[] {
  const starts = taken.map((spot) => ({ at: spot.at, marker: spot.marker }))
  if (first) starts.unshift({ at: line.from, marker: first })
  const pieces = starts.map(({ at, marker }, index) => {
    const from = at - line.from + marker.length
    return {
      at: line.from + from,
      level: marker.level,
      words: line.text.slice(from, (starts[index + 1]?.at ?? line.to) - line.from),
    }
  })
  const ends = headingEnds(pieces)
  return pieces.flatMap((piece, index) => {
    const series = seriesAt(piece.words)
    // 「（一）…合力一是…」 runs in; a part of the paper (一、) stands alone.
    const end = series === undefined ? ends[index]! : piece.level === 1 ? series : 0
    return end > 0 && end < piece.words.trimEnd().length ? [part(piece.at + end)] : []
  })
}

/** The unit's name and the date, glued to the last sentence. */
function partSignature(line: Line): Edit[] {
  const match = /[。！](?=[^。，；：！]{2,40}\d{4}年\d{1,2}月\d{1,2}日$)/.exec(line.text)
  if (!match) return []
  const day = /\d{4}年\d{1,2}月\d{1,2}日$/.exec(line.text)!
  return [part(line.from + match.index + 1), part(line.from + day.index)]
}

function dedupe(edits: readonly Edit[]): Edit[] {
  const sorted = edits.toSorted((a, b) => a.from - b.from)
  return sorted.filter((edit, index) => index === 0 || edit.from !== sorted[index - 1]!.from)
}
