import type { Block, BlockId, Document } from '../document/document.ts'
import { oneLine, textOf } from '../document/text.ts'
import { walkBlock } from '../document/walk.ts'
import type { PlanItem } from './plan-items.ts'
import { planItems } from './plan-items.ts'
import { planChapters } from './plan-part.ts'

/** A plan item under a name of its own, with what the plan says of it. */
export interface PlanTask extends PlanItem {
  /** The item's block; behind it, of the further items of one block, their place in it. */
  readonly key: string
  /** The words under the item's heading, or of its paragraph. */
  readonly detail: string
}

/** The items of a plan as they are looked for in the summary of the next year. */
export function planTasks(plan: Document): readonly PlanTask[] {
  const details = detailsOf(plan)
  const met = new Map<BlockId, number>()
  return planItems(plan).map((item) => {
    const nth = met.get(item.block) ?? 0
    met.set(item.block, nth + 1)
    const detail = item.by === 'enumerator' ? item.text : (details.get(item.block) ?? '')
    return { ...item, key: nth ? `${item.block}.${nth}` : item.block, detail }
  })
}

/** What stands between a heading and the next one, and each paragraph's own words. */
function detailsOf(plan: Document): ReadonlyMap<BlockId, string> {
  const details = new Map<BlockId, string>()
  for (const { heading, blocks } of planChapters(plan)) {
    let last: BlockId | undefined
    for (const block of heading ? [heading, ...blocks] : blocks) {
      if (block.type === 'heading') last = block.id
      else if (last !== undefined) details.set(last, `${details.get(last) ?? ''}\n${wordsOf(block)}`)
      details.set(block.id, block.type === 'heading' ? oneLine(block.runIn ?? []) : wordsOf(block))
    }
  }
  return details
}

function wordsOf(block: Block): string {
  return [...walkBlock(block)].map(([, runs]) => textOf(runs)).join('\n')
}
