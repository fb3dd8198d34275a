import type { NewId, Paragraph, Table, TableCell } from '#core/document/document.ts'

/** A cell as HTML and OpenDocument have it: at the next free place of its row. */
export interface LooseCell {
  readonly colSpan: number
  readonly rowSpan: number
  readonly blocks: () => readonly Paragraph[]
}

export interface LooseRow {
  readonly isHeader: boolean
  readonly cells: readonly LooseCell[]
}

/** Word's own limit; the words of cells beyond it go into the last one. */
const MAX_COLUMNS = 63
/** A longer table is a spreadsheet that was pasted; readers tell its rows as lines. */
export const MAX_ROWS = 2_000

/** Rows of loose cells as a table in which every row is as long; undefined where there is no cell. */
export function gridOfCells(rows: readonly LooseRow[], newId: NewId): Table | undefined {
  const taken: (TableCell | undefined)[][] = rows.map(() => [])
  for (const [index, row] of rows.entries()) for (const cell of fitting(row.cells)) place(cell, index, taken, newId)
  const columns = Math.max(0, ...taken.map((cells) => cells.length))
  if (!columns) return undefined
  return {
    type: 'table',
    id: newId(),
    rows: rows.map(({ isHeader }, index) => {
      const cells = Array.from({ length: columns }, (_, column) => taken[index]![column] ?? empty(newId))
      return isHeader && index < rows.length - 1 ? { id: newId(), header: true, cells } : { id: newId(), cells }
    }),
  }
}

/** The cells of a row, those that no table has room for in the last that it has. */
function fitting(cells: readonly LooseCell[]): readonly LooseCell[] {
  if (cells.length <= MAX_COLUMNS) return cells
  const rest = cells.slice(MAX_COLUMNS - 1)
  return [
    ...cells.slice(0, MAX_COLUMNS - 1),
    { colSpan: 1, rowSpan: 1, blocks: () => rest.flatMap((cell) => cell.blocks()) },
  ]
}

function place(cell: LooseCell, row: number, taken: (TableCell | undefined)[][], newId: NewId): void {
  let column = 0
  while (taken[row]![column]) column++
  if (column >= MAX_COLUMNS) {
    const last = taken[row]![MAX_COLUMNS - 1]!
    taken[row]![MAX_COLUMNS - 1] = { ...last, blocks: [...last.blocks, ...cell.blocks()] }
    return
  }
  let colSpan = 1
  while (colSpan < cell.colSpan && column + colSpan < MAX_COLUMNS && !taken[row]![column + colSpan]) colSpan++
  let rowSpan = 1
  const isFree = (line: number) =>
    Array.from({ length: colSpan }, (_, at) => column + at).every((at) => !taken[line]![at])
  while (rowSpan < cell.rowSpan && row + rowSpan < taken.length && isFree(row + rowSpan)) rowSpan++
  for (let line = row; line < row + rowSpan; line++) {
    for (let at = column; at < column + colSpan; at++) taken[line]![at] = { ...empty(newId), covered: true }
  }
  taken[row]![column] = { id: newId(), colSpan, rowSpan, blocks: [...cell.blocks()] }
}

function empty(newId: NewId): TableCell {
  return { id: newId(), colSpan: 1, rowSpan: 1, blocks: [] }
}
