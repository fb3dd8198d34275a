import type { Block, NewId, Paragraph, Run, TableRow } from '../document/document.ts'

/** Template text as runs. */
type Fill = (text: string) => readonly Run[]

/**
 * A template's block as a block of a new paper: fresh ids, its runs' texts filled in. Of a run's marks only bold goes with
 * it: where words came from and what they were last year belongs to the paper the template was made of.
 */
export function freshBlock(block: Block, fill: Fill, newId: NewId): Block {
  const { sources: _ofTheOldPaper, ...rest } = block
  const fresh = { ...rest, id: newId() } as Block
  const filled = (runs: readonly Run[]) => fillRuns(runs, fill)
  switch (fresh.type) {
    case 'heading':
      return { ...fresh, runs: filled(fresh.runs), ...(fresh.runIn ? { runIn: filled(fresh.runIn) } : {}) }
    case 'paragraph':
      return { ...fresh, runs: filled(fresh.runs) }
    case 'table':
      return { ...fresh, rows: fresh.rows.map((row) => freshRow(row, fill, newId)) }
    default:
      return fresh
  }
}

function freshRow(row: TableRow, fill: Fill, newId: NewId): TableRow {
  const cells = row.cells.map((cell) => {
    const blocks = cell.blocks.map((paragraph) => freshBlock(paragraph, fill, newId) as Paragraph)
    return { ...cell, id: newId(), blocks }
  })
  return { ...row, id: newId(), cells }
}

function fillRuns(runs: readonly Run[], fill: Fill): readonly Run[] {
  return runs.flatMap((run) => fill(run.text).map((piece): Run => (run.bold ? { ...piece, bold: true } : piece)))
}
