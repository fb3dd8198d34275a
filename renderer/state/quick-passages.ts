import type { PassageSummary } from '../desk.ts'
import { ask } from '../desk.ts'
import type { Quick, QuickKey } from '../editor/paper-editor.ts'
import { insertPassageById } from './passages.ts'
import { createStore } from './store.ts'

/** What was found for a query that is typed into the paper, and which of it is chosen. */
export interface QuickList {
  readonly quick: Quick
  readonly passages: readonly PassageSummary[]
  readonly chosen: number
}

/** The list at the caret; null while nothing is asked for or nothing was found. */
export const quickList = createStore<QuickList | null>(null)

/** As many as are seen without scrolling; one more letter leaves fewer. */
const MOST = 8
let current: Quick | null = null
/** The query whose first answer is to be taken: Enter came before it, when the list still showed the query of a letter ago. */
let wanted: Quick | null = null

/** Told by the paper with every letter of a query, and when it ends. */
export function askQuick(quick: Quick | null): void {
  current = quick
  if (!quick) return quickList.set(null)
  void ask('library.quick', { query: quick.query, limit: MOST }).then((reply) => {
    if (current !== quick) return
    const passages = reply.ok ? reply.value : []
    quickList.set(passages.length > 0 ? { quick, passages, chosen: 0 } : null)
    if (wanted === quick) chooseQuick(0)
  })
}

/** Takes a key for the list; false while none is shown. */
export function takeQuickKey(key: QuickKey): boolean {
  const list = quickList.get()
  if (!list) return false
  if (list.quick !== current) {
    // The list that is seen is about to change: what Enter means is the first of the next one.
    if (key === 'choose') wanted = current
    return true
  }
  if (key === 'choose') chooseQuick(list.chosen)
  else {
    const { length } = list.passages
    quickList.set({ ...list, chosen: (list.chosen + (key === 'down' ? 1 : length - 1)) % length })
  }
  return true
}

/** Puts one of the list into the paper, in the place of what was typed. */
export function chooseQuick(index: number): void {
  const list = quickList.get()
  const passage = list?.passages[index]
  quickList.set(null)
  if (list && passage) void insertPassageById(passage.id, 'caret', list.quick)
}
