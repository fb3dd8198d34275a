import type { AppTrouble, OpenedPassage, PassageVersion, Reply } from '../desk.ts'
import { ask, newRequestId } from '../desk.ts'
import type { Block, Document } from '#core/document/document.ts'
import { markCarried } from '#core/figures/carried.ts'
import { passageFrom } from '#core/passage/from-document.ts'
import { paperOf } from '#core/passage/paper-of.ts'
import type { PassageFacts } from '#core/passage/passage.ts'
import type { Trouble } from '#core/result.ts'
import { newBlockId } from '../editor/block-id.ts'
import type { CaretState, PaperEditor } from '../editor/paper-editor.ts'
import { changedFacts, factsOf, factsToSave, placeWithin, wordsOf } from '../library/passage-words.ts'
import { returnToDesk } from '../return-to-desk.ts'
import { cover } from './app.ts'
import { createAutosave, type SaveState } from './autosave.ts'
import { flushAlso } from './document.ts'
import { loadLibrary, showChanged } from './library.ts'
import { pasteForeign } from './paste.ts'
import { createStore, type Readable, type Store } from './store.ts'
import { showTrouble } from './toast.ts'

/** What is said of a passage beside its words, as it is typed. */
export type TypedFacts = Omit<PassageFacts, 'source'>

/** The passage that stands in the place of the paper, with all that the window knows of it. */
export interface OpenPassage {
  readonly id: string
  /** As the service knows it: where it came from, where it was used. */
  readonly opened: Readable<OpenedPassage>
  readonly isFavourite: boolean
  readonly facts: Store<TypedFacts>
  readonly editor: PaperEditor
  readonly caret: Readable<CaretState | null>
  readonly saveState: Readable<SaveState>
  /** Saves what is unsaved; false when that failed. */
  readonly flush: () => Promise<boolean>
  readonly dispose: () => void
}

export const openPassage = createStore<OpenPassage | null>(null)

/** Shows a passage in the place of the paper, to be read and changed. */
export async function readPassage(id: string): Promise<void> {
  if (openPassage.get()?.id === id && cover.get() === 'passage') return
  const reply = await readSaved(id)
  if (!reply) return
  if (!reply.ok) return showTrouble(reply.error)
  await show(reply.value)
  cover.set('passage')
}

/** Back to the draft, or to the start page; what could not be saved stays on the screen. */
export async function leavePassage(): Promise<void> {
  if (await closePassage()) returnToDesk()
}

/** Saves and closes what is open; false where it could not be saved, and then it stays. */
export async function closePassage(): Promise<boolean> {
  if (!openPassage.get()) return true
  if (!(await saveOpen())) return false
  close()
  if (cover.get() === 'passage') cover.set('none')
  void loadLibrary()
  return true
}

// Something else may take its place on the screen at any time.
cover.subscribe(() => void (cover.get() !== 'passage' && closePassage()))
flushAlso(async () => (await openPassage.get()?.flush()) ?? true)

/** Saves the open passage where it is one of these; false where that failed. */
export async function settleOpenPassage(ids: readonly string[]): Promise<boolean> {
  const open = openPassage.get()
  return !open || !ids.includes(open.id) || saveOpen()
}

/** Reads the open passage again, where something was changed of it from outside. */
export async function rereadOpenPassage(ids: readonly string[]): Promise<void> {
  const open = openPassage.get()
  if (!open || !ids.includes(open.id)) return
  const reply = await readSaved(open.id)
  if (reply?.ok && openPassage.get() === open) await show(reply.value)
}

/** Reads a passage to be shown in the place of the open one; what is typed into that meanwhile is saved before. Null where it could not be. */
async function readSaved(id: string): Promise<Reply<OpenedPassage> | null> {
  for (;;) {
    if (!(await saveOpen())) return null
    const reply = await ask('library.read', { id })
    const state = openPassage.get()?.saveState.get().kind
    if (state !== 'unsaved' && state !== 'saving') return reply
  }
}

/** Takes a passage from the screen that is in the bin by now. */
export function leaveRemovedPassage(ids: readonly string[]): void {
  const open = openPassage.get()
  if (!open || !ids.includes(open.id)) return
  close()
  if (cover.get() === 'passage') cover.set('none')
  returnToDesk()
}

/** The earlier states of a passage, the latest first; what is being written is saved before. */
export async function passageVersions(open: OpenPassage): Promise<readonly PassageVersion[]> {
  if (!(await open.flush())) return []
  const reply = await ask('library.versions', { id: open.id })
  if (reply.ok) return reply.value
  showTrouble(reply.error)
  return []
}

/** Takes an earlier state back; the present one becomes a version first. */
export async function restorePassageVersion(version: number): Promise<boolean> {
  const open = openPassage.get()
  if (!open || !(await open.flush())) return false
  const reply = await ask('library.restoreVersion', { requestId: newRequestId(), id: open.id, version })
  if (!reply.ok) showTrouble(reply.error)
  else await show(reply.value)
  void loadLibrary()
  return reply.ok
}

