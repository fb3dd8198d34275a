import { buildEditorFromExtensions, getExtensionDependencyFromEditor } from '@lexical/extension'
import { HistoryExtension } from '@lexical/history'
import {
  COMMAND_PRIORITY_CRITICAL,
  configExtension,
  defineExtension,
  HISTORY_PUSH_TAG,
  KEY_ENTER_COMMAND,
  mergeRegister,
  PASTE_TAG,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
} from 'lexical'
import type { Caret } from '../desk.ts'
import type { CommandId } from '#core/command.ts'
import type { Block, BlockId, Document } from '#core/document/document.ts'
import type { Place } from '#core/document/walk.ts'
import type { FieldChange, FigureStretch } from '#core/figures/ledger-fields.ts'
import type { LedgerFigure } from '#core/figures/ledger.ts'
import { goToFigure, leaveFigure } from './carried/go-to-figure.ts'
import { selectedFigure, type SelectedFigure } from './carried/selected-figure.ts'
import { $keepFigures } from './carried/settle-figures.ts'
import { $insertBlocks, $pasteText, PasteExtension, type Pasted } from './clipboard/paste-extension.ts'
import { commandOfEnter, runEditing } from './commands.ts'
import { $documentToEditor } from './document-to-editor.ts'
import { $editorToDocument } from './editor-to-document.ts'
import { focusPaper } from './focus.ts'
import { $insertFigure, $linkFigure, $updateFields } from './ledger/ledger-fields.ts'
import { pointedIn } from './ledger/pointed-cell.ts'
import { $paperSettings, $setPaperSettings, type PaperSettings } from './nodes/settings.ts'
import { copySection } from './outline/copy-section.ts'
import { $removeSection } from './outline/section-nodes.ts'
import { PaperExtension } from './paper-extension.ts'
import { $cutBlocks } from './passage/cut-blocks.ts'
import { $insertPassage, type InsertedPassage, type InsertHow } from './passage/insert-passage.ts'
import { $takeQuick, QuickExtension, quickBox, quickOf, type Quick, type QuickKey } from './passage/quick-extension.ts'
import { move, showPlace } from './show-place.ts'
import { $selectSlot } from './slot/open-slots.ts'
import { $selectOffset } from './structure/caret.ts'
import { $cameFrom, type CameFrom } from './structure/keep-sources.ts'
import { $caretState, $findLine, $headingOf, $here, $selectedBlocks, type CaretState } from './structure/places.ts'

export type { SelectedFigure } from './carried/selected-figure.ts'
export type { Pasted } from './clipboard/paste-extension.ts'
export type { PaperSettings } from './nodes/settings.ts'
export type { FigureStretch } from '#core/figures/ledger-fields.ts'
export type { InsertedPassage, InsertHow } from './passage/insert-passage.ts'
export type { Quick, QuickKey } from './passage/quick-extension.ts'
export type { CaretState } from './structure/places.ts'

export interface PaperEvents {
  /** The text changed; read `document()` when it is needed. */
  readonly onChange: () => void
  readonly onCaret: (state: CaretState) => void
  readonly onHistory: (state: { canUndo: boolean; canRedo: boolean }) => void
  readonly onComposing: (isComposing: boolean) => void
  /** Several lines of another program were pasted into the body; nothing is put in yet. */
  readonly onForeignPaste: (pasted: Pasted) => void
  /** The figure that Enter would keep now; null while none was selected to be settled. */
  readonly onFigure: (figure: SelectedFigure | null) => void
  /** What is asked for at the caret by `//`; null while nothing is. */
  readonly onQuick?: (quick: Quick | null) => void
  /** A key for the list of what is asked for; false where there is none to choose from, and the key is the paper's. */
  readonly onQuickKey?: (key: QuickKey) => boolean
  /** The draft that it is saved as, where it is one: what is copied out of it says so in other papers. */
  readonly draft?: () => string
  readonly onError: (error: Error) => void
}

