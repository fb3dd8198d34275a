import { isoOf } from '../../document/date.ts'
import type { Imprint } from '../../document/document.ts'
import { oneLine } from '../../document/text.ts'
import type { Piece } from './piece.ts'

/** The last lines of a file that are an imprint (版记), and what they say. */
export interface FoundImprint {
  readonly imprint: Imprint
  readonly pieces: readonly Piece[]
}

const COPY_TO = /^抄[ \u3000]*送[：:](.+)$/
const PRINTED = /^(.{0,40}?)[\s\u3000]*(\d{4}年\d{1,2}月\d{1,2}日)[ \u3000]*印发$/
const LONGEST = 6

/** The imprint at the end of a paper, in lines or in a table: whom it is copied to, who printed it and when. */
export function readImprint(pieces: readonly Piece[]): FoundImprint | undefined {
  let start = pieces.length
  let lines: string[] = []
  while (start > 0 && pieces.length - start < LONGEST) {
    const own = linesOf(pieces[start - 1]!)
    if (!own || !isImprint([...own, ...lines])) break
    lines = [...own, ...lines]
    start -= 1
  }
  const imprint = imprintOf(lines)
  return imprint ? { imprint, pieces: pieces.slice(start) } : undefined
}

function linesOf({ text, block, marker }: Piece): string[] | undefined {
  if (block?.type === 'pageBreak') return []
  if (block?.type !== 'table') return block || marker ? undefined : [text]
  const rows = block.rows.map((row) => row.cells.flatMap((cell) => cell.blocks.map(({ runs }) => oneLine(runs))))
  return rows.map((cells) => cells.filter(Boolean).join('\u3000')).filter(Boolean)
}

function isImprint(lines: readonly string[]): boolean {
  return lines.every((line) => COPY_TO.test(line.trim()) || PRINTED.test(line.trim()))
}

function imprintOf(lines: readonly string[]): Imprint | undefined {
  const copied = lines.map((line) => COPY_TO.exec(line.trim())?.[1]).find((found) => found !== undefined)
  const printed = lines.map((line) => PRINTED.exec(line.trim())).find((found) => found !== null)
  if (copied === undefined && !printed) return undefined
  const date = printed?.[2]
  const iso = date && isoOf(date)
  return {
    ...(copied === undefined ? {} : { copyTo: copied.trim() }),
    ...(printed?.[1]?.trim() ? { printer: printed[1].trim() } : {}),
    ...(date ? { printed: { text: date, ...(iso ? { iso } : {}) } } : {}),
  }
}
