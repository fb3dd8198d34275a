import { refuse } from '#core/docx/refusal.ts'
import type { DocFile, Story } from './doc-file.ts'
import { PLACES, positionsOf, STORIES } from './doc-file.ts'
import { decodeWestern } from './latin.ts'

/** A stretch of the text that lies in one piece of the file ([MS-DOC] 2.8.35). */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly offset: number
  readonly width: 1 | 2
}

/** All characters of a .doc by their position, and where in the file each lies. */
export interface DocText {
  readonly characters: string
  readonly fileOffset: (position: number) => number
  readonly pieceAt: (position: number) => Piece | undefined
}

const COMPRESSED = 0x40000000

export function readDocText(file: DocFile): DocText {
  const pieces = readPieces(file)
  const wide = new TextDecoder('utf-16le')
  const texts = pieces.map(({ from, to, offset, width }) => {
    const end = offset + (to - from) * width
    if (end > file.bytes.length) refuse('file-damaged')
    const bytes = file.bytes.subarray(offset, end)
    return width === 1 ? decodeWestern(bytes) : wide.decode(bytes)
  })
  const at = (position: number) => pieceAt(pieces, position)
  return {
    characters: texts.join(''),
    pieceAt: at,
    fileOffset(position) {
      const piece = at(position)
      return piece ? piece.offset + (position - piece.from) * piece.width : 0
    },
  }
}

/** Where a story begins among all characters, and how long it is. */
export function storyRange({ counts }: DocFile, story: Story): readonly [number, number] {
  let from = 0
  for (const earlier of STORIES) {
    if (earlier === story) break
    from += counts[earlier]
  }
  return [from, from + counts[story]]
}

function readPieces(file: DocFile): readonly Piece[] {
  const { table } = file
  let { from } = file.place(PLACES.pieces)
  const { to } = file.place(PLACES.pieces)
  // Property changes stand before the table of pieces.
  while (from < to && table.getUint8(from) === 1) from += 3 + table.getUint16(from + 1, true)
  if (from >= to || table.getUint8(from) !== 2) refuse('file-damaged')
  const place = { from: from + 5, to: Math.min(to, from + 5 + table.getUint32(from + 1, true)) }
  const positions = positionsOf(file, place, 8)
  const entries = place.from + positions.length * 4
  return positions.slice(0, -1).map((begin, index) => {
    const raw = table.getUint32(entries + index * 8 + 2, true)
    const width = raw & COMPRESSED ? 1 : 2
    const end = positions[index + 1]!
    // Pieces that run backwards or hold more than the file does were not written by a word processor.
    if (end < begin || end > file.bytes.length) refuse('file-damaged')
    return { from: begin, to: end, offset: width === 1 ? (raw & (COMPRESSED - 1)) >>> 1 : raw, width }
  })
}

function pieceAt(pieces: readonly Piece[], position: number): Piece | undefined {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (pieces[middle]!.from <= position) low = middle
    else high = middle - 1
  }
  return pieces[low]
}
