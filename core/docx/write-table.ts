import type { IBorderOptions } from 'docx'
import {
  AlignmentType,
  BorderStyle,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx'
import type { Paragraph, Table as DocumentTable, TableRow as DocumentRow } from '#core/document/document.ts'
import type { Preset } from '#core/layout/presets.ts'
import { OfficialParagraph } from './official-paragraph.ts'
import { ROLE_STYLES, TABLE_CENTERED } from './style-ids.ts'
import type { Column } from './table-columns.ts'
import { columnsOf } from './table-columns.ts'
import type { Place } from './table-grid.ts'
import { gridOf } from './table-grid.ts'
import { writeRuns } from './write-runs.ts'

const LINE: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE }

/** A table over the whole type area, its columns by what stands in them; undefined where it has no cell. */
export function writeTable(table: DocumentTable, preset: Preset): Table | undefined {
  const { rows, columns: count } = gridOf(table)
  if (!count) return undefined
  const columns = columnsOf(table, rows, preset)
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: preset.page.textWidth, type: WidthType.DXA },
    columnWidths: columns.map((column) => column.width),
    borders: BORDERS,
    rows: rows.map((places, index) => writeRow(table.rows[index]!, places, columns)),
  })
}

function writeRow(row: DocumentRow, places: readonly Place[], columns: readonly Column[]): TableRow {
  return new TableRow({
    cantSplit: true,
    ...(row.header ? { tableHeader: true } : {}),
    children: places.map((place) => writeCell(place, row.header === true, columns)),
  })
}

function writeCell(place: Place, isHead: boolean, columns: readonly Column[]): TableCell {
  const covered = columns.slice(place.column, place.column + place.colSpan)
  const style = styleOf(isHead, covered)
  const paragraphs = place.cell?.blocks ?? []
  return new TableCell({
    width: { size: covered.reduce((sum, column) => sum + column.width, 0), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(place.colSpan > 1 ? { columnSpan: place.colSpan } : {}),
    ...(place.rowSpan > 1 ? { verticalMerge: mergeOf(place) } : {}),
    children: paragraphs.length
      ? paragraphs.map((paragraph) => writeLine(paragraph, style))
      : [new OfficialParagraph({ style })],
  })
}

const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

function mergeOf({ isContinued }: Place) {
  return isContinued ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART
}

// A column of short entries is centred, as offices do; running text is not.
function styleOf(isHead: boolean, covered: readonly Column[]): string {
  if (isHead) return ROLE_STYLES.tableHead.id
  return covered.length === 1 && covered[0]!.isShort ? TABLE_CENTERED.id : ROLE_STYLES.tableText.id
}

function writeLine({ runs, align }: Paragraph, style: string): OfficialParagraph {
  const alignment = align ? { alignment: ALIGNMENTS[align] } : {}
  return new OfficialParagraph({ style, ...alignment, children: writeRuns(runs) })
}
