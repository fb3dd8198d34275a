import type { IBorderOptions } from 'docx'
import {
  BorderStyle,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx'
import type { Preset } from '#core/layout/presets.ts'
import type { SetCell, SetRow, SetTable } from '#core/layout/set-paper.ts'
import { writeParagraph } from './write-paragraph.ts'

const LINE: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE }

const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE }
const NO_MARGINS = { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA }

/** A table over the whole type area; no row is torn by a page's end. */
export function writeTable({ columns, rows, isOpen }: SetTable, preset: Preset): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widthOf(columns), type: WidthType.DXA },
    columnWidths: [...columns],
    borders: isOpen ? NO_BORDERS : BORDERS,
    ...(isOpen ? { margins: NO_MARGINS } : {}),
    rows: rows.map((row) => writeRow(row, columns, preset)),
  })
}

function writeRow(row: SetRow, columns: readonly number[], preset: Preset): TableRow {
  return new TableRow({
    cantSplit: true,
    ...(row.header ? { tableHeader: true } : {}),
    children: row.cells.map((cell) => writeCell(cell, columns, preset)),
  })
}

function writeCell(cell: SetCell, columns: readonly number[], preset: Preset): TableCell {
  const { column, colSpan, rowSpan } = cell
  return new TableCell({
    width: { size: widthOf(columns.slice(column, column + colSpan)), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(colSpan > 1 ? { columnSpan: colSpan } : {}),
    ...(rowSpan > 1 ? { verticalMerge: mergeOf(cell) } : {}),
    children: cell.lines.map((line) => writeParagraph(line, preset)),
  })
}

function mergeOf({ isContinued }: SetCell) {
  return isContinued ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART
}

function widthOf(columns: readonly number[]): number {
  return columns.reduce((sum, width) => sum + width, 0)
}
