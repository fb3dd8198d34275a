import type { Table, TableCell } from '../document/document.ts'

/** One cell to be written: where it begins and how far it goes. Without `cell` the place is empty. */
export interface Place {
  readonly column: number
  readonly colSpan: number
  readonly rowSpan: number
  /** True in the rows below its first, which Word writes as cells too. */
  readonly isContinued?: true
  readonly cell?: TableCell
}

/**
 * A table as rows that all reach over the same columns. A span grows only over places marked as covered that are still
 * free, so that no cell's words are lost and no two spans cross, whatever the table claims.
 */
export function gridOf(table: Table): { readonly rows: readonly (readonly Place[])[]; readonly columns: number } {
  const columns = Math.max(0, ...table.rows.map((row) => row.cells.length))
  const rows: Place[][] = table.rows.map(() => [])
  const taken = table.rows.map(() => new Set<number>())
  const isFree = (row: number, column: number) =>
    table.rows[row]?.cells[column]?.covered === true && !taken[row]!.has(column)
  for (const [row, { cells }] of table.rows.entries()) {
    for (let column = 0; column < columns; column++) {
      if (taken[row]!.has(column)) continue
      const cell = cells[column]
      if (!cell || cell.covered) {
        rows[row]!.push({ column, colSpan: 1, rowSpan: 1 })
        continue
      }
      const size = sizeOf(cell, row, column, isFree)
      for (let line = row; line < row + size.rowSpan; line++) {
        for (let offset = 0; offset < size.colSpan; offset++) taken[line]!.add(column + offset)
        rows[line]!.push(line === row ? { column, ...size, cell } : { column, ...size, isContinued: true })
      }
    }
  }
  return { rows: rows.map((places) => places.toSorted((a, b) => a.column - b.column)), columns }
}

interface Size {
  readonly colSpan: number
  readonly rowSpan: number
}

function sizeOf(cell: TableCell, row: number, column: number, isFree: (row: number, column: number) => boolean): Size {
  let colSpan = 1
  while (colSpan < cell.colSpan && isFree(row, column + colSpan)) colSpan++
  const isRowFree = (line: number) =>
    Array.from({ length: colSpan }, (_, offset) => column + offset).every((place) => isFree(line, place))
  let rowSpan = 1
  while (rowSpan < cell.rowSpan && isRowFree(row + rowSpan)) rowSpan++
  return { colSpan, rowSpan }
}
