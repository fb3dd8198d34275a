import { cutBlock } from '#core/document/cut-block.ts'
import type { Block, BlockId, Document } from '#core/document/document.ts'
import { partOf } from '#core/document/part.ts'
import { bodiesOf } from '#core/document/walk.ts'
import { sectionsByBlock } from '#core/roll-forward/sections-by-block.ts'
import type { InsertedPassage, InsertHow } from '../editor/paper-editor.ts'
import type { BesideView } from '../state/beside.ts'
import type { Target } from './target.ts'

export type Taking = 'sentence' | 'paragraph' | 'section'

interface Wish {
  readonly target: Target
  readonly what: Taking
  /** The section of ours that the words go into; null for the lead. */
  readonly ours: BlockId | null
}

/**
 * The words that are taken over from an earlier paper, with where they come from, and how they go in. A section that
 * answers ours leaves its heading behind; one that was chosen by hand comes with it, as a section of its own.
 */
export function takenFrom(
  { paper, shown }: BesideView,
  { target, what, ours }: Wish,
): { readonly words: InsertedPassage; readonly how: InsertHow } {
  const { document, from, title, year } = paper
  const isNewSection = what === 'section' && shown !== null && shown.theirs !== null && (shown.isChosen || !ours)
  const section = shown?.theirs ?? null
  const blocks =
    what === 'section'
      ? sectionBlocks(document, section, isNewSection)
      : blockOf(document, target, { isSentence: what === 'sentence', section })
  const source = {
    paper: 'draft' in from ? from.draft : from.oldPaper,
    title,
    year,
    section: sectionsByBlock(document).get(blocks[0]?.id ?? target.block) ?? '',
  }
  const how = isNewSection ? 'section' : what === 'sentence' ? 'sentence' : 'below'
  return { words: { title, year, source, blocks }, how }
}

function blockOf(
  d: Document,
  { block: id, start, end }: Target,
  { isSentence, section }: { readonly isSentence: boolean; readonly section: BlockId | null },
): readonly Block[] {
  const block = bodiesOf(d)
    .flat()
    .find((each) => each.id === id)
  if (!block) return []
  if (!isSentence) return block.id === section ? withoutHeading(block) : [block]
  const cut = cutBlock(block, start, end)
  return cut ? [cut] : []
}

function sectionBlocks(d: Document, section: BlockId | null, isHeaded: boolean): readonly Block[] {
  if (section === null) {
    const first = d.blocks.findIndex(({ type }) => type === 'heading')
    return d.blocks.slice(0, first < 0 ? undefined : first)
  }
  const part = partOf(d, { section })
  if (!part.ok) return d.attachments.find(({ id }) => id === section)?.blocks ?? []
  const [heading, ...rest] = bodiesOf(part.value).flat()
  return isHeaded || !heading ? [heading!, ...rest] : [...withoutHeading(heading), ...rest]
}

/** A run-in text stands without the heading that it went on from. */
function withoutHeading(block: Block): readonly Block[] {
  if (block.type !== 'heading') return [block]
  const { id, runIn, sources } = block
  return runIn ? [{ type: 'paragraph', id, runs: runIn, ...(sources && { sources }) }] : []
}
