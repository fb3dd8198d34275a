import { isSpace, mayBreak } from './kinsoku.ts'
import type { TypedText } from './typed-text.ts'

/** A part of a text that stands on one line: from `start` up to `end`, spaces at its end included, which are no part of its width. */
export interface LineRange {
  readonly start: number
  readonly end: number
  /** Twips. */
  readonly width: number
}

// Widths are sums of fractions; a line that is full to the last twip must not lose its last character by rounding.
const TOLERANCE = 0.01

/** Breaks a text into lines of the given widths in twips. An empty text is one empty line. */
export function breakLines(text: TypedText, firstWidth: number, width: number): LineRange[] {
  const lines: LineRange[] = []
  let start = 0
  do {
    const line = nextLine(text, start, start ? width : firstWidth)
    lines.push(line)
    start = line.end
  } while (start < text.text.length)
  return lines
}

function nextLine({ text, widths, spaces }: TypedText, start: number, limit: number): LineRange {
  let breakAt = start
  let widthAtBreak = 0
  // Of what stands before the unit looked at: with and without spaces at its end.
  let advanced = 0
  let width = 0
  let last = 0
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (at > start && mayBreak(last, unit)) {
      breakAt = at
      widthAtBreak = width
    }
    advanced += widths[at]! + (at > start ? spaces[at]! : 0)
    if (!isSpace(unit)) {
      if (advanced > limit + TOLERANCE && at > start) {
        if (breakAt > start) return { start, end: breakAt, width: widthAtBreak }
        // A word, a number or a row of marks longer than a line.
        if (widths[at]) return { start, end: at, width }
      }
      width = advanced
    }
    last = unit
  }
  return { start, end: text.length, width }
}
