import type { Block, BlockId, Document, Run, TableRow } from './document.ts'
import { headingNumbers } from './walk.ts'

/** The text of runs as it stands. */
export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}

/**
 * A paper as plain text, one line a paragraph, headings with their numbers, table cells parted by tabs: what
 * `export --out x.txt` writes and what every offset counts in. Empty lines of the paper's own parts are left out.
 */
export function plainText(d: Document): string {
  const numbers = headingNumbers(d)
  const lines = [textOf(d.title), textOf(d.recipients), ...linesOf(d.blocks, numbers)]
  lines.push(textOf(d.signatory), d.date.text, d.note ? textOf(d.note) : '')
  d.attachments.forEach((attachment, index) => {
    lines.push(attachmentLabel(index, d.attachments.length), textOf(attachment.title))
    lines.push(...linesOf(attachment.blocks, numbers))
  })
  const written = lines.filter((line) => line !== '')
  return written.length ? `${written.join('\n')}\n` : ''
}

/** 附件, or 附件1, 附件2 … where there are several (GB/T 9704-2012, 7.3.7). */
export function attachmentLabel(index: number, count: number): string {
  return count > 1 ? `附件${index + 1}` : '附件'
}

function linesOf(blocks: readonly Block[], numbers: ReadonlyMap<BlockId, string>): string[] {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case 'heading':
        return [(numbers.get(block.id) ?? '') + textOf(block.runs) + textOf(block.runIn ?? [])]
      case 'paragraph':
        return [textOf(block.runs)]
      case 'table':
        return block.rows.map(rowText)
      default:
        return []
    }
  })
}

function rowText(row: TableRow): string {
  const cells = row.cells.filter((cell) => !cell.covered)
  return cells.map((cell) => cell.blocks.map((paragraph) => textOf(paragraph.runs)).join(' ')).join('\t')
}
