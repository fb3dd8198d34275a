import { buildEditorFromExtensions, getExtensionDependencyFromEditor } from '@lexical/extension'
import { HistoryExtension } from '@lexical/history'
import {
  $getSelection,
  $isRangeSelection,
  defineExtension,
  HISTORY_PUSH_TAG,
  mergeRegister,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
} from 'lexical'
import type { Caret } from '../desk.ts'
import type { CommandId } from '#core/command.ts'
import type { BlockId, Document } from '#core/document/document.ts'
import type { Place } from '#core/document/walk.ts'
import { runEditing } from './commands.ts'
import { $documentToEditor } from './document-to-editor.ts'
import { $editorToDocument } from './editor-to-document.ts'
import { focusPaper } from './focus.ts'
import { $paperSettings, $setPaperSettings, type PaperSettings } from './nodes/settings.ts'
import { PaperExtension } from './paper-extension.ts'
import { $selectSlot } from './slot/open-slots.ts'
import { $lineOf, $selectOffset } from './structure/caret.ts'
import { $caretState, $findLine, $headingOf, $selectedBlocks, type CaretState } from './structure/places.ts'

export type { PaperSettings } from './nodes/settings.ts'
export type { CaretState } from './structure/places.ts'

export interface PaperEvents {
  /** The text changed; read `document()` when it is needed. */
  readonly onChange: () => void
  readonly onCaret: (state: CaretState) => void
  readonly onHistory: (state: { canUndo: boolean; canRedo: boolean }) => void
  readonly onComposing: (isComposing: boolean) => void
  readonly onError: (error: Error) => void
}

/** One open paper. Nothing outside renderer/editor knows that Lexical is underneath. */
export interface PaperEditor {
  readonly mount: (element: HTMLElement | null) => void
  readonly document: () => Document
  readonly caret: () => Caret | null
  readonly isComposing: () => boolean
  /** Runs an editing command; false where it is none of the paper's. */
  readonly run: (command: CommandId) => boolean
  /** What the paper knows beside its lines: kind, year, header, imprint, … */
  readonly settings: () => PaperSettings
  /** Takes the place of all of it, as one step of undo. */
  readonly setSettings: (settings: PaperSettings) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Puts the caret into a block or line and scrolls to it. */
  readonly goTo: (place: Place | 'date', offset?: number) => void
  /** Selects the nth open slot in reading order, from 0. */
  readonly selectSlot: (index: number) => void
  /** The heading that a place stands under, the place itself where it is one. */
  readonly headingOf: (place: Place | 'date') => BlockId | null
  /** The blocks that the selection touches, the first and the last; null with a plain caret. */
  readonly selectedBlocks: () => { readonly from: BlockId; readonly to: BlockId } | null
  readonly focus: () => void
  readonly dispose: () => void
}

/** Opens a paper in an editor of its own, with its own undo stack. */
export function createPaperEditor(document: Document, isReadOnly: boolean, events: PaperEvents): PaperEditor {
  const editor = buildEditorFromExtensions(
    defineExtension({
      name: 'suigao/open-paper',
      dependencies: [PaperExtension],
      editable: !isReadOnly,
      $initialEditorState: () => $documentToEditor(document),
      onError: events.onError,
      register: (built) => listen(built, events),
    }),
  )
  return {
    mount: (element) => editor.setRootElement(element),
    document: () => editor.read('pending', () => $editorToDocument()),
    caret: () => editor.read('pending', () => $caretState().caret),
    isComposing: () => editor.isComposing(),
    run: (command) => runEditing(editor, command),
    settings: () => editor.read('pending', () => $paperSettings()),
    setSettings: (settings) => {
      // A change of state in mid-composition would tear the text from under the input method.
      if (editor.isEditable() && !editor.isComposing())
        editor.update(() => $setPaperSettings(settings), { tag: HISTORY_PUSH_TAG })
    },
    undo: () => void editor.dispatchCommand(UNDO_COMMAND, undefined),
    redo: () => void editor.dispatchCommand(REDO_COMMAND, undefined),
    goTo: (place, offset = 0) =>
      move(editor, () => {
        const line = $findLine(place)
        if (line) $selectOffset(line, offset)
      }),
    selectSlot: (index) => move(editor, () => void $selectSlot(index)),
    headingOf: (place) => editor.read('pending', () => $headingOf(place)),
    selectedBlocks: () => editor.read('pending', () => $selectedBlocks()),
    focus: () => focusPaper(editor),
    dispose: () => {
      editor.setRootElement(null)
      editor.dispose()
    },
  }
}

function listen(editor: LexicalEditor, events: PaperEvents): () => void {
  const { canUndo, canRedo } = getExtensionDependencyFromEditor(editor, HistoryExtension).output
  const tellHistory = () => events.onHistory({ canUndo: canUndo.value, canRedo: canRedo.value })
  return mergeRegister(
    canUndo.subscribe(tellHistory),
    canRedo.subscribe(tellHistory),
    editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, editorState }) => {
      if (dirtyElements.size > 0 || dirtyLeaves.size > 0) events.onChange()
      events.onCaret(editorState.read(() => $caretState()))
    }),
    editor.registerRootListener((element) => {
      if (!element) return undefined
      const start = () => events.onComposing(true)
      const end = () => events.onComposing(false)
      element.addEventListener('compositionstart', start)
      element.addEventListener('compositionend', end)
      return () => {
        element.removeEventListener('compositionstart', start)
        element.removeEventListener('compositionend', end)
      }
    }),
  )
}

/** Moves the caret and brings it into view. */
function move(editor: LexicalEditor, change: () => void): void {
  editor.update(change, {
    onUpdate: () => {
      focusPaper(editor)
      scrollToCaret(editor)
    },
  })
}

function scrollToCaret(editor: LexicalEditor): void {
  const key = editor.read(() => {
    const selection = $getSelection()
    return $isRangeSelection(selection) ? $lineOf(selection.focus.getNode())?.getKey() : undefined
  })
  if (key) editor.getElementByKey(key)?.scrollIntoView({ block: 'center' })
}
