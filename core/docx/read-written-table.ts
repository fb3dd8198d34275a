import type { WrittenCell, WrittenTable } from './as-written.ts'
import type { Xml } from './parse-xml.ts'
import type { ReadContext } from './read-context.ts'
import { ROLE_STYLES, TABLE_CENTERED } from './style-ids.ts'
import type { GridCell } from './table-rows.ts'
import { readGrid } from './table-rows.ts'
import { elementsOf, findDeep } from './walk-xml.ts'
import { readCellParagraph } from './written-line.ts'

const OWN: ReadonlySet<string> = new Set([ROLE_STYLES.tableText.id, ROLE_STYLES.tableHead.id, TABLE_CENTERED.id])

/** A table of the paper; undefined for one that only places lines of the form, such as the names of a joint paper. */
export function readWrittenTable(table: Xml, context: ReadContext): WrittenTable | undefined {
  const style = findDeep(table, 'w:pStyle')?.attributes['w:val'] ?? ''
  if (!OWN.has(style)) return undefined
  const rows = readGrid(table, { deletedRow: nothing, coveredText: nothing })
  return {
    type: 'table',
    rows: (rows ?? []).map(({ isHeader, cells }) => {
      const written = cells.map((cell) => writtenCell(cell, context))
      return isHeader ? { header: true, cells: written } : { cells: written }
    }),
  }
}

function writtenCell({ cell, ...place }: GridCell, context: ReadContext): WrittenCell {
  const blocks = cell ? [...elementsOf(cell, 'w:p')].map((paragraph) => readCellParagraph(paragraph, context)) : []
  return { ...place, blocks }
}

function nothing(): void {
  // What Word hides in a file of ours was never the paper's.
}
