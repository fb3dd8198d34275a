import type { Paragraph, Table } from '../document/document.ts'
import type { Preset } from './presets.ts'
import { setRuns } from './set-line.ts'
import type { SetCell, SetParagraph, SetTable } from './set-paper.ts'
import type { Role } from './styles.ts'
import type { Column } from './table-columns.ts'
import { columnsOf } from './table-columns.ts'
import type { Place } from './table-grid.ts'
import { gridOf } from './table-grid.ts'

/** A table over the whole type area, its columns by what stands in them; undefined where it has no cell. */
export function composeTable(table: Table, preset: Preset): SetTable | undefined {
  const { rows, columns: count } = gridOf(table)
  if (!count) return undefined
  const columns = columnsOf(table, rows, preset)
  return {
    type: 'table',
    place: table.id,
    columns: columns.map((column) => column.width),
    rows: rows.map((places, index) => {
      const isHead = table.rows[index]!.header === true
      const cells = places.map((place) => composeCell(place, isHead, columns))
      return isHead ? { header: true, cells } : { cells }
    }),
  }
}

function composeCell(place: Place, isHead: boolean, columns: readonly Column[]): SetCell {
  const { column, colSpan, rowSpan, isContinued } = place
  const paragraphs: readonly Paragraph[] = place.cell?.blocks ?? []
  // A column of short entries is centred, as offices do; running text is not.
  const isCentred = !isHead && colSpan === 1 && columns[column]!.isShort
  const role: Role = isHead ? 'tableHead' : 'tableText'
  const lines = paragraphs.map((paragraph) => composeLine(paragraph, role, isCentred))
  const empty = { type: 'paragraph', role, runs: [], ...(isCentred ? CENTRED : {}) } as const
  return { column, colSpan, rowSpan, ...(isContinued ? { isContinued } : {}), lines: lines.length ? lines : [empty] }
}

const CENTRED = { align: 'center', isCentredByColumn: true } as const

function composeLine({ id, runs, align }: Paragraph, role: Role, isCentred: boolean): SetParagraph {
  const set = { type: 'paragraph', place: id, role, runs: setRuns(runs) } as const
  // What the writer aligned is the writer's, also where the column would have done the same.
  if (align) return { ...set, align }
  return isCentred ? { ...set, ...CENTRED } : set
}
