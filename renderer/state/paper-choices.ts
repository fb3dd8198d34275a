import type { DraftSummary, OldPaperSummary, RollSource } from '../desk.ts'
import { ask } from '../desk.ts'
import { shownName } from './drafts.ts'
import { createSearchSoon } from './search-soon.ts'
import { createStore } from './store.ts'
import { showTrouble } from './toast.ts'

type Summary = OldPaperSummary | DraftSummary

/** A paper that may be chosen. */
export interface PaperChoice extends Pick<Summary, 'title' | 'year' | 'kind' | 'unit' | 'characters' | 'excerpt'> {
  readonly from: RollSource
}

/** The old papers and the drafts that hold what is searched for, the newest year first. */
export interface PaperChoices {
  readonly query: string
  readonly oldPapers: readonly PaperChoice[]
  readonly drafts: readonly PaperChoice[]
  /** Whether both lists were read. */
  readonly isRead: boolean
}

/** One place chooses at a time: each begins by reading anew. */
export const paperChoices = createStore<PaperChoices>({ query: '', oldPapers: [], drafts: [], isRead: false })

const LONGEST_QUERY = 200
let asked = 0
const searchSoon = createSearchSoon(() => void load())

/** Reads both lists, with nothing searched for. */
export async function loadPaperChoices(): Promise<void> {
  paperChoices.update((now) => ({ ...now, query: '', isRead: false }))
  await load()
}

/** Searches once the writer pauses. */
export function searchPaperChoices(query: string, isComposing = false): void {
  paperChoices.update((now) => ({ ...now, query }))
  searchSoon(query, isComposing)
}

async function load(): Promise<void> {
  const mine = ++asked
  const query = paperChoices.get().query.trim().slice(0, LONGEST_QUERY)
  const wanted = query ? { query } : {}
  const [old, own] = await Promise.all([ask('oldPapers.list', wanted), ask('drafts.list', { ...wanted, sort: 'year' })])
  if (mine !== asked) return
  const oldPapers = old.ok ? old.value.map((paper) => ({ ...paper, from: { oldPaper: paper.id } })) : []
  const drafts = own.ok
    ? own.value.map((draft) => ({ ...draft, title: shownName(draft), from: { draft: draft.id } }))
    : []
  paperChoices.update((now) => ({ ...now, oldPapers, drafts, isRead: true }))
  if (!old.ok) showTrouble(old.error)
  else if (!own.ok) showTrouble(own.error)
}
