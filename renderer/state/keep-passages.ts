import type { AppTrouble } from '../desk.ts'
import { ask, newRequestId } from '../desk.ts'
import { partOf } from '#core/document/part.ts'
import type { BlockId, Document } from '#core/document/document.ts'
import { bodiesOf } from '#core/document/walk.ts'
import { passageFrom, type PassagePart } from '#core/passage/from-document.ts'
import type { Collection, Passage } from '#core/passage/passage.ts'
import { surface } from './app.ts'
import { openPaper, selectedFigure, type OpenPaper } from './document.ts'
import { loadLibrary } from './library.ts'
import { addPassages, removePassages } from './passage-changes.ts'
import { reloadShown } from './passages.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble, toasts } from './toast.ts'

/** A passage that was just kept, with what was proposed for it. */
export interface KeptPassage {
  readonly id: string
  readonly title: string
  readonly collection: Collection
  readonly tags: readonly string[]
}

/** The passage that the dialog about its title, collection and tags is for. */
export const passageToName = createStore<KeptPassage | null>(null)

/** Keeps a section: that of the caret unless its heading is named, and what stands before the first heading as a whole. */
export async function keepSection(heading?: BlockId): Promise<void> {
  const paper = paperInSight()
  if (!paper) return
  const place = heading ?? paper.editor.caret()?.place
  const section = place === undefined ? null : paper.editor.headingOf(place)
  const part = section ? { section } : leadAt(paper.editor.document(), place)
  await (part ? keep(paper, part) : sayNothingToKeep())
}

/** Keeps what is selected, else the paragraph of the caret: a blank or a figure that a key has selected is no words to keep. */
export async function keepSelection(): Promise<void> {
  const paper = paperInSight()
  if (!paper) return
  const cut = selectedFigure.get() ? [] : paper.editor.cutBlocks()
  if (cut.length === 0) return keepParagraph()
  const found = passageFrom(paper.editor.document(), { cut })
  await (found.ok || found.error.code !== 'passage-empty' ? keep(paper, { cut }) : keepParagraph())
}

/** Keeps the paragraph that the caret stands in. */
export async function keepParagraph(): Promise<void> {
  const paper = paperInSight()
  if (!paper) return
  const place = paper.editor.caret()?.place as BlockId | undefined
  const part = place && { blocks: { from: place, to: place } }
  await (part && partOf(paper.editor.document(), part).ok ? keep(paper, part) : sayNothingToKeep())
}

/** Nothing is kept of a paper behind a dialog: its keys are for the dialog. */
function paperInSight(): OpenPaper | null {
  return surface.get() === 'none' ? openPaper.get() : null
}

/** What was kept last: its key pressed again, or held down, keeps the same words no second time. */
let last: { readonly words: string; readonly id: string; readonly toast: number | undefined } | undefined
const underWay = new Set<string>()

async function keep(paper: OpenPaper, part: PassagePart): Promise<void> {
  const found = passageFrom(paper.editor.document(), part, { paper: paper.id })
  if (!found.ok) return showTrouble(found.error as AppTrouble)
  const words = JSON.stringify(found.value)
  if (underWay.has(words)) return
  underWay.add(words)
  const known = await keptBefore(words)
  const kept = known ?? (await keepNow(found.value))
  underWay.delete(words)
  if (!kept || (known && toasts.get().some(({ id }) => id === last?.toast))) return
  reloadShown()
  sayKept(kept)
  last = { words, id: kept.id, toast: toasts.get().at(-1)?.id }
}

/** The passage that was kept last, where these are its words and it was not thrown away since. */
async function keptBefore(words: string): Promise<KeptPassage | undefined> {
  if (last?.words !== words) return undefined
  const reply = await ask('library.read', { id: last.id })
  return reply.ok && reply.value.deletedAt === undefined ? reply.value : undefined
}

async function keepNow(passage: Passage): Promise<KeptPassage | undefined> {
  const ids = await addPassages([passage])
  const id = ids?.[0]
  const { title, collection, tags } = passage
  return id === undefined ? undefined : { id, title, collection, tags }
}

function sayKept({ id, title, collection, tags }: KeptPassage): void {
  showToast({
    text: { key: 'passages.kept', params: { title } },
    action: { key: 'drafts.undo', run: () => void removePassages([id]).then(reloadShown) },
    second: {
      key: 'passages.rename',
      run: () => {
        passageToName.set({ id, title, collection, tags })
        surface.set('name-passage')
      },
    },
  })
}

/** Stores what the dialog says of a kept passage; the dialog is closed. */
export async function namePassage({ id, title, collection, tags }: KeptPassage): Promise<void> {
  surface.set('none')
  const reply = await ask('library.change', { requestId: newRequestId(), id, title, collection, tags: [...tags] })
  if (!reply.ok) return showTrouble(reply.error)
  await loadLibrary()
  reloadShown()
}

/** What stands before the first heading of the body that a place is in; undefined where nothing does. */
function leadAt(d: Document, place: string | undefined): PassagePart | undefined {
  const body = bodiesOf(d).find((blocks) => blocks.some(({ id }) => id === place))
  if (!body) return undefined
  const end = body.findIndex(({ type }) => type === 'heading')
  const lead = end < 0 ? body : body.slice(0, end)
  const [from, to] = [lead[0]?.id, lead.at(-1)?.id]
  return from && to ? { blocks: { from, to } } : undefined
}

function sayNothingToKeep(): void {
  showToast({ text: { key: 'passages.not-body' } })
}
