import type { BlockId, Document } from '#core/document/document.ts'
import type { OldPaperFilters, OldPaperList, OldPaperSummary, OpenedOldPaper, PaperFacts } from '../desk.ts'
import { ask, newRequestId } from '../desk.ts'
import { returnToDesk } from '../return-to-desk.ts'
import { cover, showLeft, standingTrouble, surface } from './app.ts'
import { loadDrafts } from './draft-list.ts'
import { openDraft } from './drafts.ts'
import { createSearchSoon } from './search-soon.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble } from './toast.ts'

/** The old papers outside the bin; null until they were read. */
export const shownOldPapers = createStore<readonly OldPaperSummary[] | null>(null)
/** What there is to narrow the list to, how many papers in all, and how many in the bin. */
export const oldPaperFilters = createStore<OldPaperFilters>({ years: [], kinds: [], units: [], inBin: 0 })
/** The old paper that stands in the place of the draft. */
export const openOldPaper = createStore<OpenedOldPaper | null>(null)

export interface OldPaperView {
  readonly query: string
  readonly year: number | null
  readonly kind: OldPaperSummary['kind'] | null
  readonly unit: string | null
  readonly sort: NonNullable<OldPaperList['sort']>
  readonly bin: boolean
}

const WHOLE_LIST: OldPaperView = { query: '', year: null, kind: null, unit: null, sort: 'year', bin: false }
export const oldPaperView = createStore<OldPaperView>(WHOLE_LIST)

const LONGEST_QUERY = 200
let asked = 0
const searchSoon = createSearchSoon(() => void loadShown())

/** Reads the list again: when the pane is shown, and after each change. */
export async function loadOldPapers(): Promise<void> {
  const filters = await ask('oldPapers.filters', {})
  if (filters.ok) {
    oldPaperFilters.set(filters.value)
    oldPaperView.update((view) => possibleView(view, filters.value))
  }
  await loadShown()
}

/** Another view of the list: a filter, an order. */
export function viewOldPapers(change: Partial<Omit<OldPaperView, 'query'>>): void {
  oldPaperView.update((view) => ({ ...view, ...change }))
  void loadShown()
}

/** Searches once the writer pauses. */
export function searchOldPapers(query: string, isComposing = false): void {
  oldPaperView.update((view) => ({ ...view, query }))
  searchSoon(query, isComposing)
}

/** Into the bin's own list and back. */
export function showOldBin(bin: boolean): void {
  oldPaperView.update(({ sort }) => ({ ...WHOLE_LIST, sort, bin }))
  void loadShown()
}

/** The list of old papers, from wherever the writer is. */
export function showOldPapers(): void {
  showLeft('old-papers')
  showOldBin(false)
  void loadOldPapers()
}

/** The block at which the old paper is to be read; null for its beginning. */
export const oldPaperPlace = createStore<BlockId | null>(null)

/** Shows an old paper in the place of the draft, to be read from its beginning or from a block that is looked for in it. */
export async function readOldPaper(id: string, find?: (document: Document) => BlockId | null): Promise<void> {
  const reply = await ask('oldPapers.read', { id })
  if (!reply.ok) return showTrouble(reply.error)
  oldPaperPlace.set(find?.(reply.value.document) ?? null)
  openOldPaper.set(reply.value)
  cover.set('old-paper')
}

/** Back to the draft, or to the start page. */
export function leaveOldPaper(): void {
  openOldPaper.set(null)
  if (cover.get() === 'old-paper') cover.set('none')
  returnToDesk()
}

/** A new draft with the text of an old paper, opened. */
export async function draftFromOld(id: string): Promise<void> {
  const reply = await ask('oldPapers.copy', { requestId: newRequestId(), id })
  if (!reply.ok) return showTrouble(reply.error)
  const paper = shownOldPapers.get()?.find((known) => known.id === id)
  openOldPaper.set(null)
  await openDraft(reply.value.id)
  void loadDrafts()
  showToast({ text: { key: 'old.copied', params: { title: paper?.title ?? '' } } })
}

