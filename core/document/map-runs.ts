import type { Block, Document, Paragraph, Run } from './document.ts'
import type { Place } from './walk.ts'

/**
 * Replaces a list of runs. `offset` is where the list begins in its place's text: a heading's run-in goes on after the
 * heading, a table's cells follow one another.
 */
export type ReplaceRuns = (runs: readonly Run[], place: Place, offset: number) => readonly Run[]

/** The paper with every list of runs replaced, in the order of walkRuns. */
export function mapRuns(d: Document, replace: ReplaceRuns): Document {
  const blocksOf = (blocks: readonly Block[]) => blocks.map((block) => mapBlock(block, replace))
  return {
    ...d,
    title: replace(d.title, 'title', 0),
    recipients: replace(d.recipients, 'recipients', 0),
    blocks: blocksOf(d.blocks),
    signatory: replace(d.signatory, 'signatory', 0),
    ...(d.note ? { note: replace(d.note, 'note', 0) } : {}),
    attachments: d.attachments.map((attachment) => ({
      ...attachment,
      title: replace(attachment.title, attachment.id, 0),
      blocks: blocksOf(attachment.blocks),
    })),
  }
}

/** The length of runs' text, in UTF-16 units as offsets are. */
export function lengthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.text.length, 0)
}

function mapBlock(block: Block, replace: ReplaceRuns): Block {
  let offset = 0
  const next = (runs: readonly Run[]) => {
    const replaced = replace(runs, block.id, offset)
    offset += lengthOf(runs)
    return replaced
  }
  const mapParagraph = (paragraph: Paragraph) => ({ ...paragraph, runs: next(paragraph.runs) })
  switch (block.type) {
    case 'heading':
      return { ...block, runs: next(block.runs), ...(block.runIn ? { runIn: next(block.runIn) } : {}) }
    case 'paragraph':
      return mapParagraph(block)
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => ({ ...cell, blocks: cell.blocks.map(mapParagraph) })),
        })),
      }
    default:
      return block
  }
}
