import type { Attachment, Block, BlockId, Document, Heading, Paragraph, Run, Table, TableRow } from './document.ts'
import { showsPrompt } from './document.ts'
import { printedSignatory } from './signatory.ts'
import { headingNumbers } from './walk.ts'

/** What a line of the plain text was made of: a line of the paper's own by name, a block, a table's row, or an attachment's title. */
export type LineOrigin =
  | 'title'
  | 'recipients'
  | 'signatory'
  | 'date'
  | 'note'
  | Heading
  | Paragraph
  | Attachment
  | { readonly table: Table; readonly row: TableRow }

/** One line of the plain text: its section as a path of markers (`一、（二）`, `""` before the first heading) and its runs. */
export interface PlainLine {
  readonly section: string
  /** The heading's number and a table's tabs are runs without marks. */
  readonly runs: readonly Run[]
  /** Absent where the line is nobody's text: the label over an attachment. */
  readonly origin?: LineOrigin
}

/** The text of runs without the prompts that still wait for an answer; each leaves a space. */
export function writtenText(runs: readonly Run[]): string {
  return runs.map((run) => (showsPrompt(run) ? ' ' : run.text)).join('')
}

/** The text of runs as it stands. */
export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}

/** Runs that the writer broke into lines, such as a title, as one line: without the breaks, as Chinese is read on. */
export function oneLine(runs: readonly Run[]): string {
  return textOf(runs).replaceAll('\n', '')
}

/**
 * A paper as plain text, one line a paragraph, headings with their numbers, table cells parted by tabs: what
 * `export --out x.txt` writes and what every offset counts in. Lines without text are left out. `words` says what a
 * line's runs are read as.
 */
export function plainText(d: Document, words: (runs: readonly Run[]) => string = textOf): string {
  return plainLines(d)
    .map((line) => `${words(line.runs)}\n`)
    .join('')
}

/** The lines of the plain text in order; each is followed by one line feed there. */
export function plainLines(d: Document): readonly PlainLine[] {
  const numbers = headingNumbers(d)
  const own = (origin: LineOrigin, runs: readonly Run[], section = ''): PlainLine => ({ section, runs, origin })
  const lines = [own('title', d.title), own('recipients', d.recipients), ...linesOf(d.blocks, numbers)]
  lines.push(own('signatory', printedSignatory(d)), own('date', [{ text: d.date.text }]), own('note', d.note ?? []))
  d.attachments.forEach((attachment, index) => {
    const label = attachmentLabel(index, d.attachments.length)
    lines.push({ section: label, runs: [{ text: label }] }, own(attachment, attachment.title, label))
    lines.push(...linesOf(attachment.blocks, numbers, label))
  })
  return lines.filter((line) => line.runs.some((run) => run.text !== ''))
}

/** 附件, or 附件1, 附件2 … where there are several (GB/T 9704-2012, 7.3.7). */
export function attachmentLabel(index: number, count: number): string {
  return count > 1 ? `附件${index + 1}` : '附件'
}

function linesOf(blocks: readonly Block[], numbers: ReadonlyMap<BlockId, string>, root = ''): PlainLine[] {
  const path: { readonly level: number; readonly number: string }[] = []
  return blocks.flatMap((block): PlainLine[] => {
    if (block.type === 'heading') {
      while (path.length && path.at(-1)!.level >= block.level) path.pop()
      path.push({ level: block.level, number: numbers.get(block.id) ?? '' })
    }
    const section = root + path.map((heading) => heading.number).join('')
    return runsOf(block, path.at(-1)?.number ?? '').map(([origin, runs]) => ({ section, runs, origin }))
  })
}

function runsOf(block: Block, number: string): readonly (readonly [LineOrigin, readonly Run[]])[] {
  switch (block.type) {
    case 'heading':
      return [[block, headingRuns(block, number)]]
    case 'paragraph':
      return [[block, block.runs]]
    case 'table':
      return block.rows.map((row) => [{ table: block, row }, rowRuns(row)])
    default:
      return []
  }
}

function headingRuns(heading: Heading, number: string): readonly Run[] {
  return [{ text: number }, ...heading.runs, ...(heading.runIn ?? [])]
}

function rowRuns(row: TableRow): readonly Run[] {
  const cells = row.cells.filter((cell) => !cell.covered)
  return cells.flatMap((cell, index) => {
    const runs = cell.blocks.flatMap((paragraph, nth) => (nth ? [{ text: ' ' }, ...paragraph.runs] : paragraph.runs))
    // A row is one line: a break inside a cell would read as the next row.
    const flat = runs.map((run) => (run.text.includes('\n') ? { ...run, text: run.text.replaceAll('\n', ' ') } : run))
    return index ? [{ text: '\t' }, ...flat] : flat
  })
}
