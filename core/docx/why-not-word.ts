import type { Document } from '#core/document/document.ts'
import { bodiesOf } from '#core/document/walk.ts'
import { gridOf } from '#core/layout/table-grid.ts'
import type { Trouble } from '#core/result.ts'

/** Word calls a file damaged in which a table has more columns. */
const MOST_COLUMNS = 63

/** What would keep Word from opening a paper's file: table-too-wide; undefined where nothing does. */
export function whyNotWord(d: Document): Trouble<'table-too-wide'> | undefined {
  const tables = bodiesOf(d).flatMap((blocks) => blocks.filter((block) => block.type === 'table'))
  const columns = Math.max(0, ...tables.map((table) => gridOf(table).columns))
  return columns > MOST_COLUMNS ? { code: 'table-too-wide', params: { columns, limit: MOST_COLUMNS } } : undefined
}
