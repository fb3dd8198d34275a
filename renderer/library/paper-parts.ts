import { countText } from '#core/document/count.ts'
import type { Block, Document } from '#core/document/document.ts'
import { oneLine, writtenText } from '#core/document/text.ts'
import { bodiesOf, headingNumbers, walkBlock } from '#core/document/walk.ts'
import { sectionsOf } from '#core/outline/sections.ts'
import { passageFrom, type PassagePart } from '#core/passage/from-document.ts'
import type { Collection, Passage, PassageFacts, PassageShape } from '#core/passage/passage.ts'

/** A section or a paragraph of a paper that may be kept. */
export interface PaperPart {
  readonly id: string
  readonly shape: PassageShape
  readonly part: PassagePart
  /** Where it stands: the heading that it is, or that it stands under. */
  readonly place: string
  /** The first words, of a section those under its heading. */
  readonly words: string
  readonly characters: number
}

/** Lines shorter than this are captions and salutations. */
const SHORTEST_PARAGRAPH = 12

/** The sections and paragraphs of a paper in reading order. */
export function partsOf(d: Document): readonly PaperPart[] {
  const sections = new Map(sectionsOf(d).map((section) => [section.id as string, section]))
  const numbers = headingNumbers(d)
  return bodiesOf(d).flatMap((blocks) => {
    const path: { readonly level: number; readonly place: string }[] = []
    return blocks.flatMap((block, index): PaperPart[] => {
      const { id } = block
      if (block.type === 'heading') {
        while (path.length > 0 && path.at(-1)!.level >= block.level) path.pop()
        const place = `${numbers.get(id) ?? ''}${oneLine(block.runs)}`
        path.push({ level: block.level, place })
        const words = block.runIn ? writtenText(block.runIn) : wordsOf(blocks[index + 1])
        const characters = sections.get(id)?.characters ?? 0
        return [{ id, shape: 'section', part: { section: id }, place, words, characters }]
      }
      const words = wordsOf(block)
      if (block.type !== 'paragraph' || words.length < SHORTEST_PARAGRAPH) return []
      const part = { blocks: { from: id, to: id } }
      const characters = countText(words)
      return [{ id, shape: 'paragraph', part, place: path.at(-1)?.place ?? '', words, characters }]
    })
  })
}

export interface Proposal {
  readonly title: string
  readonly collection: Collection
}

/** What a part would be called, and where it belongs by its place and the headings above it. */
export function proposalOf(d: Document, { part }: Pick<PaperPart, 'part'>): Proposal {
  const passage = passageFrom(d, part)
  if (!passage.ok) return { title: '', collection: 'other' }
  const { title, collection } = passage.value
  return { title, collection }
}

/** What is given once for all parts. */
export type SharedOfParts = Pick<PassageFacts, 'kind' | 'year' | 'unit' | 'tags'>

interface Kept {
  readonly document: Document
  /** The id of the old paper. */
  readonly paper: string
  readonly shared: SharedOfParts
}

/** The parts as passages, in the order of the paper; what holds no words is left out. */
export function passagesOf(parts: readonly (PaperPart & Proposal)[], { document, paper, shared }: Kept): Passage[] {
  return parts.flatMap(({ part, title, collection }) => {
    const passage = passageFrom(document, part, { ...shared, title: title.trim(), collection, paper })
    return passage.ok ? [passage.value] : []
  })
}

function wordsOf(block: Block | undefined): string {
  if (!block) return ''
  return [...walkBlock(block)]
    .map(([, runs]) => writtenText(runs))
    .join(block.type === 'table' ? ' ' : '')
    .replace(/\s+/g, ' ')
    .trim()
}
