import type { PageMaker } from './page-maker.ts'
import type { Box, PlacedLine } from './pages.ts'
import type { RowStrip } from './strips.ts'
import type { CellLine, MeasuredCell, MeasuredTable } from './table-rows.ts'
import { heightOf, rowHeight } from './table-rows.ts'

/** One row, or a part of a torn one, in its place on a page. */
interface PartRow {
  readonly index: number
  readonly y: number
  readonly height: number
  /** What of each cell's lines stands here. */
  readonly linesOf: (cell: MeasuredCell) => readonly CellLine[]
}

/** The rows of one table that stand on one page; drawn together, since a cell may reach over several of them. */
export class TablePart {
  private readonly rows: PartRow[] = []
  private readonly table: MeasuredTable
  private readonly maker: PageMaker

  constructor(table: MeasuredTable, maker: PageMaker) {
    this.table = table
    this.maker = maker
  }

  add(index: number, height: number, linesOf: PartRow['linesOf'] = ({ lines }) => lines): void {
    this.rows.push({ index, y: this.maker.y, height, linesOf })
    this.maker.take(height)
  }

  /** The head of the table on each page after its first. */
  repeatHead(): void {
    for (let index = 0; index < this.table.headerRows; index++) this.add(index, this.table.rows[index]!.height)
  }

  draw(): void {
    const { place } = this.table.table
    const cells: Box[] = []
    const lines: PlacedLine[] = []
    for (const [position, row] of this.rows.entries()) {
      for (const cell of this.table.rows[row.index]!.cells) {
        // The part of a cell from the page before is drawn from its first row here on.
        if (cell.cell.isContinued && position && this.reaches(cell, position)) continue
        const box = { x: cell.x, y: row.y, width: cell.width, height: this.heightOf(cell, position) }
        if (!this.table.table.isOpen) cells.push(box)
        lines.push(...placeLines(row.linesOf(cell), box))
      }
    }
    this.maker.putTable(place, lines, cells)
  }

  /** Whether the row above on this page holds the same cell. */
  private reaches({ cell }: MeasuredCell, position: number): boolean {
    const above = this.rows[position - 1]!
    const row = this.table.rows[above.index]!
    return (
      above.index === this.rows[position]!.index - 1 &&
      row.cells.some((other) => other.cell.column === cell.column && other.cell.rowSpan > 1)
    )
  }

  private heightOf({ cell }: MeasuredCell, position: number): number {
    let height = this.rows[position]!.height
    if (cell.rowSpan === 1) return height
    for (let next = position + 1; next < this.rows.length; next++) {
      const row = this.rows[next]!
      if (row.index !== this.rows[next - 1]!.index + 1) break
      if (!this.table.rows[row.index]!.cells.some((it) => it.cell.column === cell.column && it.cell.isContinued)) break
      height += row.height
    }
    return height
  }
}

function placeLines(set: readonly CellLine[], box: Box): PlacedLine[] {
  let y = box.y + (box.height - heightOf(set)) / 2
  return set.flatMap(({ height, role, place, lines }) => {
    const top = y
    y += height
    return lines.map((line): PlacedLine => ({ place, role, ...line, y: top, height }))
  })
}

/**
 * A row taller than a page, torn: what fits goes onto this page and the rest overleaf, the head repeated. `turn` ends the
 * page and answers with the part of the next.
 */
export function tearRow(
  { table, index, place }: RowStrip,
  part: TablePart,
  maker: PageMaker,
  turn: () => TablePart,
): TablePart {
  const { cells } = table.rows[index]!
  const empty = rowHeight(0, table.table.isOpen === true)
  const from = cells.map(() => 0)
  let open = part
  let isFlagged = false
  for (;;) {
    const room = maker.left - empty
    const to = cells.map(({ lines }, at) => fitting(lines, from[at]!, room))
    const isStuck = to.every((end, at) => end === from[at])
    // On an empty page a line goes down whatever its height.
    if (isStuck && maker.left >= maker.bottom - maker.top - table.headerHeight) to.forEach((_, at) => to[at]!++)
    const slices = new Map(cells.map((cell, at) => [cell, cell.lines.slice(from[at], to[at])]))
    const height = empty + Math.max(...[...slices.values()].map(heightOf))
    if (height > empty) {
      open.add(index, Math.min(height, maker.left), (cell) => slices.get(cell) ?? [])
      if (!isFlagged) maker.flag('tornRow', place)
      isFlagged = true
    }
    to.forEach((end, at) => (from[at] = end))
    if (cells.every(({ lines }, at) => from[at]! >= lines.length)) return open
    open = turn()
  }
}

/** The end of the lines from `start` on that stand in the room. */
function fitting(lines: readonly CellLine[], start: number, room: number): number {
  let end = start
  let height = 0
  while (end < lines.length && height + lines[end]!.height <= room) height += lines[end++]!.height
  return end
}
