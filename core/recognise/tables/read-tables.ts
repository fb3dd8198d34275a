import type { NewId, Table, TableCell } from '../../document/document.ts'
import { invisible } from '../clean/invisible.ts'
import { BLOCK } from '../clean/rule.ts'
import { isTraditional, toSimplified } from '../clean/traditional.ts'
import { narrowDigits, widenPunctuation } from '../clean/widths.ts'
import type { IsRefused, RecogniseNote } from '../notes.ts'
import { textOfSource, type SourceLine, type SourceText } from '../source.ts'
import { runsOf } from '../structure/runs.ts'
import { applyEdits, traced, type Traced } from '../traced.ts'
import { alignedReader } from './aligned.ts'
import { ruledAt } from './ruled.ts'
import { isHead, type TypedTable } from './signs.ts'
import { tabbedAt } from './tabbed.ts'

interface Reading {
  readonly newId: NewId
  readonly notes: RecogniseNote[]
  readonly isRefused: IsRefused
}

/**
 * The source with the tables that were typed as lines of text, each a block over its lines; its text, and every offset in it,
 * stays as it was. Only plain text has such tables: every other reader knows its own.
 */
export function readTables(source: SourceText, reading: Reading): SourceText {
  if (source.origin !== 'text') return source
  const texts = source.lines.map((line) => (line.block || line.hints ? '' : line.text))
  const cleanCell = cellCleaner(source)
  const alignedAt = alignedReader(texts)
  const lines: SourceLine[] = []
  let start = 0
  for (let index = 0; index < texts.length;) {
    const found = ruledAt(texts, index) ?? tabbedAt(texts, index) ?? alignedAt(index) ?? NO_TABLE
    const covered = source.lines.slice(index, index + found.lines)
    const text = covered.map((line) => line.text).join('\n')
    const isTable = found.rows.length > 0 && !reading.isRefused('table-read', start)
    const rows = isTable ? found.rows.map((row) => row.map(cleanCell)) : []
    if (isTable) lines.push({ text, block: tableOf(rows, { text, start, reading }) })
    else lines.push(...covered)
    start += covered.reduce((sum, line) => sum + (line.hints?.number?.length ?? 0) + line.text.length + 1, 0)
    index += found.lines
  }
  return { ...source, lines }
}

const NO_TABLE: TypedTable = { lines: 1, rows: [] }

interface Place {
  readonly text: string
  readonly start: number
  readonly reading: Reading
}

function tableOf(rows: readonly (readonly string[])[], { text, start, reading }: Place): Table {
  const { newId, notes, isRefused } = reading
  const columns = Math.max(...rows.map((row) => row.length))
  const [head, ...body] = rows
  const to = rows.map((row) => row.join('\t')).join('\n')
  notes.push({ code: 'table-read', text, at: start, end: start + text.length, to })
  const cellOf = (words: string, colSpan = 1): TableCell => {
    const runs = runsOf(words, undefined, { bold: [], isRefused }, NO_TEXT)
    return { id: newId(), colSpan, rowSpan: 1, blocks: words ? [{ type: 'paragraph', id: newId(), runs }] : [] }
  }
  return {
    type: 'table',
    id: newId(),
    rows: rows.map((row, index) => {
      const isAcross = row.length < columns
      const own = isAcross ? [cellOf(row[0]!, columns)] : row.map((words) => cellOf(words))
      const covered = isAcross
        ? Array.from({ length: columns - 1 }, () => ({ ...cellOf(''), covered: true as const }))
        : []
      const isHeader = index === 0 && isHead(head!, body)
      return { id: newId(), ...(isHeader ? { header: true as const } : {}), cells: [...own, ...covered] }
    }),
  }
}

const NO_TEXT: Traced = traced('')
/** What is put in order in cells: their characters. Spaces and line ends made the table, and sentences are rare there. */
const RULES = [invisible, narrowDigits, widenPunctuation]

function cellCleaner(source: SourceText): (cell: string) => string {
  const about = { origin: source.origin }
  let isOld: boolean | undefined
  return (cell) => {
    // The paper decides: in the few words of a table a name would be enough.
    isOld ??= isTraditional(textOfSource(source))
    const plain = cell.replace(/[\u000b\u000c\u0085]/g, ' ').replaceAll(BLOCK, ' ')
    const words = traced(isOld ? toSimplified(plain) : plain)
    return RULES.reduce((t, rule) => applyEdits(t, rule(t, about), []), words).text.trim()
  }
}
