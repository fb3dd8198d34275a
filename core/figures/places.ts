import type { Document, Run, Table, TableCell, TableRow } from '#core/document/document.ts'
import { showsPrompt } from '#core/document/document.ts'
import type { LineOrigin, PlainLine } from '#core/document/text.ts'
import { plainLines, textOf } from '#core/document/text.ts'
import type { FigurePlace } from './figure.ts'

/** A text that figures are looked for in: a line of the plain text, or one paragraph of a table's cell. */
export interface Text {
  readonly place: FigurePlace
  readonly section: string
  /** Where it begins in the plain text. */
  readonly offset: number
  /** Where it begins in its place's text. */
  readonly start: number
  readonly runs: readonly Run[]
  /** Its cell's column from 0, where it is all that stands in the cell. */
  readonly column?: number
}

/** The texts of a paper in reading order. The numbers of headings belong to none. */
export function textsOf(d: Document): readonly Text[] {
  const rowStart = rowStarts()
  let offset = 0
  return plainLines(d).flatMap((line) => {
    const { section, origin } = line
    const at = offset
    offset += textOf(line.runs).length + 1
    if (origin === undefined) return []
    if (typeof origin === 'object' && 'table' in origin)
      return cellTexts(origin.row, { place: origin.table.id, section, offset: at, start: rowStart(origin), runs: [] })
    // The office beside a stamp is printed with the signatory, behind its words or in their place; it is no run of the paper.
    return [lineText(origin === 'signatory' ? { ...line, runs: d.signatory } : line, origin, at)]
  })
}

function lineText({ section, runs }: PlainLine, origin: Exclude<LineOrigin, { table: Table }>, offset: number): Text {
  if (typeof origin === 'string') return { place: origin, section, offset, start: 0, runs }
  if (!('level' in origin)) return { place: origin.id, section, offset, start: 0, runs }
  const [number, ...words] = runs
  return { place: origin.id, section, offset: offset + number!.text.length, start: 0, runs: words }
}

/** As text.ts sets a row: cells parted by a tab, the paragraphs of one cell by a space. */
function cellTexts(row: TableRow, from: Text): readonly Text[] {
  const texts: Text[] = []
  let { offset, start } = from
  let column = -1
  for (const cell of row.cells) {
    if (cell.covered) {
      start += lengthOfCell(cell)
      continue
    }
    if (++column > 0) offset++
    for (const [nth, { runs }] of cell.blocks.entries()) {
      if (nth > 0) offset++
      texts.push({ ...from, offset, start, runs, ...(cell.blocks.length === 1 ? { column } : {}) })
      offset += textOf(runs).length
      start += textOf(runs).length
    }
  }
  return texts
}

/** Where a row begins in its table's text. Rows and cells that are not printed have their words in it too. */
function rowStarts(): (origin: { readonly table: Table; readonly row: TableRow }) => number {
  let last: Table | undefined
  const starts = new Map<TableRow, number>()
  return ({ table, row }) => {
    if (table !== last) {
      let start = 0
      for (const entry of table.rows) {
        starts.set(entry, start)
        start += entry.cells.reduce((sum, cell) => sum + lengthOfCell(cell), 0)
      }
      last = table
    }
    return starts.get(row)!
  }
}

function lengthOfCell({ blocks }: TableCell): number {
  return blocks.reduce((sum, { runs }) => sum + textOf(runs).length, 0)
}

/** A text's words for the rules; a prompt that waits for an answer is nobody's figure and is blanked out. */
export function wordsOf({ runs }: Text): string {
  return runs.map((run) => (showsPrompt(run) ? '\u0001'.repeat(run.text.length) : run.text)).join('')
}

/** Where the bare holes of a text stand: runs that were found to be xx when the paper was read. A line break parts one in two. */
export function holesOf({ runs }: Text): readonly (readonly [start: number, end: number])[] {
  let at = 0
  return runs.flatMap((run) => {
    const start = at
    at += run.text.length
    const { slot } = run
    const isHole = slot !== undefined && slot.key === undefined && slot.label === undefined && !showsPrompt(run)
    return isHole ? linesIn(run.text, start) : []
  })
}

function linesIn(text: string, start: number): (readonly [start: number, end: number])[] {
  let at = start
  return text.split('\n').flatMap((line) => {
    const from = at
    at += line.length + 1
    return line.trim() === '' ? [] : [[from, from + line.length] as const]
  })
}
