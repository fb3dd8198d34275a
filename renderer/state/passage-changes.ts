import type { PassagesToAdd, Reply } from '../desk.ts'
import { ask, newRequestId } from '../desk.ts'
import type { Passage } from '#core/passage/passage.ts'
import { tagsBack, type TagChange } from '../library/passage-words.ts'
import { surface } from './app.ts'
import { chosenPassages, clearChosen } from './chosen-passages.ts'
import { knownPassage, loadLibrary, showChanged, showLibrary } from './library.ts'
import { leaveRemovedPassage, openPassage, rereadOpenPassage, settleOpenPassage } from './passage-view.ts'
import { askForMany, doneTo } from './passage-work.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble } from './toast.ts'

type Ids = readonly string[]

/** Marks passages as favourites, or takes the mark off; seen at once. */
export async function favourPassages(ids: Ids, isFavourite: boolean): Promise<void> {
  const known = new Set(ids)
  showChanged(known, (passage) => ({ ...passage, isFavourite }))
  openPassage.update((open) => (open && known.has(open.id) ? { ...open, isFavourite } : open))
  await toAll(ids, (requestId) => ask('library.favour', { requestId, ids: [...ids], isFavourite }))
}

/** The passages that the dialog asks tags for. */
export const passagesToTag = createStore<Ids>([])

export function askForTags(ids: Ids): void {
  passagesToTag.set(ids)
  surface.set('tag-passages')
}

/** Puts tags on passages and takes others off, with a way back; false where that was refused. */
export async function tagPassages(ids: Ids, change: TagChange): Promise<boolean> {
  const before = ids.map((id) => ({ id, tags: knownPassage(id)?.tags ?? null }))
  const count = await tag(ids, change)
  if (count === 0) return false
  const back = tagsBack(before, change)
  showToast({
    text: { key: 'library.tagged', params: { count } },
    ...(back && { action: { key: 'drafts.undo', run: () => void putBack(back) } }),
  })
  return true
}

async function tag(ids: Ids, { add, remove }: TagChange): Promise<number> {
  // What is being written in the open one is saved first: its own tags would else come back with the next save.
  if (!(await settleOpenPassage(ids))) return 0
  const change = { ids: [...ids], add: [...add], remove: [...remove] }
  const count = await toAll(ids, (requestId) => ask('library.tag', { requestId, ...change }))
  if (count > 0) await rereadOpenPassage(ids)
  return count
}

interface TagBack extends TagChange {
  readonly ids: Ids
}

async function putBack(back: readonly TagBack[]): Promise<void> {
  for (const { ids, ...change } of back) if (!(await tag(ids, change))) return
}

/** To the recycle bin, with a way back. */
export async function removePassages(ids: Ids): Promise<void> {
  if (ids.length === 0 || !(await settleOpenPassage(ids))) return
  const title =
    (ids.length === 1 ? knownPassage(ids[0]!)?.title : undefined) ?? openPassage.get()?.facts.get().title ?? ''
  const count = await remove(ids)
  if (count === 0) return
  leaveRemovedPassage(ids)
  clearChosen()
  showToast({
    text:
      ids.length === 1
        ? { key: 'library.removed', params: { title } }
        : { key: 'library.removed-many', params: { count } },
    action: { key: 'drafts.undo', run: () => void restore(ids) },
  })
}

export async function restorePassages(ids: Ids): Promise<void> {
  const count = ids.length === 0 ? 0 : await restore(ids)
  if (count === 0) return
  clearChosen()
  showToast({
    text: { key: 'library.restored', params: { count } },
    action: { key: 'drafts.undo', run: () => void remove(ids) },
  })
}

/** As many as the contract takes at once. */
const MOST_ADDED = 1_000

/** New passages; null where they were refused, which was said. */
export async function addPassages(passages: readonly Passage[]): Promise<Ids | null> {
  const ids: string[] = []
  for (let from = 0; from < passages.length; from += MOST_ADDED) {
    const some = passages.slice(from, from + MOST_ADDED) as PassagesToAdd
    const reply = await ask('library.add', { requestId: newRequestId(), passages: some })
    if (!reply.ok) {
      showTrouble(reply.error)
      break
    }
    ids.push(...reply.value.ids)
  }
  await loadLibrary()
  return ids.length > 0 ? ids : null
}

/** New passages, with a way to them and a way back; false where they were refused. */
export async function keepPassages(passages: readonly Passage[]): Promise<boolean> {
  const ids = await addPassages(passages)
  if (!ids) return false
  showToast({
    text: { key: 'library.kept', params: { count: ids.length } },
    action: { key: 'library.show', run: showLibrary },
    second: { key: 'drafts.undo', run: () => void remove(ids) },
  })
  return ids.length === passages.length
}

const remove = (ids: Ids) => toAll(ids, (requestId) => ask('library.remove', { requestId, ids: [...ids] }))
const restore = (ids: Ids) => toAll(ids, (requestId) => ask('library.restore', { requestId, ids: [...ids] }))

/** What is chosen in the list, or the one that is meant where it is not among them. */
export function meantPassages(id: string): Ids {
  const chosen = chosenPassages.get()
  return chosen.has(id) ? [...chosen] : [id]
}

/** Does something to all of them and reads the list again; answers to how many it was done, after saying why not to all. */
async function toAll(ids: Ids, call: (requestId: string) => Promise<Reply<null>>): Promise<number> {
  const reply = await askForMany(ids.length, call)
  if (!reply.ok) showTrouble(reply.error)
  await loadLibrary()
  return doneTo(ids, reply)
}
