import type { DraftSummary, OldPaperSummary } from '../desk.ts'
import { ask } from '../desk.ts'
import { createSearchSoon } from './search-soon.ts'
import { createStore } from './store.ts'
import { showTrouble } from './toast.ts'

/** What may be rolled forward: the old papers and the drafts that hold what is searched for. */
export interface RollSources {
  readonly query: string
  readonly oldPapers: readonly OldPaperSummary[]
  readonly drafts: readonly DraftSummary[]
  /** Whether both lists were read. */
  readonly isRead: boolean
}

export const rollSources = createStore<RollSources>({ query: '', oldPapers: [], drafts: [], isRead: false })

const LONGEST_QUERY = 200
let asked = 0
const searchSoon = createSearchSoon(() => void load())

/** Reads both lists, with nothing searched for. */
export async function loadRollSources(): Promise<void> {
  rollSources.update((now) => ({ ...now, query: '', isRead: false }))
  await load()
}

/** Searches once the writer pauses. */
export function searchRollSources(query: string, isComposing = false): void {
  rollSources.update((now) => ({ ...now, query }))
  searchSoon(query, isComposing)
}

async function load(): Promise<void> {
  const mine = ++asked
  const query = rollSources.get().query.trim().slice(0, LONGEST_QUERY)
  const wanted = query ? { query } : {}
  const [old, own] = await Promise.all([ask('oldPapers.list', wanted), ask('drafts.list', { ...wanted, sort: 'year' })])
  if (mine !== asked) return
  const oldPapers = old.ok ? old.value : []
  const drafts = own.ok ? own.value : []
  rollSources.update((now) => ({ ...now, oldPapers, drafts, isRead: true }))
  if (!old.ok) showTrouble(old.error)
  else if (!own.ok) showTrouble(own.error)
}
