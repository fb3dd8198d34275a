import type { Run } from '../document/document.ts'
import { promptOf } from '../document/document.ts'

/** What was done about the item, waiting to be filled in. */
const DONE = { kind: 'text', label: '完成情况' } as const

/** A sentence that says of a plan item what was done: the item's own words, then a hole. */
export function planStub(text: string): readonly Run[] {
  return [{ text: `${text}，` }, { text: promptOf(DONE), slot: DONE }, { text: '。' }]
}
