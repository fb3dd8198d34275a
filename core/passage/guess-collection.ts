import type { Block, BlockId, Document } from '../document/document.ts'
import { textOf } from '../document/text.ts'
import { bodiesOf } from '../document/walk.ts'
import { closingStart } from '../outline/closing.ts'
import { planBlocks } from '../roll-forward/plan-part.ts'
import type { Collection } from './passage.ts'

const PROBLEMS = /问题|不足|短板|困难|差距|薄弱/
/** «着力解决民生问题» is work that was done, not a problem that is owned up to. */
const SETTLED = /(?:解决|破解|化解|补齐|补上|缩小|克服|排查|整改|攻克)/

/** Which collection suits a place of a paper: a block by its id, or one of the paper's own lines by its name. */
export function guessCollection(d: Document, place: string | null): Collection {
  if (place === 'title' || place === 'recipients') return 'openings'
  if (place === 'signatory' || place === 'date' || place === 'note') return 'closings'
  const blocks = bodiesOf(d).find((body) => body.some(({ id }) => id === place))
  if (!blocks) return 'other'
  const index = blocks.findIndex(({ id }) => id === place)
  const isMain = blocks === d.blocks
  if (isMain && index >= closingStart(blocks)) return 'closings'
  const titles = headingsOver(blocks, index)
  if (titles.some((title) => PROBLEMS.test(title) && !SETTLED.test(title))) return 'problems'
  if (planBlocks(d).has(place as BlockId)) return 'next-year'
  const opens = blocks.findIndex(({ type }) => type === 'heading')
  return isMain && index < opens ? 'openings' : 'other'
}

/** The words of the headings that a block stands under, its own where it is one; the nearest first. */
function headingsOver(blocks: readonly Block[], index: number): readonly string[] {
  let level = 5
  return blocks
    .slice(0, index + 1)
    .toReversed()
    .flatMap((block) => {
      if (block.type !== 'heading' || block.level >= level) return []
      level = block.level
      return [textOf(block.runs)]
    })
}
