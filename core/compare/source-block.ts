import type { Block, BlockId, Document } from '../document/document.ts'
import { textOf } from '../document/text.ts'
import { bodiesOf, walkBlock } from '../document/walk.ts'
import { paperOf } from '../passage/paper-of.ts'
import { blockOfSection, sectionsByBlock } from '../roll-forward/sections-by-block.ts'
import { reuseOf, type SentenceReuse } from './reuse.ts'

/** What is known of the place in a paper that words came from: its section, and its block where a source says so. */
export interface SourcePlace {
  /** The path of markers; empty for the lead, and where nothing is known. */
  readonly section: string
  readonly block?: BlockId
  /** The words as they stand in the paper that took them over. */
  readonly words: readonly Block[]
}

/**
 * `itself`: the very block, or one with the same words. `alike`: the one that is most like them. `section`: nothing is like
 * them, and this is where their section begins. `top`: not even that is there; null where the paper's title is meant.
 */
export type FoundSource =
  | { readonly place: BlockId; readonly how: 'itself' | 'alike' | 'section' }
  | { readonly place: null; readonly how: 'top' }

/**
 * Where words that came out of a paper stand in it today, though it was written on since: the block of the source, else
 * the same words (of the section first), else what is most like them in the section, then anywhere.
 */
export function findSource(d: Document, { section, block, words }: SourcePlace): FoundSource {
  const known = bodiesOf(d)
    .flat()
    .find(({ id }) => id === block)
  if (known && !isEmptyLine(known)) return { place: known.id, how: 'itself' }
  const within = mostAlike(sectionOf(d, section), words)
  if (within?.how === 'itself') return within
  const anywhere = mostAlike(d, words)
  if (anywhere && (anywhere.how === 'itself' || !within)) return anywhere
  if (within) return within
  const start = section && blockOfSection(d, section)
  return start ? { place: start, how: 'section' } : { place: null, how: 'top' }
}

function isEmptyLine(block: Block): boolean {
  if (block.type !== 'paragraph' && block.type !== 'heading') return false
  return [...walkBlock(block)].every(([, runs]) => textOf(runs).trim() === '')
}

/** The paper with nothing but a section and those under it; for the lead, with the lead. */
function sectionOf(d: Document, section: string): Document {
  const sections = sectionsByBlock(d)
  const isWithin = ({ id }: Block) => {
    const path = sections.get(id) ?? ''
    return section === '' ? path === '' : path.startsWith(section)
  }
  const attachments = d.attachments.map((each) => ({ ...each, blocks: each.blocks.filter(isWithin) }))
  return {
    ...d,
    blocks: d.blocks.filter(isWithin),
    attachments: attachments.filter(({ blocks }) => blocks.length > 0),
  }
}

/** The block that holds most of the words, word for word or in a near copy; null where none holds any. */
function mostAlike(d: Document, words: readonly Block[]): FoundSource | null {
  const all = reuseOf(paperOf(words, d.year), [{ id: '', document: d }]).sentences
  const byPlace = Map.groupBy(all, ({ match }) => match?.sentence.place ?? null)
  byPlace.delete(null)
  const [best] = [...byPlace].toSorted(([, a], [, b]) => commonOf(b) - commonOf(a))
  if (!best) return null
  const [place, sentences] = best
  const isSame = sentences.every(({ kind }) => kind === 'kept')
  const isWhole = commonOf(sentences) === sizeOf(all) || commonOf(sentences) === sizeOfBlock(d, place as BlockId)
  return { place: place as BlockId, how: isSame && isWhole ? 'itself' : 'alike' }
}

function commonOf(sentences: readonly SentenceReuse[]): number {
  return sentences.reduce((sum, { common }) => sum + common, 0)
}

function sizeOf(sentences: readonly SentenceReuse[]): number {
  return sentences.reduce((sum, { sentence }) => sum + sentence.characters, 0)
}

function sizeOfBlock(d: Document, place: BlockId): number {
  const block = bodiesOf(d)
    .flat()
    .find(({ id }) => id === place)
  return block ? sizeOf(reuseOf(paperOf([block], d.year), []).sentences) : 0
}
