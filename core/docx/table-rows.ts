import type { Xml } from './parse-xml.ts'
import { childAt, elementsOf, integerOf, isOn, valueAt } from './walk-xml.ts'
import { wordsIn } from './words-in.ts'

/** One place of a table's grid. Without `cell` nothing begins there. */
export interface GridCell {
  readonly colSpan: number
  readonly rowSpan: number
  readonly covered?: true
  readonly cell?: Xml
}

export interface GridRow {
  readonly isHeader: boolean
  readonly cells: readonly GridCell[]
}

/** What a reader must know that is not in the grid: rows that a change took away, words below a cell that covers them. */
export interface GridLosses {
  readonly deletedRow: (text: string) => void
  readonly coveredText: (text: string) => void
}

/** Word's own limit of columns. */
const MAX_COLUMNS = 63

interface Place {
  readonly cell: Xml
  readonly column: number
  readonly colSpan: number
  rowSpan: number
  readonly isContinued: boolean
}

/** More places than this are a spreadsheet that was pasted, or made to fill the memory. */
const MAX_PLACES = 500_000
const MAX_WIDTH = 1_000

/** A table as rows that all reach over the same columns, spans as the file draws them; undefined for one without end. */
export function readGrid(table: Xml, losses: GridLosses): readonly GridRow[] | undefined {
  const rows = [...rowsIn(table)].filter((row) => !isDeleted(row, losses))
  const places = rows.map(placesIn)
  let columns = 0
  for (const row of places) for (const at of row) columns = Math.max(columns, at.column + at.colSpan)
  if (columns > MAX_WIDTH || rows.length * columns > MAX_PLACES) return undefined
  mergeDown(places, losses)
  const owners = ownersOf(places, columns)
  return rows.map((row, index) => ({
    isHeader: isOn(childAt(row, 'w:trPr', 'w:tblHeader')) === true,
    cells: owners[index]!.map((owner, column) => gridCell(owner, index, column)),
  }))
}

/** Rows and cells may be wrapped in content controls. */
function* rowsIn(element: Xml, name = 'w:tr'): Generator<Xml> {
  for (const child of elementsOf(element)) {
    if (child.name === name) yield child
    else if (WRAPPERS.has(child.name)) yield* rowsIn(child, name)
  }
}

const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:smartTag', 'w:ins', 'w:moveTo'])

function isDeleted(row: Xml, losses: GridLosses): boolean {
  if (!childAt(row, 'w:trPr', 'w:del')) return false
  losses.deletedRow(wordsIn(row))
  return true
}

function placesIn(row: Xml): Place[] {
  const places: Place[] = []
  let column = spanOf(valueAt(row, 'w:trPr', 'w:gridBefore'), 0)
  for (const cell of rowsIn(row, 'w:tc')) {
    const properties = childAt(cell, 'w:tcPr')
    const colSpan = Math.min(spanOf(valueAt(properties, 'w:gridSpan'), 1), Math.max(1, MAX_COLUMNS - column))
    const merge = childAt(properties, 'w:vMerge')
    const isContinued = merge !== undefined && merge.attributes['w:val'] !== 'restart'
    // An older way to draw a cell over its neighbours: they are there, and marked.
    const beside = places.at(-1)
    if (valueAt(properties, 'w:hMerge') === 'continue' && beside) {
      places[places.length - 1] = { ...beside, colSpan: beside.colSpan + colSpan }
    } else places.push({ cell, column, colSpan, rowSpan: 1, isContinued })
    column += colSpan
  }
  return places
}

function spanOf(text: string | undefined, least: number): number {
  return Math.min(Math.max(integerOf(text) ?? least, least), MAX_COLUMNS)
}

/** Cells that go on from the row above grow the cell they belong to, and are places of it no longer. */
function mergeDown(rows: Place[][], losses: GridLosses): void {
  let above = new Map<number, Place>()
  for (const [index, row] of rows.entries()) {
    const open = new Map<number, Place>()
    rows[index] = row.filter((place) => {
      const over = place.isContinued ? above.get(place.column) : undefined
      const owner = over?.colSpan === place.colSpan ? over : undefined
      open.set(place.column, owner ?? place)
      if (!owner) return true
      owner.rowSpan++
      const text = wordsIn(place.cell)
      if (text.trim()) losses.coveredText(text)
      return false
    })
    above = open
  }
}

interface Owner {
  readonly place: Place
  readonly row: number
}

function ownersOf(rows: readonly (readonly Place[])[], columns: number): (Owner | undefined)[][] {
  const owners = rows.map(() => Array.from<Owner | undefined>({ length: columns }))
  for (const [row, places] of rows.entries()) {
    for (const place of places) {
      for (let line = row; line < row + place.rowSpan; line++)
        owners[line]?.fill({ place, row }, place.column, place.column + place.colSpan)
    }
  }
  return owners
}

function gridCell(owner: Owner | undefined, row: number, column: number): GridCell {
  if (!owner) return { colSpan: 1, rowSpan: 1 }
  const { place } = owner
  if (owner.row !== row || place.column !== column) return { colSpan: 1, rowSpan: 1, covered: true }
  return { colSpan: place.colSpan, rowSpan: place.rowSpan, cell: place.cell }
}