/** One open paper. Nothing outside renderer/editor knows that Lexical is underneath. */
export interface PaperEditor {
  readonly mount: (element: HTMLElement | null) => void
  readonly document: () => Document
  readonly caret: () => Caret | null
  /** Where a cell of the selected table was clicked; null without one, and where it is empty. */
  readonly pointed: () => Caret | null
  /** The block or line that the caret is in, or the table or picture that is selected. */
  readonly here: () => Place | 'date' | null
  readonly isComposing: () => boolean
  /** Runs an editing command; false where it is none of the paper's. */
  readonly run: (command: CommandId) => boolean
  /** What the paper knows beside its lines: kind, year, header, imprint, … */
  readonly settings: () => PaperSettings
  /** Takes the place of all of it, as one step of undo. */
  readonly setSettings: (settings: PaperSettings) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Puts blocks where the caret is, as one step of undo. */
  readonly insertBlocks: (blocks: readonly Block[]) => void
  /** Puts a passage in, in the place of what was typed to ask for it, as one step of undo; false where that cannot be now. */
  readonly insertPassage: (passage: InsertedPassage, how: InsertHow, typed?: Quick) => boolean
  /** Where the query at the caret stands in the window, to show a list beside it. */
  readonly quickBox: () => DOMRect | null
  /** What is selected of the body, cut out of its lines; empty where nothing is. */
  readonly cutBlocks: () => readonly Block[]
  /** Puts text where the caret is, a paragraph a line, as one step of undo. */
  readonly pasteText: (text: string) => void
  /** Puts the caret into a block or line and scrolls to it. */
  readonly goTo: (place: Place | 'date', offset?: number) => void
  /** Goes to the start of a block, a table or picture too, and marks it for a moment; once it is on the screen, if it is not yet. */
  readonly show: (place: Place | 'date') => void
  /** Selects the nth open slot in reading order, from 0. */
  readonly selectSlot: (index: number) => void
  /** Selects a figure to be settled, as F8 does. */
  readonly selectFigure: (id: string) => void
  /** The caret goes behind the selected figure, and Enter is Enter again. */
  readonly leaveFigure: () => void
  /** Keeps figures as they stand, as one step of undo. */
  readonly keepFigures: (ids: readonly string[]) => void
  /** Puts a figure of the ledger where the caret is, linked to it, as one step of undo; false where that cannot be now. */
  readonly insertFigure: (figure: LedgerFigure) => boolean
  /** Links the words of figures to the ledger, as one step of undo; false where none of them stands there any longer. */
  readonly linkFigures: (those: readonly (readonly [words: FigureStretch, figure: LedgerFigure])[]) => boolean
  /** Puts other words into fields that are linked to the ledger, as one step of undo. */
  readonly updateFields: (changes: readonly FieldChange[]) => void
  /** The heading that a place stands under, the place itself where it is one. */
  readonly headingOf: (place: Place | 'date') => BlockId | null
  /** Where the block at a place came from, and its section; null where no block of the body is. */
  readonly cameFrom: (place: Place | 'date') => CameFrom | null
  /** The blocks that the selection touches, the first and the last; null with a plain caret. */
  readonly selectedBlocks: () => { readonly from: BlockId; readonly to: BlockId } | null
  /** Puts a section on the clipboard, its heading with it; false where it is no longer there. */
  readonly copySection: (heading: BlockId) => boolean
  /** Takes a section out, its heading with it, as one step of undo; false where that cannot be now. */
  readonly removeSection: (heading: BlockId) => boolean
  readonly focus: () => void
  readonly dispose: () => void
}

