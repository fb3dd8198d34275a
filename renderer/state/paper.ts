import type { Caret, OpenedDraft, Reply } from '../desk.ts'
import { countDocument, countText } from '#core/document/count.ts'
import type { Document } from '#core/document/document.ts'
import { oneLine } from '#core/document/text.ts'
import { sectionsOf, type Section } from '#core/outline/sections.ts'
import { ask, newRequestId } from '../desk.ts'
import { createPaperEditor, type CaretState, type PaperEditor, type SelectedFigure } from '../editor/paper-editor.ts'
import { createAutosave, type Autosave, type SaveState } from './autosave.ts'
import { figureStateOf, type FigureState } from './open-figures.ts'
import { pasteForeign } from './paste.ts'
import { askQuick, takeQuickKey } from './quick-passages.ts'
import { slotsInPlace, type SlotInPlace } from './slots-in-place.ts'
import { createStore, type Readable, type Store } from './store.ts'

/** What the window shows beside the text; worked out from the document after a pause, off the typing path. */
export interface Derived {
  readonly title: string
  readonly characters: number
  readonly sections: readonly Section[]
  readonly slots: readonly SlotInPlace[]
  readonly figures: FigureState
  readonly numbering: Document['numbering']
  readonly header: Document['header']
}

/** One open paper with all that the window knows of it; several are open side by side and share nothing. */
export interface OpenPaper {
  /** The draft that it is saved as; another one after `continueAs`. */
  readonly id: string
  /** Shown in the place of the title, where the writer gave one. */
  readonly name: Store<string | null>
  readonly isReadOnly: boolean
  readonly editor: PaperEditor
  /** Where the caret stood when the paper was left; null in a new one. */
  readonly startCaret: Caret | null
  readonly derived: Readable<Derived>
  readonly saveState: Readable<SaveState>
  readonly caretState: Readable<CaretState | null>
  readonly history: Readable<{ readonly canUndo: boolean; readonly canRedo: boolean }>
  /** 字数 of what is selected; 0 with a plain caret. */
  readonly selectedCharacters: Readable<number>
  /** The carried figure that Enter would keep now. */
  readonly selectedFigure: Readable<SelectedFigure | null>
  /** Saves what is unsaved, the caret's place included; false when that failed. */
  readonly flush: () => Promise<boolean>
  /** Goes on as another draft, the text, the caret and the undo stack as they are. */
  readonly continueAs: (id: string) => void
  readonly dispose: () => void
}

const DERIVE_MS = 250
const CARET_MS = 1_200

/** Opens a draft that the service read: an editor, an undo stack and a saver of its own. */
export function openPaperOf(draft: OpenedDraft): OpenPaper {
  let { id } = draft
  const saveState = createStore<SaveState>(
    draft.readOnly ? { kind: 'read-only' } : { kind: 'saved', at: draft.savedAt },
  )
  const caretState = createStore<CaretState | null>(null)
  const history = createStore({ canUndo: false, canRedo: false })
  const selectedCharacters = createStore(0)
  const selectedFigure = createStore<SelectedFigure | null>(null)
  const deriveSoon = createTimer(DERIVE_MS, () => derived.set(derive(editor.document())))
  const saveCaretSoon = createTimer(CARET_MS, () => void (saveState.get().kind === 'saved' && saver.saveCaret()))
  let autosave: Autosave | undefined
  const editor: PaperEditor = createPaperEditor(draft.document, draft.readOnly, {
    onChange: () => {
      if (!isChanged()) return
      autosave?.touch()
      deriveSoon.start()
    },
    onCaret: (state) => {
      const known = caretState.get()
      if (!known || !isSameCaretState(known, state)) caretState.set(state)
      selectedCharacters.set(state.selected === '' ? 0 : countText(state.selected))
      saveCaretSoon.start()
    },
    onHistory: history.set,
    onComposing: (isComposing) => void (isComposing ? autosave?.flush() : autosave?.touch()),
    onForeignPaste: (pasted) => void pasteForeign(editor, pasted),
    onFigure: selectedFigure.set,
    onQuick: askQuick,
    onQuickKey: takeQuickKey,
    draft: () => id,
    onError: (error) => console.error(error),
  })
  const isChanged = createChangeCheck(editor)
  const derived = createStore(derive(editor.document()))
  const saver = createSaver({ id: () => id, caret: draft.caret, editor })
  if (!draft.readOnly) {
    autosave = createAutosave({ save: saver.save, isComposing: editor.isComposing, onState: saveState.set })
  }
  return {
    get id() {
      return id
    },
    name: createStore(draft.name),
    isReadOnly: draft.readOnly,
    editor,
    startCaret: draft.caret,
    derived,
    saveState,
    caretState,
    history,
    selectedCharacters,
    selectedFigure,
    flush: async () => {
      if (!autosave) return true
      do {
        if (!(await autosave.flush())) return false
        await saver.saveCaret()
      } while (!autosave.isSaved())
      return true
    },
    continueAs: (next) => {
      id = next
    },
    dispose: () => {
      deriveSoon.stop()
      saveCaretSoon.stop()
      autosave?.dispose()
      editor.dispose()
    },
  }
}

interface Saver {
  readonly save: () => Promise<Reply<{ readonly savedAt: string }>>
  readonly saveCaret: () => Promise<void>
}

interface SaverParts {
  readonly id: () => string
  /** As it is stored. */
  readonly caret: Caret | null
  readonly editor: PaperEditor
}

function createSaver({ id, caret: stored, editor }: SaverParts): Saver {
  let savedCaret = JSON.stringify(stored)
  return {
    save: async () => {
      const caret = editor.caret()
      const document = editor.document()
      const reply = await ask('drafts.save', { requestId: newRequestId(), id: id(), document, caret })
      if (reply.ok) savedCaret = JSON.stringify(caret)
      return reply
    },
    saveCaret: async () => {
      const caret = editor.caret()
      if (!caret || JSON.stringify(caret) === savedCaret) return
      savedCaret = JSON.stringify(caret)
      await ask('drafts.caret', { requestId: newRequestId(), id: id(), caret })
    },
  }
}

/** Drawing a paper is a change to the editor too; saving it would date every draft that was only looked at. */
function createChangeCheck(editor: PaperEditor): () => boolean {
  const opened = JSON.stringify(editor.document())
  let isChanged = false
  return () => (isChanged ||= JSON.stringify(editor.document()) !== opened)
}

function derive(document: Document): Derived {
  return {
    title: oneLine(document.title),
    characters: countDocument(document),
    sections: sectionsOf(document),
    slots: slotsInPlace(document),
    figures: figureStateOf(document),
    numbering: document.numbering,
    header: document.header,
  }
}

/** Equal for all that is shown of it; the offset itself changes with every key and is read when it is saved. */
function isSameCaretState(a: CaretState, b: CaretState): boolean {
  return (
    a.caret?.place === b.caret?.place &&
    a.frame === b.frame &&
    a.role === b.role &&
    a.level === b.level &&
    a.align === b.align &&
    a.isBold === b.isBold &&
    a.isRunIn === b.isRunIn
  )
}

function createTimer(delayMs: number, run: () => void): { readonly start: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(timer)
  return {
    start: () => {
      stop()
      timer = setTimeout(run, delayMs)
    },
    stop,
  }
}
