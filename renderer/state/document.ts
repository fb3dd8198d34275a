import type { AppTrouble, Caret, OpenedDraft } from '../desk.ts'
import type { CommandId } from '#core/command.ts'
import { countDocument, countText } from '#core/document/count.ts'
import type { Document } from '#core/document/document.ts'
import { textOf } from '#core/document/text.ts'
import { openSlots, type OpenSlot } from '#core/document/walk.ts'
import { sectionsOf, type Section } from '#core/outline/sections.ts'
import { ask, newRequestId } from '../desk.ts'
import { createPaperEditor, type CaretState, type PaperEditor } from '../editor/paper-editor.ts'
import { createAutosave, type Autosave, type SaveState } from './autosave.ts'
import { createStore } from './store.ts'

/** What the window shows beside the text; worked out from the document after a pause, off the typing path. */
export interface Derived {
  readonly title: string
  readonly characters: number
  readonly sections: readonly Section[]
  readonly slots: readonly OpenSlot[]
  readonly numbering: Document['numbering']
}

/** The paper that is open. */
export interface OpenPaper {
  readonly id: string
  readonly isReadOnly: boolean
  readonly editor: PaperEditor
  /** Where the caret stood when the paper was left; null in a new one. */
  readonly startCaret: Caret | null
}

const DERIVE_MS = 250
const CARET_MS = 1_200

export const openPaper = createStore<OpenPaper | null>(null)
export const saveState = createStore<SaveState>({ kind: 'unsaved' })
export const derived = createStore<Derived | null>(null)
export const caretState = createStore<CaretState | null>(null)
export const history = createStore({ canUndo: false, canRedo: false })
/** The number of characters selected; 0 with a plain caret. */
export const selectedCharacters = createStore(0)

let autosave: Autosave | undefined
let deriveTimer: ReturnType<typeof setTimeout> | undefined
let caretTimer: ReturnType<typeof setTimeout> | undefined
let savedCaret = ''

/** Shows a draft that the service opened; the one before is saved first. False when that failed: it then stays open. */
export async function showPaper(draft: OpenedDraft): Promise<boolean> {
  if (!(await closePaper())) return false
  const editor: PaperEditor = createPaperEditor(draft.document, draft.readOnly, {
    onChange: () => {
      autosave?.touch()
      clearTimeout(deriveTimer)
      deriveTimer = setTimeout(derive, DERIVE_MS)
    },
    onCaret: noteCaret,
    onHistory: history.set,
    onComposing: (isComposing) => void (isComposing ? autosave?.flush() : autosave?.touch()),
    onError: (error) => console.error(error),
  })
  autosave = draft.readOnly
    ? undefined
    : createAutosave({ save, isComposing: editor.isComposing, onState: saveState.set })
  saveState.set(draft.readOnly ? { kind: 'read-only' } : { kind: 'saved', at: draft.savedAt })
  savedCaret = JSON.stringify(draft.caret)
  openPaper.set({ id: draft.id, isReadOnly: draft.readOnly, editor, startCaret: draft.caret })
  derive()
  return true
}

/** Saves and closes the open paper; false when it could not be saved, and then it stays open. */
export async function closePaper(): Promise<boolean> {
  const paper = openPaper.get()
  if (!paper) return true
  if (!(await flushPaper())) return false
  clearTimeout(deriveTimer)
  clearTimeout(caretTimer)
  autosave?.dispose()
  autosave = undefined
  openPaper.set(null)
  derived.set(null)
  caretState.set(null)
  paper.editor.dispose()
  return true
}

/** Closes the open paper without saving it: its draft is gone. */
export function dropPaper(): void {
  const paper = openPaper.get()
  autosave?.dispose()
  autosave = undefined
  openPaper.set(null)
  derived.set(null)
  paper?.editor.dispose()
}

/** Saves what is unsaved, the caret's place included. */
export async function flushPaper(): Promise<boolean> {
  const isSaved = (await autosave?.flush()) ?? true
  if (isSaved) await saveCaret()
  return isSaved
}

/** The one undo stack of the open paper; panes change the paper only through commands. */
export function undo(): void {
  openPaper.get()?.editor.undo()
}

export function redo(): void {
  openPaper.get()?.editor.redo()
}

export function runInPaper(command: CommandId): boolean {
  return openPaper.get()?.editor.run(command) ?? false
}

async function save() {
  const paper = openPaper.get()
  if (!paper) return { ok: false, error: { code: 'internal' } satisfies AppTrouble } as const
  const caret = paper.editor.caret()
  const reply = await ask('drafts.save', {
    requestId: newRequestId(),
    id: paper.id,
    document: paper.editor.document(),
    caret,
  })
  if (reply.ok) savedCaret = JSON.stringify(caret)
  return reply
}

async function saveCaret(): Promise<void> {
  const paper = openPaper.get()
  const caret = paper?.editor.caret()
  if (!paper || paper.isReadOnly || !caret || JSON.stringify(caret) === savedCaret) return
  savedCaret = JSON.stringify(caret)
  await ask('drafts.caret', { requestId: newRequestId(), id: paper.id, caret })
}

function noteCaret(state: CaretState): void {
  const known = caretState.get()
  if (!known || !isSameCaretState(known, state)) caretState.set(state)
  selectedCharacters.set(countText(state.selected))
  clearTimeout(caretTimer)
  caretTimer = setTimeout(() => void (saveState.get().kind === 'saved' && saveCaret()), CARET_MS)
}

/** Equal for all that is shown of it; the offset itself changes with every key and is read when it is saved. */
function isSameCaretState(a: CaretState, b: CaretState): boolean {
  const placeOf = (caret: Caret | null) => caret?.place
  return (
    placeOf(a.caret) === placeOf(b.caret) &&
    a.role === b.role &&
    a.level === b.level &&
    a.align === b.align &&
    a.isBold === b.isBold &&
    a.isRunIn === b.isRunIn
  )
}

function derive(): void {
  const document = openPaper.get()?.editor.document()
  if (!document) return
  derived.set({
    title: textOf(document.title).replaceAll('\n', ''),
    characters: countDocument(document),
    sections: sectionsOf(document),
    slots: openSlots(document),
    numbering: document.numbering,
  })
}
