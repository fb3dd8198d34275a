import type { Block, BlockId, Document, Paragraph, Run } from '../document/document.ts'
import { guidanceInline, holeInline, LONGEST_LABEL } from './inline.ts'
import { tidyAnswer } from './slots.ts'

/**
 * A hint for one section: shown under its heading, or, with `instead`, in the place of its own paragraphs (those before the
 * next heading; tables and pictures stay). `section` is the heading's id; 'lead' is what stands before the first heading.
 */
export interface SectionGuidance {
  readonly section: BlockId | 'lead'
  readonly text: string
  readonly instead?: boolean
}

/** The paper, its runs already template text, with hints in its sections. */
export function withSectionGuidance(d: Document, guidance: readonly SectionGuidance[]): Document {
  const bySection = new Map(guidance.map((entry) => [entry.section, entry]))
  const guide = (blocks: readonly Block[], lead?: SectionGuidance) => guided(blocks, bySection, lead)
  const attachments = d.attachments.map((attachment) => ({ ...attachment, blocks: guide(attachment.blocks) }))
  return { ...d, blocks: guide(d.blocks, bySection.get('lead')), attachments }
}

function guided(
  blocks: readonly Block[],
  bySection: ReadonlyMap<BlockId | 'lead', SectionGuidance>,
  lead: SectionGuidance | undefined,
): readonly Block[] {
  let current = lead
  const added = blocks.flatMap((block): Block[] => {
    if (block.type === 'heading') current = bySection.get(block.id)
    const hint = hintOf(current)
    if (!hint || !current) return [block]
    if (block.type === 'paragraph') return current.instead ? [] : [block]
    if (block.type !== 'heading') return [block]
    if (!block.runIn) return [block, hintParagraph(hint)]
    return [{ ...block, runIn: current.instead ? [hint] : [...block.runIn, hint] }]
  })
  const opening = hintOf(lead)
  return opening ? [hintParagraph(opening), ...added] : added
}

/** The index of the first hint that is too long to be one; -1 where none is. */
export function tooLongHint(guidance: readonly SectionGuidance[]): number {
  return guidance.findIndex(({ text }) => tidyAnswer('text', text).length > LONGEST_LABEL)
}

function hintOf(guidance: SectionGuidance | undefined): Run | undefined {
  const hint = tidyAnswer('text', guidance?.text ?? '')
  const text = guidanceInline(hint) ?? holeInline(hint)
  return text ? { text } : undefined
}

/** Its id is never used: a paragraph becomes a line of the template. */
function hintParagraph(hint: Run): Paragraph {
  return { type: 'paragraph', id: '000000000000' as BlockId, runs: [hint] }
}
