import { countText } from '../document/count.ts'
import type { Block, BlockId, Document, Heading, Level, Run } from '../document/document.ts'
import { isOpen } from '../document/document.ts'
import { oneLine, writtenText } from '../document/text.ts'
import { bodiesOf, headingNumbers, walkBlock } from '../document/walk.ts'

/** A heading with all that follows it until the next heading of its level or above (小节), as the outline shows it. */
export interface Section {
  readonly id: BlockId
  readonly level: Level
  readonly number: string
  readonly title: string
  /** 字数 of the whole section, open prompts apart. */
  readonly characters: number
  /** Fields and holes that still wait. */
  readonly open: number
  /** Figures carried over from last year that still wait (待核). */
  readonly unconfirmed: number
  /** True where nothing but headings and prompts stands in it. */
  readonly isEmpty: boolean
}

/** The sections of a paper in reading order, those of its attachments included. */
export function sectionsOf(d: Document): readonly Section[] {
  const numbers = headingNumbers(d)
  return bodiesOf(d).flatMap((blocks) =>
    blocks.flatMap((block, index) => (block.type === 'heading' ? [sectionAt(block, blocks, index, numbers)] : [])),
  )
}

function sectionAt(
  heading: Heading,
  blocks: readonly Block[],
  index: number,
  numbers: ReadonlyMap<BlockId, string>,
): Section {
  const after = blocks.slice(index + 1)
  const end = after.findIndex((block) => block.type === 'heading' && block.level <= heading.level)
  const inside = end < 0 ? after : after.slice(0, end)
  const number = numbers.get(heading.id) ?? ''
  const text = [heading, ...inside].map((block) => (numbers.get(block.id) ?? '') + wordsOf(block)).join('\n')
  return {
    id: heading.id,
    level: heading.level,
    number,
    title: oneLine(heading.runs),
    characters: countText(text),
    open: [heading, ...inside].reduce((sum, block) => sum + runsOf(block).filter(isOpen).length, 0),
    unconfirmed: unconfirmedIn([heading, ...inside]),
    isEmpty: [heading, ...inside].every((block) => bodyOf(block).trim() === ''),
  }
}

function unconfirmedIn(blocks: readonly Block[]): number {
  const waiting = blocks.flatMap(runsOf).filter((run) => run.carried?.state === 'unconfirmed')
  return new Set(waiting.map((run) => run.carried?.id)).size
}

/** What a block holds beside a heading's own words. */
function bodyOf(block: Block): string {
  return block.type === 'heading' ? writtenText(block.runIn ?? []) : wordsOf(block)
}

function runsOf(block: Block): Run[] {
  return [...walkBlock(block)].flatMap(([, runs]) => runs)
}

function wordsOf(block: Block): string {
  return block.type === 'picture' ? block.alt || '·' : writtenText(runsOf(block))
}
