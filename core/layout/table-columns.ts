import type { Table } from '../document/document.ts'
import { textOf } from '../document/text.ts'
import type { Preset } from './presets.ts'
import type { Place } from './table-grid.ts'
import { textWidth } from './text-width.ts'

/** One column of a table: its width in twips, and whether each of its cells fits on one line. */
export interface Column {
  readonly width: number
  readonly isShort: boolean
}

/** A cell's own margins at both sides, in twips; Word's default. */
const CELL_MARGINS = 216
/** No column is narrower than two characters, and none is weighed as wider than this many when they share the page. */
const MIN_CHARS = 2
const MAX_CHARS = 14

/** Columns that fill the width of the page, each by the longest line of its cells; a cell over several columns has no say. */
export function columnsOf(table: Table, rows: readonly (readonly Place[])[], preset: Preset): readonly Column[] {
  const count = Math.max(...table.rows.map((row) => row.cells.length))
  const character = preset.looks.tableText.sizePt * 20
  const needed = Array.from({ length: count }, (_, column) => neededWidth(rows, column, preset))
  const weights = needed.map(
    (width) => Math.min(Math.max(width, MIN_CHARS * character), MAX_CHARS * character) + CELL_MARGINS,
  )
  return shares(weights, preset.page.textWidth).map((width, column) => ({
    width,
    isShort: needed[column]! + CELL_MARGINS <= width,
  }))
}

function neededWidth(rows: readonly (readonly Place[])[], column: number, preset: Preset): number {
  const scale = preset.looks.tableText.sizePt / preset.looks.body.sizePt
  const cells = rows.flat().filter((place) => place.column === column && place.colSpan === 1)
  const lines = cells.flatMap(({ cell }) => cell?.blocks.flatMap(({ runs }) => textOf(runs).split('\n')) ?? [])
  return Math.max(0, ...lines.map((line) => textWidth(line, preset) * scale))
}

/** Whole twips in proportion to the weights, adding up to the total. */
function shares(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  let weighed = 0
  let end = 0
  return weights.map((weight) => {
    weighed += weight
    const begin = end
    end = Math.round((weighed * total) / sum)
    return end - begin
  })
}
