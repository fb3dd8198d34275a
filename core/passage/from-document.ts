import type { Block, BlockId, Document, Run } from '../document/document.ts'
import { normalise } from '../document/normalise.ts'
import type { Part } from '../document/part.ts'
import { partOf } from '../document/part.ts'
import { oneLine, writtenText } from '../document/text.ts'
import { bodiesOf, walkBlock } from '../document/walk.ts'
import type { Result } from '../result.ts'
import { failed, ok } from '../result.ts'
import { sectionsByBlock } from '../roll-forward/sections-by-block.ts'
import { lengthOf, mapRuns } from '../document/map-runs.ts'
import { guessCollection } from './guess-collection.ts'
import { paperOf, withoutPaper } from './paper-of.ts'
import type { Passage, PassageFacts } from './passage.ts'
import { MAX_PASSAGE_BLOCKS, MAX_PASSAGE_CHARACTERS } from './passage.ts'

/** A part of a paper, or blocks of it that were cut out of their lines; these keep the ids that they have in the paper. */
export type PassagePart = Part | { readonly cut: readonly Block[] }

/** What is known beside the paper itself; what is left out is proposed. `paper` is the id of the draft or old paper. */
export type KnownFacts = Partial<Omit<PassageFacts, 'source'>> & { readonly paper?: string }

/**
 * A part of a paper as a passage: its words as they stand, what waits for words still open, without page breaks, numbers
 * of headings, verdicts on figures and the fields that its words answered. Refused where the part is no longer in the
 * paper (part-missing), holds no words (passage-empty) or too many (passage-too-large).
 */
export function passageFrom(document: Document, part: PassagePart, known: KnownFacts = {}): Result<Passage> {
  const found = 'cut' in part ? ok(part.cut) : blocksOf(document, part)
  if (!found.ok) return found
  const blocks = looseBlocks(found.value, document.year)
  const characters = blocks.flatMap(runListsOf).reduce((sum, runs) => sum + lengthOf(runs), 0)
  if (blocks.every((block) => wordsOf(block) === '')) return failed('passage-empty')
  if (characters > MAX_PASSAGE_CHARACTERS || blocks.length > MAX_PASSAGE_BLOCKS)
    return failed('passage-too-large', { max: MAX_PASSAGE_CHARACTERS })
  const { paper, ...facts } = known
  return ok({
    title: proposedTitle(blocks) || lineOf(document.title).slice(0, 200).toWellFormed(),
    collection: guessCollection(document, found.value[0]!.id),
    kind: document.kind,
    year: document.year,
    unit: document.unit.slice(0, 200).toWellFormed(),
    tags: [],
    note: '',
    ...facts,
    source: paper === undefined ? null : sourceOf(document, found.value[0]!.id, paper),
    blocks,
  })
}

function blocksOf(d: Document, part: Part): Result<readonly Block[]> {
  const found = partOf(d, part)
  return found.ok ? ok(bodiesOf(found.value).flat()) : found
}

function looseBlocks(blocks: readonly Block[], year: number): readonly Block[] {
  const kept = blocks.filter((block) => block.type !== 'pageBreak').map(withoutPlace)
  const ids = new Set<BlockId>(kept.map((block) => block.id))
  return normalise(mapRuns(paperOf(kept, year), (runs) => runs.map((run) => withoutFarRef(withoutPaper(run), ids))))
    .blocks
}

function withoutPlace({ sources: _sources, ...block }: Block): Block {
  if (block.type !== 'heading') return block as Block
  const { marker: _number, ...heading } = block
  return heading
}

function withoutFarRef(run: Run, ids: ReadonlySet<BlockId>): Run {
  if (run.ref === undefined || ids.has(run.ref)) return run
  const { ref: _elsewhere, ...rest } = run
  return rest
}

function sourceOf(d: Document, first: BlockId, paper: string): PassageFacts['source'] {
  return {
    paper,
    title: lineOf(d.title).slice(0, 1_000).toWellFormed(),
    year: d.year,
    section: (sectionsByBlock(d).get(first) ?? '').slice(0, 200),
  }
}

/** Characters of a title that is taken out of the text. */
const LONGEST_TITLE = 20

/** A heading's words, else the first words up to a mark; empty where only prompts stand. */
export function proposedTitle(blocks: readonly Block[]): string {
  const first = blocks.find((block) => wordsOf(block) !== '')
  if (!first) return ''
  const heading = first.type === 'heading' ? lineOf(first.runs).replace(/[。：:；;，,、]+$/, '') : ''
  if (heading) return heading.slice(0, 200).toWellFormed()
  const words = wordsOf(first)
  const clause = /^[^\p{P}]*[^\p{P}\s]/u.exec(words.replace(/^[\p{P}\s]+/u, ''))?.[0] ?? words
  return [...clause].slice(0, LONGEST_TITLE).join('').trim()
}

function lineOf(runs: readonly Run[]): string {
  return oneLine([{ text: writtenText(runs) }])
    .replace(/\s+/g, ' ')
    .trim()
}

function wordsOf(block: Block): string {
  return runListsOf(block)
    .map((runs) => lineOf(runs))
    .filter((words) => words !== '')
    .join(' ')
}

function runListsOf(block: Block): (readonly Run[])[] {
  return [...walkBlock(block)].map(([, runs]) => runs)
}
