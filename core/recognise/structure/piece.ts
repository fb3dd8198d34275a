import type { Block } from '../../document/document.ts'
import type { FoundMarker } from '../marker.ts'
import { readMarker } from '../marker.ts'
import type { SourceHints, SourceText } from '../source.ts'
import type { Traced } from '../traced.ts'
import { linesOf } from '../traced.ts'

/** A stretch of the cleaned text, from `from` before `to`. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** One line of the cleaned text that holds something, with all that is known of it. */
export interface Piece extends Span {
  readonly text: string
  readonly hints: SourceHints
  readonly block?: Block
  readonly marker?: FoundMarker
}

/** Everything that is known of a line, gathered by where it began in the source. */
export function piecesOf(t: Traced, source: SourceText): Piece[] {
  const origins = originsOf(source)
  const pieces = linesOf(t.text).flatMap((line): Piece[] => {
    if (!line.text) return []
    const origin = origins.at(t.at[line.from]!)
    const hints = origin?.hints ?? {}
    if (origin?.block) return [{ from: line.from, to: line.to, text: '', hints, block: origin.block }]
    const marker = hints.part === 'footnote' ? undefined : readMarker(line.text)
    return [{ from: line.from, to: line.to, text: line.text, hints, ...(marker ? { marker } : {}) }]
  })
  return pieces.map((piece) => withSureMarker(piece, pieces))
}

/** «一，» is a heading only beside another of its kind; 【】 only where it opens or fills its line; an article only in a row. */
function withSureMarker(piece: Piece, all: readonly Piece[]): Piece {
  const { marker, ...rest } = piece
  if (!marker || marker.form === 'standard') return piece
  if (marker.form === 'bracket')
    return piece.text.length < 60 || /^】?[^，。]/.test(piece.text.slice(marker.length)) ? piece : rest
  const isNear = (other: Piece) =>
    other !== piece &&
    other.marker?.level === marker.level &&
    Math.abs(other.marker.ordinal - marker.ordinal) === 1 &&
    (marker.form === 'comma' ? other.marker.form !== 'own' : other.marker.form === 'own')
  return all.some(isNear) ? piece : rest
}

interface Origin {
  readonly hints?: SourceHints
  readonly block?: Block
}

function originsOf(source: SourceText): { at(offset: number): Origin | undefined } {
  const starts: number[] = []
  let start = 0
  for (const line of source.lines) {
    starts.push(start)
    start += (line.hints?.number?.length ?? 0) + line.text.length + 1
  }
  return {
    at(offset) {
      let low = 0
      let high = starts.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if (starts[middle]! <= offset) low = middle
        else high = middle - 1
      }
      return source.lines[low]
    },
  }
}