/** Troubles of a passage whose text is kept elsewhere, or is none: nothing is lost by going on. */
const HARMLESS: readonly string[] = ['passage-emptied', 'passage-missing', 'passage-in-bin']

async function saveOpen(): Promise<boolean> {
  const open = openPassage.get()
  if (!open || (await open.flush())) return true
  const state = open.saveState.get()
  if (state.kind !== 'failed') return false
  showTrouble(state.trouble)
  return HARMLESS.includes(state.trouble.code)
}

function close(): void {
  openPassage.get()?.dispose()
  openPassage.set(null)
}

async function show(opened: OpenedPassage): Promise<void> {
  // The editor's code comes behind the first page.
  const { createPaperEditor } = await import('../editor/paper-editor.ts')
  const next = openPassageOf(opened, createPaperEditor)
  close()
  openPassage.set(next)
}

type CreateEditor = (typeof import('../editor/paper-editor.ts'))['createPaperEditor']

function openPassageOf(first: OpenedPassage, createEditor: CreateEditor): OpenPassage {
  const { id } = first
  const opened = createStore(first)
  const facts = createStore<TypedFacts>(factsOf(first))
  const caret = createStore<CaretState | null>(null)
  const saveState = createStore<SaveState>({ kind: 'saved', at: first.updatedAt })
  const editor = createEditor(asInPaper(first), false, {
    onChange: () => void (isChanged() && autosave.touch()),
    onCaret: (state) => {
      caret.set(state)
      keepWithin(editor, state)
    },
    onHistory: () => {},
    onComposing: (isComposing) => void (isComposing ? undefined : autosave.touch()),
    onForeignPaste: (pasted) => void pasteForeign(editor, pasted),
    onFigure: () => {},
    onError: (error) => console.error(error),
  })
  const atFirst = JSON.stringify(editor.document())
  let hasChanged = false
  // Drawing it is a change to the editor too; a passage that was only looked at keeps its date.
  const isChanged = () => (hasChanged ||= JSON.stringify(editor.document()) !== atFirst)
  const save = createSave(opened, () => ({ facts: facts.get(), words: hasChanged ? editor.document() : null }))
  const autosave = createAutosave({ save, isComposing: editor.isComposing, onState: saveState.set })
  const leaveFacts = facts.subscribe(() => autosave.touch())
  return {
    id,
    opened,
    isFavourite: first.isFavourite,
    facts,
    editor,
    caret,
    saveState,
    flush: autosave.flush,
    dispose: () => {
      leaveFacts()
      autosave.dispose()
      editor.dispose()
    },
  }
}

/** As it will stand in a paper: its figures marked as those that want a second look. The marks are never stored with it. */
function asInPaper({ blocks, year }: OpenedPassage): Document {
  const thisYear = new Date().getFullYear()
  return markCarried(paperOf(blocks, year ?? thisYear), { from: year ?? thisYear - 1, newId: newBlockId })
}

interface Typed {
  readonly facts: TypedFacts
  /** Null while they are as they were read. */
  readonly words: Document | null
}

/** Sends what differs from what the service has; the words only where they are others. */
function createSave(opened: Store<OpenedPassage>, typed: () => Typed): () => Promise<Reply<{ savedAt: string }>> {
  let isGoingOn = false
  let savedWords = ''
  return async () => {
    const { facts, words } = typed()
    const before = opened.get()
    const cut = words && passageFrom(words, { cut: wordsOf(words) })
    if (cut && !cut.ok) return { ok: false, error: troubleOf(cut.error) }
    const blocks: readonly Block[] | undefined = cut?.value.blocks
    const areOthers = blocks && JSON.stringify(blocks) !== savedWords
    const change = { ...changedFacts(factsToSave(facts), before), ...(areOthers && { blocks: blocks as never }) }
    if (Object.keys(change).length === 0) return { ok: true, value: { savedAt: before.updatedAt } }
    const goesOn = isGoingOn && { goesOn: true as const }
    const reply = await ask('library.change', { requestId: newRequestId(), id: before.id, ...change, ...goesOn })
    if (!reply.ok) return reply
    // One sitting is one version, however often it was saved.
    isGoingOn ||= 'blocks' in change || 'title' in change
    if (blocks) savedWords = JSON.stringify(blocks)
    opened.set(reply.value)
    const { blocks: _words, usedIn: _uses, versions: _versions, ...summary } = reply.value
    showChanged(new Set([before.id]), ({ excerpt }) => ({ ...summary, excerpt }))
    return { ok: true, value: { savedAt: reply.value.updatedAt } }
  }
}

/** Nothing was chosen to be kept here, as the code says elsewhere: all of it was deleted. */
function troubleOf({ code, ...rest }: Trouble): AppTrouble {
  return code === 'passage-empty' ? { code: 'passage-emptied' } : { code: code as AppTrouble['code'], ...rest }
}

/** A passage has no title, signature or date of its own: their empty lines are not shown, and the caret has no place there. */
function keepWithin(editor: PaperEditor, state: CaretState): void {
  const place = placeWithin(state, () => editor.document())
  if (place) queueMicrotask(() => editor.goTo(place.id, place.offset))
}
