import type { OpenedPassage, PassageSummary } from '../desk.ts'
import { ask, newRequestId } from '../desk.ts'
import type { InsertHow, Quick } from '../editor/paper-editor.ts'
import { guessCollection } from '#core/passage/guess-collection.ts'
import type { Collection } from '#core/passage/passage.ts'
import { groupProposed, type PassageGroup } from '../passages/group-passages.ts'
import { cover, surface } from './app.ts'
import { caretState, openPaper, papers, type OpenPaper } from './document.ts'
import { untilComposed } from './paste.ts'
import { preview } from './preview.ts'
import { rightPane } from './right-pane.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble } from './toast.ts'
import { offerUndo } from './undo-toast.ts'

export type { InsertHow } from '../editor/paper-editor.ts'

/** What is searched for in the pane, and what was found; null until it was read. */
export interface PassageSearch {
  readonly query: string
  readonly groups: readonly PassageGroup[] | null
}
export const passageSearch = createStore<PassageSearch>({ query: '', groups: null })

/** The passage that is chosen in the pane, with its words. */
export const chosenPassage = createStore<OpenedPassage | null>(null)

/** Counts up when the pane is asked for by its key: its search wants the keyboard. */
export const passagesAsked = createStore(0)

/** As many as a pane is looked through; more is found by another word. */
const MOST_FOUND = 60
const LONGEST_QUERY = 200
const SEARCH_MS = 80
let searchTimer: ReturnType<typeof setTimeout> | undefined
let asked = 0
let proposedFor: Collection | null = null
let chosenLast = ''
/** What the list answers that is shown. */
let foundFor = ''

/** Opens the pane with the keyboard in its search. */
export function showPassages(): void {
  if (!openPaper.get() || cover.get() !== 'none' || surface.get() !== 'none') return
  // What is put in has to be seen.
  preview.set(false)
  rightPane.set('passages')
  passagesAsked.update((count) => count + 1)
}

/** Searches once the writer pauses; letters of an unfinished composition are shown and not searched for. */
export function searchPassages(query: string, isComposing = false): void {
  passageSearch.update((search) => ({ ...search, query }))
  clearTimeout(searchTimer)
  if (!isComposing) searchTimer = setTimeout(() => void loadPassages(), SEARCH_MS)
}

/** Whether the list that is shown is still the one before what was typed. */
export function isSearchingPassages(): boolean {
  return wantedQuery() !== foundFor
}

/** The passage that is chosen once all that was typed is searched for; null where there is none, or a later key asked anew. */
export async function chosenAfterSearch(): Promise<string | null> {
  clearTimeout(searchTimer)
  if (isSearchingPassages()) await loadPassages()
  return isSearchingPassages() ? null : chosenLast || null
}

function wantedQuery(): string {
  return passageSearch.get().query.trim().slice(0, LONGEST_QUERY).toWellFormed()
}

/** Reads what the pane shows: what was found, or, with nothing to search for, what is proposed for the place of the caret. */
export async function loadPassages(): Promise<void> {
  const mine = ++asked
  const query = wantedQuery()
  const groups = query === '' ? await proposedGroups() : await foundGroups(query)
  // An answer that was overtaken by a later question is of no use.
  if (mine !== asked) return
  foundFor = query
  passageSearch.update((search) => ({ ...search, groups }))
  const all = groups.flatMap(({ passages }) => passages)
  const known = chosenPassage.get()
  if (!known || !all.some(({ id }) => id === known.id)) choosePassage(all[0]?.id ?? null)
}

async function foundGroups(query: string): Promise<readonly PassageGroup[]> {
  const passages = await listed({ query, limit: MOST_FOUND })
  return passages.length > 0 ? [{ name: 'found', passages }] : []
}

async function proposedGroups(): Promise<readonly PassageGroup[]> {
  const collection = collectionHere()
  proposedFor = collection
  const [favourites, used, here, others] = await Promise.all([
    listed({ isFavourite: true, sort: 'used', limit: 20 }),
    listed({ sort: 'used', limit: 20 }),
    collection === 'other' ? [] : listed({ collection, sort: 'used', limit: MOST_FOUND }),
    listed({ sort: 'updated', limit: MOST_FOUND }),
  ])
  return groupProposed({ favourites, used, here, others })
}

/** Proposes anew where the caret came to a place that other passages suit. */
export function followCaret(): void {
  if (passageSearch.get().query === '' && collectionHere() !== proposedFor) void loadPassages()
}

function collectionHere(): Collection {
  const paper = openPaper.get()
  return paper ? guessCollection(paper.editor.document(), caretState.get()?.caret?.place ?? null) : 'other'
}

async function listed(args: Parameters<typeof ask<'library.list'>>[1]): Promise<readonly PassageSummary[]> {
  const reply = await ask('library.list', args)
  if (reply.ok) return reply.value.passages
  showTrouble(reply.error)
  return []
}

/** Chooses a passage of the list, and reads its words for the preview. */
export function choosePassage(id: string | null): void {
  chosenLast = id ?? ''
  if (id === null) return chosenPassage.set(null)
  void ask('library.read', { id }).then((reply) => {
    if (reply.ok && chosenLast === id) chosenPassage.set(reply.value)
  })
}

let lastInsert: Promise<unknown> = Promise.resolve()

/**
 * Puts a passage into the paper on the desk: at its caret, as a section beside the one of the caret, or in the place of the
 * selection or the current paragraph. One step of undo; `typed` is the query that it takes the place of. False where it
 * could not be, which was said.
 */
export function insertPassageById(id: string, how: InsertHow, typed?: Quick): Promise<boolean> {
  // The one that is on the desk now: another may be there when the passage was read.
  const paper = openPaper.get()
  // One after the other: of two at once the second goes behind the first.
  const inserted = lastInsert.then(() => insertNow(paper, { id, how, typed }))
  lastInsert = inserted.catch(() => undefined)
  return inserted
}

interface Wanted {
  readonly id: string
  readonly how: InsertHow
  readonly typed: Quick | undefined
}

async function insertNow(paper: OpenPaper | null, { id, how, typed }: Wanted): Promise<boolean> {
  if (!paper || paper.isReadOnly) {
    showToast({ text: { key: paper ? 'passages.read-only' : 'passages.no-paper' } })
    return false
  }
  const read = await ask('library.read', { id })
  if (!read.ok) {
    showTrouble(read.error)
    return false
  }
  await untilComposed(paper.editor)
  // It may have been closed meanwhile.
  if (!papers.get().includes(paper) || !paper.editor.insertPassage(read.value, how, typed)) return false
  void ask('library.used', { requestId: newRequestId(), id, draft: paper.id }).then(() => reloadShown())
  const text = { key: 'passages.inserted', params: { title: read.value.title } } as const
  offerUndo(paper.editor, text, 'passages.too-late')
  return true
}

/** The list again, where it is shown: what is used often, what was kept. */
export function reloadShown(): void {
  if (rightPane.get() === 'passages') void loadPassages()
}
