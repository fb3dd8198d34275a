import { append } from './append.ts'
import type { Paragraph, Run, TableCell, TableRow } from '#core/document/document.ts'
import { joinRuns } from '#core/document/normalise.ts'
import type { SourceLine } from '#core/recognise/source.ts'
import { linesOf } from './paragraph-lines.ts'
import type { Xml } from './parse-xml.ts'
import type { ReadContext } from './read-context.ts'
import { flatText } from './read-flat.ts'
import { readParagraph } from './read-paragraph.ts'
import type { GridCell, GridRow } from './table-rows.ts'
import { readGrid } from './table-rows.ts'
import { elementsOf } from './walk-xml.ts'

/** A table as one block, then what hangs on its cells as lines of their own. */
export function readTable(table: Xml, context: ReadContext): readonly SourceLine[] {
  const rows = readGrid(table, {
    deletedRow: (text) => context.notes.add('deletions-dropped', text),
    coveredText: (text) => context.notes.add('hidden-text-dropped', text),
  })
  if (!rows) {
    context.notes.add('tables-as-text')
    return flatText(table, context).map((text) => ({ text }))
  }
  if (!rows[0]?.cells.length) return []
  const after: SourceLine[] = []
  const read = rows.map((row) => readRow(row, context, after))
  return [{ text: '', block: { type: 'table', id: context.newId(), rows: read } }, ...after]
}

function readRow(row: GridRow, context: ReadContext, after: SourceLine[]): TableRow {
  const cells = row.cells.map((cell) => readCell(cell, context, after))
  return { id: context.newId(), ...(row.isHeader ? { header: true } : {}), cells }
}

function readCell({ cell, ...place }: GridCell, context: ReadContext, after: SourceLine[]): TableCell {
  const blocks = cell ? cellBlocks(cell, context, after) : []
  // A cell always holds a paragraph; an empty one says nothing.
  const said = blocks.length === 1 && !blocks[0]!.runs.length && !blocks[0]!.align ? [] : blocks
  return { id: context.newId(), ...place, blocks: said }
}

function cellBlocks(element: Xml, context: ReadContext, after: SourceLine[]): Paragraph[] {
  const blocks: Paragraph[] = []
  for (const child of elementsOf(element)) {
    if (child.name === 'w:p') {
      for (const line of linesOf(readParagraph(child, context), context)) {
        if (line.block || line.hints?.part) after.push(line)
        else blocks.push(paragraphOf(line, context))
      }
    } else if (child.name === 'w:tbl') {
      context.notes.add('nested-tables-flattened')
      append(
        blocks,
        flatText(child, context).map((text) => paragraphOf({ text }, context)),
      )
    } else if (child.name !== 'w:tcPr') append(blocks, cellBlocks(child, context, after))
  }
  return blocks
}

/** A line as a paragraph of a cell: its number literal, its bold as runs. */
function paragraphOf({ text, hints }: SourceLine, context: ReadContext): Paragraph {
  const runs: Run[] = [{ text: hints?.number ?? '' }]
  let end = 0
  for (const [from, to] of hints?.bold ?? []) {
    runs.push({ text: text.slice(end, from) }, { text: text.slice(from, to), bold: true })
    end = to
  }
  runs.push({ text: text.slice(end) })
  const align = hints?.align
  return { type: 'paragraph', id: context.newId(), runs: joinRuns(runs), ...(align ? { align } : {}) }
}
