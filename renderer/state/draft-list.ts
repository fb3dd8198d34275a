import type { DraftFilters, DraftList, DraftSummary } from '../desk.ts'
import { ask } from '../desk.ts'
import { standingTrouble } from './app.ts'
import { createSearchSoon } from './search-soon.ts'
import { createStore } from './store.ts'
import { showTrouble } from './toast.ts'

/** The drafts outside the recycle bin, the last changed first; null until they were read. */
export const drafts = createStore<readonly DraftSummary[] | null>(null)
/** What the pane shows of them, or of the bin. */
export const shownDrafts = createStore<readonly DraftSummary[] | null>(null)
/** The years and kinds that there are, and how many drafts are in the bin. */
export const draftFilters = createStore<DraftFilters>({ years: [], kinds: [], inBin: 0 })

/** Whether the list could not be read: then nothing is known of the drafts, and not that there are none. */
export const isListUnread = createStore(false)

export interface DraftView {
  readonly query: string
  readonly year: number | null
  readonly kind: DraftSummary['kind'] | null
  readonly sort: NonNullable<DraftList['sort']>
  readonly bin: boolean
}

const WHOLE_LIST: DraftView = { query: '', year: null, kind: null, sort: 'updated', bin: false }
export const draftView = createStore<DraftView>(WHOLE_LIST)

let asked = 0
const searchSoon = createSearchSoon(() => void loadShown())

/** Reads the list again: after a change of a draft, and when the pane is shown. */
export async function loadDrafts(): Promise<void> {
  // Both at once: the list can be used, and clicked, one answer sooner.
  const [reply, filters] = await Promise.all([ask('drafts.list', {}), ask('drafts.filters', {})])
  isListUnread.set(!reply.ok)
  if (!reply.ok) {
    drafts.set(drafts.get() ?? [])
    shownDrafts.set(shownDrafts.get() ?? [])
    // What stands above the desk already is not said twice.
    if (standingTrouble.get()?.code !== reply.error.code) showTrouble(reply.error)
    return
  }
  drafts.set(reply.value)
  if (filters.ok) {
    draftFilters.set(filters.value)
    draftView.update((view) => possibleView(view, filters.value))
  }
  if (JSON.stringify(listArgs(draftView.get())) !== WHOLE_ARGS) return loadShown()
  asked += 1
  shownDrafts.set(reply.value)
}

/** Another view of the list: a filter, an order, the bin. */
export function viewDrafts(change: Partial<Omit<DraftView, 'query'>>): void {
  draftView.update((view) => ({ ...view, ...change }))
  void loadShown()
}

/** Searches once the writer pauses. */
export function searchDrafts(query: string, isComposing = false): void {
  draftView.update((view) => ({ ...view, query }))
  searchSoon(query, isComposing)
}

/** Into the bin's own list and back, each without what was searched or chosen in the other. */
export function showBin(bin: boolean): void {
  draftView.update(({ sort }) => ({ ...WHOLE_LIST, sort, bin }))
  void loadShown()
}

async function loadShown(): Promise<void> {
  const mine = ++asked
  const reply = await ask('drafts.list', listArgs(draftView.get()))
  // An answer that was overtaken by a later question is of no use.
  if (mine !== asked) return
  if (reply.ok) shownDrafts.set(reply.value)
  else showTrouble(reply.error)
}

/** The view as the contract takes it; the bin has an order of its own. */
export function listArgs({ query, year, kind, sort, bin }: DraftView): DraftList {
  return {
    ...(query.trim() && { query: query.trim().slice(0, LONGEST_QUERY) }),
    ...(year !== null && { year }),
    ...(kind !== null && { kind }),
    ...(bin ? { bin } : { sort }),
  }
}

const LONGEST_QUERY = 200

/** Asking with these is asking for `drafts`. */
const WHOLE_ARGS = JSON.stringify(listArgs(WHOLE_LIST))

/** A filter whose last draft has gone would hide everything. */
export function possibleView(view: DraftView, { years, kinds }: DraftFilters): DraftView {
  const year = years.some((entry) => entry.year === view.year) ? view.year : null
  const kind = kinds.some((entry) => entry.kind === view.kind) ? view.kind : null
  return year === view.year && kind === view.kind ? view : { ...view, year, kind }
}
