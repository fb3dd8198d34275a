import type { Block, BlockId, Document, Level } from '../document/document.ts'
import { partOf } from '../document/part.ts'
import { textOf } from '../document/text.ts'
import { bodiesOf, headingNumbers } from '../document/walk.ts'
import { ok } from '../result.ts'
import type { SectionPair } from './align.ts'
import { alignSentences } from './align.ts'
import type { Span } from './diff-characters.ts'
import { diffCharacters } from './diff-characters.ts'
import type { SectionNode } from './section-tree.ts'
import { sectionTrees, walkSections } from './section-tree.ts'
import type { Sentence } from './sentences.ts'
import { sentencesOf } from './sentences.ts'

/** A sentence of the earlier paper and what this paper made of it. */
export interface BesideSentence {
  /** UTF-16 units in its block's text, a heading's run-in after its runs. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** Taken over word for word, taken over with changes, or not in this section of our paper. */
  readonly state: 'kept' | 'changed' | 'unused'
  /** The earlier words (`same` and `gone`) and ours (`same` and `new`); only where they were changed. */
  readonly spans?: readonly Span[]
}

/** A block of the earlier paper with its sentences. A table or picture has none. */
export interface BesideBlock {
  readonly block: BlockId
  /** 0 for what is no heading. */
  readonly level: Level | 0
  /** Of a heading. */
  readonly number: string
  readonly sentences: readonly BesideSentence[]
}

/** A section under the one that is shown, too long to be shown with it. */
export interface BesideChild {
  readonly id: BlockId
  readonly number: string
  readonly title: string
}

export interface BesideSection {
  readonly blocks: readonly BesideBlock[]
  readonly children: readonly BesideChild[]
}

/** A longer section is shown by its own text, with the sections under it to choose from: nobody reads a chapter in a pane. */
const MOST_CHARACTERS = 4_000

/** A section of an earlier paper as it stands beside the one that answers it; null names the lead, of either paper. */
export function besideSection(ours: Document, theirs: Document, pair: SectionPair): BesideSection {
  const node = nodeOf(theirs, pair.theirs)
  if (!node) return { blocks: [], children: [] }
  const all = sentencesIn(theirs, pair.theirs)
  const within = (ids: ReadonlySet<BlockId | null>) => all.filter(({ owner }) => ids.has(owner))
  const whole = idsUnder(node)
  const isWhole = node.id !== null && node.level > 0 && sizeOf(within(whole)) <= MOST_CHARACTERS
  const ids = isWhole ? whole : new Set([node.id])
  const fates = fatesOf(ours, pair.ours, within(ids))
  return {
    blocks: blocksOf(theirs, { ids, all, fates }),
    children: isWhole ? [] : node.children.map(({ id, number, title }) => ({ id: id!, number, title })),
  }
}

function nodeOf(d: Document, id: BlockId | null): SectionNode | undefined {
  for (const tree of sectionTrees(d)) for (const node of walkSections(tree)) if (node.id === id) return node
  return undefined
}

function idsUnder(node: SectionNode): ReadonlySet<BlockId | null> {
  return new Set([...walkSections(node)].map(({ id }) => id))
}

function sizeOf(sentences: readonly Sentence[]): number {
  return sentences.reduce((sum, { characters }) => sum + characters, 0)
}

/** By the place and start of each of their sentences. */
function fatesOf(
  ours: Document,
  section: BlockId | null,
  theirs: readonly Sentence[],
): ReadonlyMap<string, Pick<BesideSentence, 'state' | 'spans'>> {
  const own = sentencesIn(ours, section)
  const fates = new Map<string, Pick<BesideSentence, 'state' | 'spans'>>()
  for (const pair of alignSentences(own, theirs)) {
    if (!pair.theirs) continue
    const fate = !pair.ours
      ? ({ state: 'unused' } as const)
      : pair.likeness === 1
        ? ({ state: 'kept' } as const)
        : ({ state: 'changed', spans: diffCharacters(pair.theirs.text, pair.ours.text) } as const)
    fates.set(keyOf(pair.theirs), fate)
  }
  return fates
}

/** The sentences of a section with all under it; of the lead, of an attachment, those before the first heading of its body too. */
function sentencesIn(d: Document, section: BlockId | null): readonly Sentence[] {
  const part = section === null ? ok(leadOf(d)) : partOf(d, { section })
  const attachment = d.attachments.find(({ id }) => id === section)
  const within = part.ok ? part.value : { ...leadOf(d), blocks: [], attachments: attachment ? [attachment] : [] }
  return sentencesOf(within).filter(({ kind }) => kind !== 'frame')
}

function leadOf(d: Document): Document {
  const first = d.blocks.findIndex(({ type }) => type === 'heading')
  return { ...d, blocks: d.blocks.slice(0, first < 0 ? undefined : first), attachments: [] }
}

function keyOf({ place, start }: { readonly place: string; readonly start: number }): string {
  return `${place} ${start}`
}

interface Telling {
  readonly ids: ReadonlySet<BlockId | null>
  readonly all: readonly Sentence[]
  readonly fates: ReadonlyMap<string, Pick<BesideSentence, 'state' | 'spans'>>
}

function blocksOf(theirs: Document, { ids, all, fates }: Telling): readonly BesideBlock[] {
  const numbers = headingNumbers(theirs)
  const sentences = Map.groupBy(all, ({ place }) => place as string)
  return bodiesOf(theirs).flatMap((blocks, body) => {
    let owner: BlockId | null = body > 0 ? theirs.attachments[body - 1]!.id : null
    return blocks.flatMap((block): BesideBlock[] => {
      if (block.type === 'heading') owner = block.id
      if (!ids.has(owner) || !isShown(block)) return []
      const own = block.type === 'table' ? [] : (sentences.get(block.id) ?? [])
      return [
        {
          block: block.id,
          level: block.type === 'heading' ? block.level : 0,
          number: numbers.get(block.id) ?? '',
          sentences: own.map(({ start, end, text, place }) => ({
            start,
            end,
            text,
            ...(fates.get(keyOf({ place, start })) ?? { state: 'unused' as const }),
          })),
        },
      ]
    })
  })
}

function isShown(block: Block): boolean {
  if (block.type === 'heading') return textOf(block.runs) !== '' || block.runIn !== undefined
  return block.type === 'table' || (block.type === 'paragraph' && textOf(block.runs) !== '')
}
