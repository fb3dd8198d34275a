import type { Block, BlockId, Document } from '../document/document.ts'
import { oneLine, textOf } from '../document/text.ts'
import { walkBlock } from '../document/walk.ts'
import { commitmentsIn } from './plan-commitments.ts'
import type { PlanItem } from './plan-items.ts'
import { planItems } from './plan-items.ts'
import { planChapters } from './plan-part.ts'
import { pairsOf } from './plan-words.ts'

/** A plan item under a name of its own, with what the plan says of it. */
export interface PlanTask extends PlanItem {
  /** The item's block; behind it, of the further items of one block, their place in it. */
  readonly key: string
  /** The words under the item's heading, or its own. */
  readonly detail: string
  /** The heading and the label that a promise stands under; empty for what is a heading. */
  readonly under: string
}

/**
 * What last year's plan promised, to be looked for in the summary of the next year: each promise of the text under a
 * heading, the heading itself where there is one or none, each promise of a plan without headings.
 */
export function planTasks(plan: Document): readonly PlanTask[] {
  const items = planItems(plan)
  const words = wordsUnder(plan)
  const isHeaded = items.some(({ by }) => by === 'heading')
  const tasks = isHeaded ? items.flatMap((item) => underHeading(item, words)) : spokenTasks(items, words)
  return tasks.length > 0 ? named(tasks) : planSections(plan)
}

/** The headings of a plan as they stand, or what it is read by where it has none, each with the words under it. */
export function planSections(plan: Document): readonly PlanTask[] {
  const words = wordsUnder(plan)
  return named(
    planItems(plan).map((item) => {
      const detail = (words.get(item.block)?.pieces ?? []).map(([, text]) => text).join('\n')
      return { ...item, under: '', detail: item.by === 'enumerator' ? item.text : detail }
    }),
  )
}

type Unnamed = Omit<PlanTask, 'key'>

function named(tasks: readonly Unnamed[]): readonly PlanTask[] {
  const met = new Map<BlockId, number>()
  return tasks.map((task) => {
    const nth = met.get(task.block) ?? 0
    met.set(task.block, nth + 1)
    return { ...task, key: nth ? `${task.block}.${nth}` : task.block }
  })
}

function underHeading(item: PlanItem, words: ReadonlyMap<BlockId, Words>): Unnamed[] {
  const { pieces, isParent } = words.get(item.block) ?? { pieces: [], isParent: false }
  // 1.修路18公里，改造电网26公里。 The writer's own number makes it one item.
  const isMarkedWhole = pieces.length === 1 && pieces[0]![1].replace(/[。；]$/, '') === item.text
  const promises = isMarkedWhole ? [] : promisesIn(item, pieces)
  if (promises.length > 1 || (promises.length === 1 && (isParent || !isNameOf(item.text, promises[0]!.text))))
    return promises
  return isParent ? [] : [{ ...item, under: '', detail: pieces.map(([, text]) => text).join('\n') }]
}

/** 建成滨江校区。秋季学期前完成滨江校区主体工程。 A slogan names nothing: 夯实基础。更换书架。 */
function isNameOf(title: string, promise: string): boolean {
  const pairs = pairsOf(promise)
  return title === promise || [...pairsOf(title)].some((pair) => pairs.has(pair))
}

function promisesIn({ section, number, text: title }: PlanItem, pieces: readonly Piece[]): Unnamed[] {
  const found = pieces.flatMap(([block, text, isTable]) =>
    (isTable ? [] : commitmentsIn(text)).map((promise) => ({ ...promise, block })),
  )
  return found.map(({ block, text, number: own, label }, nth) => ({
    section,
    number: own || (nth ? '' : number),
    text,
    block,
    by: own ? ('enumerator' as const) : ('paragraph' as const),
    detail: text,
    under: `${title}\n${label}`.trim(),
  }))
}

function spokenTasks(items: readonly PlanItem[], words: ReadonlyMap<BlockId, Words>): Unnamed[] {
  const paragraphs = new Map(items.map((item) => [item.block, { ...item, number: '', text: '' }]))
  return [...paragraphs].flatMap(([block, item]) => {
    const own = (words.get(block)?.pieces ?? []).filter(([of]) => of === block)
    return promisesIn(item, own)
  })
}

/** Words and their block; a table's are no sentences. */
type Piece = readonly [block: BlockId, text: string, isTable: boolean]

interface Words {
  /** The words under a heading up to the next one, its own run-in ones with them, or of a paragraph, each with its block. */
  readonly pieces: readonly Piece[]
  /** Headings of lower levels follow it. */
  readonly isParent: boolean
}

function wordsUnder(plan: Document): ReadonlyMap<BlockId, Words> {
  const words = new Map<BlockId, { pieces: Piece[]; isParent: boolean }>()
  for (const { heading, blocks } of planChapters(plan)) {
    let last: Block | undefined
    for (const block of heading ? [heading, ...blocks] : blocks) {
      const text = block.type === 'heading' ? oneLine(block.runIn ?? []) : wordsOf(block)
      const pieces: Piece[] = text.trim() ? [[block.id, text, block.type === 'table']] : []
      if (block.type === 'heading') {
        if (last?.type === 'heading' && block.level > last.level) words.get(last.id)!.isParent = true
        last = block
      } else if (last) words.get(last.id)!.pieces.push(...pieces)
      words.set(block.id, { pieces, isParent: false })
    }
  }
  return words
}

function wordsOf(block: Block): string {
  return [...walkBlock(block)].map(([, runs]) => textOf(runs)).join('\n')
}
