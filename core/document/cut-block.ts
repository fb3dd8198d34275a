import type { Block, Run } from './document.ts'
import { lengthOf } from './map-runs.ts'

/**
 * What stands between two offsets of a block's text, in UTF-16 units; null where nothing does. A heading stays one only
 * with all of its words. Blocks that are no lines are never cut.
 */
export function cutBlock(block: Block, from: number, to: number): Block | null {
  if (block.type !== 'heading' && block.type !== 'paragraph') return block
  const size = lengthOf(block.runs)
  const runIn = block.type === 'heading' ? cutRuns(block.runIn ?? [], from - size, to - size) : []
  const runs = cutRuns(block.runs, from, to)
  if (runs.length === 0 && runIn.length === 0) return null
  if (block.type === 'paragraph') return { ...block, runs }
  const { id, sources } = block
  if (from === 0 && to >= size && size > 0) {
    const { runIn: _whole, ...heading } = block
    return { ...heading, runs, ...(runIn.length > 0 && { runIn }) }
  }
  return { type: 'paragraph', id, runs: [...runs, ...runIn], ...(sources && { sources }) }
}

function cutRuns(runs: readonly Run[], from: number, to: number): Run[] {
  let at = 0
  return runs.flatMap((run) => {
    const start = at
    at += run.text.length
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start))
    return text === '' ? [] : [{ ...run, text }]
  })
}
