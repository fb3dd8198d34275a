import type { Preset } from '../presets.ts'
import type { SetCell, SetParagraph, SetPlace, SetTable } from '../set-paper.ts'
import { lineHeightOf } from './line-height.ts'
import type { SetLine } from './set-lines.ts'
import { setLines } from './set-lines.ts'

/** A table whose cells are broken into lines. */
export interface MeasuredTable {
  readonly table: SetTable
  readonly rows: readonly MeasuredRow[]
  /** How many rows repeat at the head of each page; none where they would fill half of it. */
  readonly headerRows: number
  readonly headerHeight: number
}

export interface MeasuredRow {
  readonly height: number
  /** The cells that begin in it, and those that go on from above, without lines. */
  readonly cells: readonly MeasuredCell[]
}

export interface MeasuredCell {
  readonly cell: SetCell
  readonly x: number
  readonly width: number
  readonly lines: readonly CellLine[]
}

export interface CellLine {
  readonly height: number
  readonly role: SetParagraph['role']
  readonly place: SetPlace
  readonly lines: readonly SetLine[]
}

/** A cell's own margin at each side; Word's default. */
const CELL_MARGIN = 108
/** Half a point: the border that each row adds to the height of its text. */
const BORDER = 10

/** Breaks a table's cells into lines and gives each row the height of its fullest cell. */
export function measureTable(table: SetTable, preset: Preset): MeasuredTable {
  const edges = edgesOf(table.columns, preset.page.left)
  const cells = table.rows.map((row) => row.cells.map((cell) => measureCell(cell, table, edges, preset)))
  const heights = heightsOf(table, cells, preset)
  const heads = table.rows.findIndex((row) => !row.header)
  const headerRows = heads < 0 ? 0 : heads
  const headerHeight = sum(heights.slice(0, headerRows))
  const repeats = headerHeight <= preset.page.textHeight / 2
  return {
    table,
    rows: cells.map((row, index) => ({ height: heights[index]!, cells: row })),
    headerRows: repeats ? headerRows : 0,
    headerHeight: repeats ? headerHeight : 0,
  }
}

/** The height of lines that stand in one cell. */
export function heightOf(lines: readonly CellLine[]): number {
  return sum(lines.map((line) => line.height))
}

/** The height of a row whose fullest cell has lines of the given height. */
export function rowHeight(linesHeight: number, isOpen: boolean): number {
  return isOpen ? linesHeight : linesHeight + BORDER
}

function measureCell(cell: SetCell, table: SetTable, edges: readonly number[], preset: Preset): MeasuredCell {
  const x = edges[cell.column] ?? edges.at(-1)!
  const end = edges[Math.min(cell.column + cell.colSpan, edges.length - 1)]!
  const margin = table.isOpen ? 0 : CELL_MARGIN
  const measure = { x: x + margin, width: end - x - 2 * margin }
  const lines = cell.isContinued
    ? []
    : cell.lines.flatMap((paragraph) => {
        const height = lineHeightOf(paragraph, preset)
        const { role, place = table.place } = paragraph
        return setLines(paragraph, measure, preset).map((lines): CellLine => ({ height, role, place, lines }))
      })
  return { cell, x, width: end - x, lines }
}

function edgesOf(columns: readonly number[], left: number): number[] {
  const edges = [left]
  for (const column of columns) edges.push(edges.at(-1)! + column)
  return edges
}

/** A cell over several rows needs their sum; what is missing is added to the last of them, as Word does. */
function heightsOf(table: SetTable, cells: readonly (readonly MeasuredCell[])[], preset: Preset): number[] {
  const { isOpen = false, rows } = table
  const least = isOpen ? 0 : rowHeight(lineHeightOf({ type: 'paragraph', role: 'tableText', runs: [] }, preset), false)
  const heights = cells.map((row) =>
    Math.max(
      least,
      ...row.filter(({ cell }) => cell.rowSpan === 1).map(({ lines }) => rowHeight(heightOf(lines), isOpen)),
    ),
  )
  for (const [index, row] of cells.entries()) {
    for (const { cell, lines } of row) {
      if (cell.rowSpan === 1 || cell.isContinued) continue
      const last = Math.min(index + cell.rowSpan, rows.length) - 1
      const missing = rowHeight(heightOf(lines), isOpen) - sum(heights.slice(index, last + 1))
      if (missing > 0) heights[last]! += missing
    }
  }
  return heights
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0)
}