/** Opens a paper in an editor of its own, with its own undo stack. */
export function createPaperEditor(document: Document, isReadOnly: boolean, events: PaperEvents): PaperEditor {
  const editor = buildEditorFromExtensions(
    defineExtension({
      name: 'suigao/open-paper',
      dependencies: [
        PaperExtension,
        configExtension(PasteExtension, { takeForeign: events.onForeignPaste, draft: events.draft ?? null }),
        configExtension(QuickExtension, { takeKey: (key) => events.onQuickKey?.(key) ?? false }),
      ],
      editable: !isReadOnly,
      $initialEditorState: () => $documentToEditor(document),
      onError: events.onError,
      register: (built) => listen(built, events),
    }),
  )
  // An editor that is not on the screen takes a change in and tells nobody until it is mounted: it would not be saved.
  const tell = () => void (editor.getRootElement() === null && events.onChange())
  const step = (command: typeof UNDO_COMMAND) => {
    // In mid-composition it would tear the text from under the input method.
    if (editor.isComposing()) return
    editor.dispatchCommand(command, undefined)
    tell()
  }
  return {
    mount: (element) => editor.setRootElement(element),
    document: () => editor.read('pending', () => $editorToDocument()),
    caret: () => editor.read('pending', () => $caretState().caret),
    pointed: () => pointedIn(editor),
    here: () => editor.read('pending', () => $here()),
    isComposing: () => editor.isComposing(),
    run: (command) => runEditing(editor, command),
    settings: () => editor.read('pending', () => $paperSettings()),
    setSettings: (settings) => {
      // A change of state in mid-composition would tear the text from under the input method.
      if (editor.isEditable() && !editor.isComposing())
        editor.update(() => $setPaperSettings(settings), { tag: HISTORY_PUSH_TAG })
    },
    undo: () => step(UNDO_COMMAND),
    redo: () => step(REDO_COMMAND),
    insertBlocks: (blocks) => {
      paste(editor, () => $insertBlocks(blocks))
      tell()
    },
    insertPassage: (passage, how, typed) => {
      if (!editor.isEditable() || editor.isComposing()) return false
      const change = () => {
        if (typed) $takeQuick(typed)
        $insertPassage(passage, how)
      }
      move(editor, change, HISTORY_PUSH_TAG)
      tell()
      return true
    },
    quickBox: () => quickBox(editor),
    cutBlocks: () => editor.read('pending', () => $cutBlocks($editorToDocument())),
    pasteText: (text) => {
      paste(editor, () => $pasteText(text))
      tell()
    },
    goTo: (place, offset = 0) =>
      move(editor, () => {
        const line = $findLine(place)
        if (line) $selectOffset(line, offset)
      }),
    show: (place) => showPlace(editor, place),
    selectSlot: (index) => move(editor, () => void $selectSlot(index)),
    selectFigure: (id) => void (editor.isEditable() && !editor.isComposing() && goToFigure(editor, id)),
    leaveFigure: () => {
      leaveFigure(editor)
      focusPaper(editor)
    },
    keepFigures: (ids) => {
      if (editor.isEditable() && !editor.isComposing())
        editor.update(() => $keepFigures(new Set(ids)), { tag: HISTORY_PUSH_TAG })
    },
    insertFigure: (figure) => change(editor, () => $insertFigure(figure)),
    linkFigures: (those) =>
      change(editor, () => those.filter(([words, figure]) => $linkFigure(words, figure)).length > 0),
    updateFields: (changes) => void change(editor, () => $updateFields(changes)),
    headingOf: (place) => editor.read('pending', () => $headingOf(place)),
    cameFrom: (place) => editor.read('pending', () => $cameFrom(place)),
    selectedBlocks: () => editor.read('pending', () => $selectedBlocks()),
    copySection: (heading) => copySection(editor, heading),
    removeSection: (heading) => change(editor, () => $removeSection(heading)),
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
    selectedFigure(editor).subscribe(events.onFigure),
    quickOf(editor).subscribe((quick) => events.onQuick?.(quick)),
    editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, editorState }) => {
      if (dirtyElements.size > 0 || dirtyLeaves.size > 0) events.onChange()
      events.onCaret(editorState.read(() => $caretState()))
    }),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        const command = event && commandOfEnter(event)
        if (!command) return false
        event.preventDefault()
        return runEditing(editor, command)
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
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

/** One step of undo of its own; false where nothing may change now, or where the change says so. */
function change(editor: LexicalEditor, $change: () => boolean | void): boolean {
  if (!editor.isEditable() || editor.isComposing()) return false
  let isDone = true
  editor.update(
    () => {
      isDone = $change() !== false
    },
    { tag: HISTORY_PUSH_TAG, discrete: true },
  )
  return isDone
}

function paste(editor: LexicalEditor, change: () => void): void {
  if (editor.isEditable()) editor.update(change, { tag: [PASTE_TAG, HISTORY_PUSH_TAG] })
}
