import type { NewId, Paragraph, Table } from '#core/document/document.ts'
import type { LooseCell } from './loose-table.ts'
import { gridOfCells } from './loose-table.ts'

/** How a row's cell is drawn: where it ends, and whether it belongs to the cell before or above. */
export interface RtfCellShape {
  readonly right: number
  readonly goesOnBeside: boolean
  readonly beginsDown: boolean
  readonly goesOnDown: boolean
}

export interface RtfRow {
  readonly isHeader: boolean
  readonly shapes: readonly RtfCellShape[]
  readonly cells: readonly (readonly Paragraph[])[]
}

interface Drawn {
  readonly left: number
  right: number
  readonly shape: RtfCellShape
  blocks: readonly Paragraph[]
  rowSpan: number
}

/** Edges nearer than this are one edge: writers round. */
const SAME_EDGE = 30
const MAX_EDGES = 63

/** Rows as a table; undefined where they hold no cell. */
export function rtfTable(rows: readonly RtfRow[], newId: NewId): Table | undefined {
  const drawn = rows.map(drawnCells)
  mergeDown(drawn)
  const edges = edgesOf(drawn.flat())
  return gridOfCells(
    rows.map((row, index) => ({
      isHeader: row.isHeader,
      cells: drawn[index]!.map((cell): LooseCell => {
        const colSpan = edges ? Math.max(1, columnOf(edges, cell.right) - columnOf(edges, cell.left)) : 1
        return { colSpan, rowSpan: cell.rowSpan, blocks: () => cell.blocks }
      }),
    })),
    newId,
  )
}

function drawnCells({ shapes, cells }: RtfRow): Drawn[] {
  const drawn: Drawn[] = []
  let left = 0
  for (let index = 0; index < Math.min(Math.max(cells.length, shapes.length), MAX_EDGES); index++) {
    const shape = shapes[index] ?? { right: left + 1000, goesOnBeside: false, beginsDown: false, goesOnDown: false }
    // The words of cells that no table has room for stand in the last that it has.
    const blocks = index < MAX_EDGES - 1 ? (cells[index] ?? []) : cells.slice(index).flat()
    const beside = drawn.at(-1)
    if (shape.goesOnBeside && beside) {
      beside.right = shape.right
      beside.blocks = [...beside.blocks, ...blocks]
    } else drawn.push({ left, right: shape.right, shape, blocks, rowSpan: 1 })
    left = shape.right
  }
  return drawn
}

function mergeDown(rows: Drawn[][]): void {
  let above: readonly Drawn[] = []
  for (const [index, row] of rows.entries()) {
    const open = row.map((cell) => {
      const owner = cell.shape.goesOnDown
        ? above.find(({ left, right }) => near(left, cell.left) && near(right, cell.right))
        : undefined
      if (owner) {
        owner.rowSpan++
        owner.blocks = [...owner.blocks, ...cell.blocks]
      }
      return owner ?? cell
    })
    rows[index] = row.filter((cell) => open.includes(cell))
    above = open.filter((cell) => cell.shape.beginsDown || cell.shape.goesOnDown)
  }
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < SAME_EDGE
}

/** Every place where a column ends, over all rows; undefined where the rows are too wild to share columns. */
function edgesOf(cells: readonly Drawn[]): readonly number[] | undefined {
  const edges: number[] = []
  for (const right of cells.map((cell) => cell.right).toSorted((a, b) => a - b)) {
    if (!near(edges.at(-1) ?? -1000, right)) edges.push(right)
    if (edges.length > MAX_EDGES) return undefined
  }
  return edges
}

/** How many columns end at or before this place. */
function columnOf(edges: readonly number[], place: number): number {
  return edges.filter((edge) => edge < place + SAME_EDGE).length
}
