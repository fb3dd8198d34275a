import type { PassageFilters, PassageList, PassageSummary } from '../desk.ts'
import { ask } from '../desk.ts'
import { showLeft, standingTrouble, surface } from './app.ts'
import { askForMany } from './passage-work.ts'
import { createSearchSoon } from './search-soon.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble } from './toast.ts'

/** What of the library the pane shows. */
export interface LibraryView {
  readonly query: string
  readonly collection: NonNullable<PassageList['collection']> | null
  readonly kind: NonNullable<PassageList['kind']> | null
  readonly year: number | null
  readonly unit: string | null
  readonly tag: string | null
  readonly isFavourite: boolean
  /** Null: by relevance where something is searched for, else the last changed first. */
  readonly sort: NonNullable<PassageList['sort']> | null
  readonly bin: boolean
}

const NOT_NARROWED = { collection: null, kind: null, year: null, unit: null, tag: null, isFavourite: false } as const
export const WHOLE_LIBRARY: LibraryView = { ...NOT_NARROWED, query: '', sort: null, bin: false }
export const libraryView = createStore<LibraryView>(WHOLE_LIBRARY)

/** Null until they were read. */
export const libraryFilters = createStore<PassageFilters | null>(null)

/** The rows of the list as far as they were read, in pages; of a hundred thousand only those that came into sight. */
export interface PassageRows {
  readonly total: number
  readonly pages: ReadonlyMap<number, readonly PassageSummary[]>
}
export const passageRows = createStore<PassageRows | null>(null)

export const PAGE_ROWS = 100
const LONGEST_QUERY = 200
let asked = 0
const searchSoon = createSearchSoon(() => void showFromTop())
let sight = { first: 0, last: 0 }
const waiting = new Set<number>()

/** The row at a place of the list; undefined while its page is not there yet. */
export function rowAt(rows: PassageRows, index: number): PassageSummary | undefined {
  return rows.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS]
}

/** The pages that hold these rows, both included. */
export function pagesOf(first: number, last: number): number[] {
  const from = Math.floor(Math.max(0, first) / PAGE_ROWS)
  return Array.from({ length: Math.floor(Math.max(0, last) / PAGE_ROWS) - from + 1 }, (_, at) => from + at)
}

/** The view as the contract takes it; the bin has an order of its own. */
export function libraryListArgs(view: LibraryView): PassageList {
  const { query, collection, kind, year, unit, tag, isFavourite, sort, bin } = view
  return {
    ...(query.trim() && { query: query.trim().slice(0, LONGEST_QUERY).toWellFormed() }),
    ...(collection !== null && { collection }),
    ...(kind !== null && { kind }),
    ...(year !== null && { year }),
    ...(unit !== null && { unit }),
    ...(tag !== null && { tag }),
    ...(isFavourite && { isFavourite }),
    ...(bin ? { bin } : sort !== null && { sort }),
  }
}

export function isNarrowed(view: LibraryView): boolean {
  return Object.entries(NOT_NARROWED).some(([key, none]) => view[key as keyof typeof NOT_NARROWED] !== none)
}

/** A filter whose last passage has gone would hide everything. */
export function possibleLibraryView(view: LibraryView, filters: PassageFilters): LibraryView {
  const { collections, kinds, years, units, tags, favourites } = filters
  const next: LibraryView = {
    ...view,
    collection: collections.some(({ collection }) => collection === view.collection) ? view.collection : null,
    kind: kinds.some(({ kind }) => kind === view.kind) ? view.kind : null,
    year: years.some(({ year }) => year === view.year) ? view.year : null,
    unit: units.some(({ unit }) => unit === view.unit) ? view.unit : null,
    tag: tags.some(({ tag }) => tag === view.tag) ? view.tag : null,
    isFavourite: view.isFavourite && favourites > 0,
  }
  return JSON.stringify(next) === JSON.stringify(view) ? view : next
}

/** Reads list and filters again: when the pane is shown, and after each change. */
export async function loadLibrary(): Promise<void> {
  const filters = await ask('library.filters', {})
  if (filters.ok) {
    libraryFilters.set(filters.value)
    libraryView.update((view) => possibleLibraryView(view, filters.value))
  }
  await loadRows()
}

/** Another view of the list: a filter, an order. */
export function viewLibrary(change: Partial<Omit<LibraryView, 'query' | 'bin'>>): void {
  libraryView.update((view) => ({ ...view, ...change }))
  void showFromTop()
}

export function showWholeLibrary(): void {
  viewLibrary(NOT_NARROWED)
}

/** Searches once the writer pauses. */
export function searchLibrary(query: string, isComposing = false): void {
  libraryView.update((view) => ({ ...view, query }))
  searchSoon(query, isComposing)
}

