import {
  hasFigures,
  isHead,
  isKnownHead,
  isOtherThing,
  isVerse,
  MAX_COLUMNS,
  MAX_ROWS,
  type TypedTable,
} from './signs.ts'

/** Lines whose cells are parted by tabs, as many in each; without rows where they are something else. */
export function tabbedAt(lines: readonly string[], from: number): TypedTable | undefined {
  const first = cellsOf(lines[from]!, 0)
  if (first.length < 2 || first.length > MAX_COLUMNS) return undefined
  const rows = [first]
  for (let at = from + 1; at < lines.length; at++) {
    const cells = cellsOf(lines[at]!, first.length)
    if (cells.length !== first.length) break
    rows.push(cells)
  }
  return { lines: rows.length, rows: isTable(rows) ? rows : [] }
}

function isTable(rows: readonly (readonly string[])[]): boolean {
  if (rows.length < 2 || rows.length > MAX_ROWS || rows.filter(([first]) => first === '').length > 1) return false
  if (isVerse(rows)) return false
  const [head, ...body] = rows
  if (isHead(head!, body)) return isKnownHead(head!) || !isOtherThing(body)
  // Without heads figures alone tell a table from words that were set in columns: verses, names, signatures.
  return !isOtherThing(rows) && hasFigures(rows, 2) && !rows.some((row) => row.some((cell) => /[。；]/.test(cell)))
}

/** Empty cells at the end count only as far as the table has columns: a tab at the very end parts nothing. */
function cellsOf(line: string, columns: number): readonly string[] {
  if (!line.includes('\t') || line.trim() === '') return []
  const cells = line.split('\t').map((cell) => cell.trim())
  while (cells.length > columns && cells.at(-1) === '') cells.pop()
  return cells
}