/** Corrects what is known of an old paper; false where that was refused. */
export async function correctOldPaper(id: string, facts: Partial<PaperFacts>): Promise<boolean> {
  const reply = await ask('oldPapers.correct', { requestId: newRequestId(), id, ...facts })
  if (!reply.ok) showTrouble(reply.error)
  // The title is in its text too.
  else if (openOldPaper.get()?.id === id) await readOldPaper(id)
  await loadOldPapers()
  return reply.ok
}

/** Writes the file that an old paper or a draft came from, as it came. */
export async function saveOriginal(of: { readonly oldPaper: string } | { readonly draft: string }): Promise<void> {
  const reply = await ask('original.save', of)
  if (!reply.ok) return showTrouble(reply.error)
  if (!reply.value) return
  const name = reply.value.path.split(/[\\/]/).at(-1) ?? reply.value.path
  showToast({ text: { key: 'old.original-saved', params: { name } } })
}

/** To the bin, with a way back. */
export async function removeOldPaper(id: string): Promise<void> {
  const title = shownOldPapers.get()?.find((known) => known.id === id)?.title ?? openOldPaper.get()?.title ?? ''
  if (!(await change('oldPapers.remove', [id]))) return
  if (openOldPaper.get()?.id === id) leaveOldPaper()
  showToast({
    text: { key: 'old.removed', params: { title } },
    action: { key: 'drafts.undo', run: () => void change('oldPapers.restore', [id]) },
  })
}

export async function restoreOldPaper(id: string): Promise<void> {
  if (!(await change('oldPapers.restore', [id]))) return
  showToast({
    text: { key: 'old.restored' },
    action: { key: 'drafts.undo', run: () => void change('oldPapers.remove', [id]) },
  })
}

export function askToEmptyOldBin(): void {
  if (oldPaperFilters.get().inBin > 0) surface.set('empty-old-bin')
}

/** Deletes for good what is in the bin; the dialog that asked is closed. */
export async function emptyOldBin(): Promise<void> {
  surface.set('none')
  const reply = await ask('oldPapers.emptyBin', { requestId: newRequestId() })
  if (!reply.ok) return showTrouble(reply.error)
  await loadOldPapers()
  showToast({ text: { key: 'old.emptied', params: { count: reply.value.papers } } })
}

/** The view as the contract takes it; the bin has an order of its own. */
export function oldListArgs({ query, year, kind, unit, sort, bin }: OldPaperView): OldPaperList {
  return {
    ...(query.trim() && { query: query.trim().slice(0, LONGEST_QUERY) }),
    ...(year !== null && { year }),
    ...(kind !== null && { kind }),
    ...(unit !== null && { unit }),
    ...(bin ? { bin } : { sort }),
  }
}

async function loadShown(): Promise<void> {
  const mine = ++asked
  const reply = await ask('oldPapers.list', oldListArgs(oldPaperView.get()))
  if (mine !== asked) return
  if (reply.ok) return shownOldPapers.set(reply.value)
  shownOldPapers.update((known) => known ?? [])
  if (standingTrouble.get()?.code !== reply.error.code) showTrouble(reply.error)
}

async function change(call: 'oldPapers.remove' | 'oldPapers.restore', ids: string[]): Promise<boolean> {
  const reply = await ask(call, { requestId: newRequestId(), ids })
  if (!reply.ok) showTrouble(reply.error)
  await loadOldPapers()
  return reply.ok
}

/** A filter whose last paper has gone would hide everything. */
function possibleView(view: OldPaperView, { years, kinds, units }: OldPaperFilters): OldPaperView {
  const year = years.some((entry) => entry.year === view.year) ? view.year : null
  const kind = kinds.some((entry) => entry.kind === view.kind) ? view.kind : null
  const unit = units.some((entry) => entry.unit === view.unit) ? view.unit : null
  return year === view.year && kind === view.kind && unit === view.unit ? view : { ...view, year, kind, unit }
}