/** Into the bin's own list and back. */
export function showLibraryBin(bin: boolean): void {
  libraryView.set({ ...WHOLE_LIBRARY, bin })
  void showFromTop()
}

/** The library, from wherever the writer is. */
export function showLibrary(): void {
  showLeft('passages')
  if (libraryView.get().bin) showLibraryBin(false)
  else void loadLibrary()
}

/** Told by the list: these rows are in sight, so their pages are wanted. */
export function seeRows(first: number, last: number): void {
  sight = { first, last }
  const known = passageRows.get()
  if (!known) return
  for (const page of pagesOf(first, Math.min(last, known.total - 1))) {
    if (!known.pages.has(page) && !waiting.has(page)) void loadPage(page)
  }
}

/** The passages from one place of the list to another, both included, read where they were not in sight yet. */
export async function passagesBetween(one: number, other: number): Promise<readonly PassageSummary[]> {
  const first = Math.max(0, Math.min(one, other))
  const last = Math.max(one, other)
  const found: PassageSummary[] = []
  for (const page of pagesOf(first, last)) {
    const known = passageRows.get()?.pages.get(page)
    const reply = known ? null : await readPage(page)
    if (reply && !reply.ok) {
      tell(reply.error)
      break
    }
    const from = page * PAGE_ROWS
    found.push(...(known ?? reply!.value.passages).slice(Math.max(0, first - from), last - from + 1))
  }
  return found
}

/** What the list shows of one passage, where it was read. */
export function knownPassage(id: string): PassageSummary | undefined {
  for (const page of passageRows.get()?.pages.values() ?? []) {
    const found = page.find((passage) => passage.id === id)
    if (found) return found
  }
  return undefined
}

/** Changes what is shown of some passages before the service has answered; reading the list again tells the truth. */
export function showChanged(ids: ReadonlySet<string>, change: (passage: PassageSummary) => PassageSummary): void {
  passageRows.update((rows) => {
    if (!rows) return rows
    const changed = [...rows.pages].map(
      ([page, list]) => [page, list.map((row) => (ids.has(row.id) ? change(row) : row))] as const,
    )
    return { ...rows, pages: new Map(changed) }
  })
}

/** Asks before the only deletion that cannot be undone. */
export function askToEmptyLibraryBin(): void {
  if ((libraryFilters.get()?.inBin ?? 0) > 0) surface.set('empty-library-bin')
}

/** Deletes for good what is in the bin; the dialog that asked is closed. */
export async function emptyLibraryBin(): Promise<void> {
  surface.set('none')
  const count = libraryFilters.get()?.inBin ?? 0
  const reply = await askForMany(count, (requestId) => ask('library.emptyBin', { requestId }))
  await loadLibrary()
  if (!reply.ok) return showTrouble(reply.error)
  showToast({ text: { key: 'library.emptied', params: { count: reply.value.passages } } })
}

async function showFromTop(): Promise<void> {
  sight = { first: 0, last: 0 }
  listTop.update((count) => count + 1)
  await loadRows()
}

/** Counts up when another list is shown: it is seen from its beginning, and nothing of it is chosen. */
export const listTop = createStore(0)

/** Reads the rows in sight anew; those shown stay until then, so that nothing flickers. */
async function loadRows(): Promise<void> {
  const mine = ++asked
  waiting.clear()
  const wanted = pagesOf(sight.first, sight.last)
  const replies = await Promise.all(wanted.map((page) => readPage(page)))
  // An answer that was overtaken by a later question is of no use.
  if (mine !== asked) return
  const pages = new Map<number, readonly PassageSummary[]>()
  let total = 0
  for (const [at, reply] of replies.entries()) {
    if (!reply.ok) return tell(reply.error)
    pages.set(wanted[at]!, reply.value.passages)
    total = reply.value.total
  }
  passageRows.set({ total, pages })
  // The list may have grown shorter than where it was looked at.
  if (sight.first > 0 && sight.first >= total) seeRows(Math.max(0, total - PAGE_ROWS), total)
}

async function loadPage(page: number): Promise<void> {
  const mine = asked
  waiting.add(page)
  const reply = await readPage(page)
  if (mine !== asked) return
  waiting.delete(page)
  if (!reply.ok) return tell(reply.error)
  const { passages, total } = reply.value
  passageRows.update((rows) => ({ total, pages: new Map([...(rows?.pages ?? []), [page, passages]]) }))
}

function readPage(page: number) {
  return ask('library.list', { ...libraryListArgs(libraryView.get()), offset: page * PAGE_ROWS, limit: PAGE_ROWS })
}

function tell(trouble: Parameters<typeof showTrouble>[0]): void {
  passageRows.update((rows) => rows ?? { total: 0, pages: new Map() })
  // What stands above the desk already is not said twice.
  if (standingTrouble.get()?.code !== trouble.code) showTrouble(trouble)
}
