import { numberHeadings } from '../outline/numbering.ts'
import type { Block, BlockId, Document, Heading, Run } from './document.ts'
import { isOpen } from './document.ts'

/** Where a run stands: a block's id, or the name of one of the paper's own lines. */
export type Place = BlockId | 'title' | 'recipients' | 'signatory' | 'note'

/** A run that still waits for the writer's words, and where it stands. */
export interface OpenSlot {
  readonly place: Place
  readonly run: Run
}

/** The bodies a paper has: its own, then one for each attachment; each is numbered by itself. */
export function bodiesOf(d: Document): readonly (readonly Block[])[] {
  return [d.blocks, ...d.attachments.map((attachment) => attachment.blocks)]
}

/** Every heading's number by its block id. */
export function headingNumbers(d: Document): ReadonlyMap<BlockId, string> {
  const numbers = new Map<BlockId, string>()
  for (const blocks of bodiesOf(d)) {
    const headings = blocks.filter((block): block is Heading => block.type === 'heading')
    const markers = numberHeadings(
      headings.map((heading) => heading.level),
      d.numbering,
      headings.map((heading) => heading.marker),
    )
    headings.forEach((heading, index) => numbers.set(heading.id, markers[index]!))
  }
  return numbers
}

/** Every list of runs in reading order with its place; a table's cells stand under the table's id. */
export function* walkRuns(d: Document): Generator<readonly [Place, readonly Run[]]> {
  yield ['title', d.title]
  yield ['recipients', d.recipients]
  for (const block of d.blocks) yield* walkBlock(block)
  yield ['signatory', d.signatory]
  if (d.note) yield ['note', d.note]
  for (const attachment of d.attachments) {
    yield [attachment.id, attachment.title]
    for (const block of attachment.blocks) yield* walkBlock(block)
  }
}

/** The open fields and holes of a paper in reading order. */
export function openSlots(d: Document): readonly OpenSlot[] {
  const found: OpenSlot[] = []
  for (const [place, runs] of walkRuns(d)) {
    for (const run of runs) if (isOpen(run)) found.push({ place, run })
  }
  return found
}

/** The lists of runs of one block, each with the block's id. */
export function* walkBlock(block: Block): Generator<readonly [Place, readonly Run[]]> {
  if (block.type === 'heading') {
    yield [block.id, block.runs]
    if (block.runIn) yield [block.id, block.runIn]
  } else if (block.type === 'paragraph') yield [block.id, block.runs]
  else if (block.type === 'table') {
    for (const row of block.rows)
      for (const cell of row.cells) for (const paragraph of cell.blocks) yield [block.id, paragraph.runs]
  }
}
