import { buildEditorFromExtensions, getExtensionDependencyFromEditor } from '@lexical/extension'
import { HistoryExtension } from '@lexical/history'
import { RichTextExtension } from '@lexical/rich-text'
import {
  $createTextNode,
  $getRoot,
  $getSelection,
  $insertNodes,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  configExtension,
  defineExtension,
  FORMAT_TEXT_COMMAND,
  HISTORY_PUSH_TAG,
  mergeRegister,
  ParagraphNode,
  REDO_COMMAND,
  SELECTION_CHANGE_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
} from 'lexical'
import type { Caret } from '../desk.ts'
import type { CommandId } from '#core/command.ts'
import type { BlockId, Document, Level, Paragraph } from '#core/document/document.ts'
import type { Place } from '#core/document/walk.ts'
import { newBlockId } from './block-id.ts'
import { PasteExtension } from './clipboard/paste-extension.ts'
import { $documentToEditor, $runsToNodes } from './document-to-editor.ts'
import { $editorToDocument } from './editor-to-document.ts'
import {
  $makeBody,
  $selectedFlowLines,
  $toggleLevel,
  $toggleRunIn,
  HeadingExtension,
} from './heading/heading-extension.ts'
import { NumbersExtension } from './heading/numbers-extension.ts'
import { $createFrame, FrameNode } from './nodes/frame-node.ts'
import { $isLine, LineNode, type LineRole } from './nodes/line-node.ts'
import { $isRunIn } from './nodes/marks.ts'
import { $paperSettings, $setPaperSettings } from './nodes/settings.ts'
import { PaintExtension } from './paint/paint-extension.ts'
import { $selectNextSlot, $selectSlot, SlotExtension } from './slot/slot-extension.ts'
import { $caretLine, $lineOf, $offsetInLine, $selectOffset } from './structure/caret.ts'
import { StructureExtension } from './structure/structure-extension.ts'

/** The paper's nodes and every rule of its editing; also what headless tests build from. */
export const PaperExtension = defineExtension({
  name: 'suigao/paper',
  namespace: 'suigao',
  nodes: [LineNode, FrameNode, { replace: ParagraphNode, with: () => new LineNode(), withKlass: LineNode }],
  dependencies: [
    RichTextExtension,
    configExtension(HistoryExtension, { delay: 600, maxDepth: 1_000 }),
    PaintExtension,
    StructureExtension,
    HeadingExtension,
    NumbersExtension,
    SlotExtension,
    PasteExtension,
  ],
})

/** What the caret stands in, for the toolbar and the outline. */
export interface CaretState {
  readonly caret: Caret | null
  readonly role: LineRole | null
  readonly level: Level | null
  readonly align: Paragraph['align']
  readonly isBold: boolean
  readonly isRunIn: boolean
  /** Characters selected, line breaks apart. */
  readonly selected: string
}

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
  readonly undo: () => void
  readonly redo: () => void
  /** Puts the caret into a block or line and scrolls to it. */
  readonly goTo: (place: Place | 'date', offset?: number) => void
  /** Selects the nth open slot in reading order, from 0. */
  readonly selectSlot: (index: number) => void
  /** The heading that a place stands under, the place itself where it is one. */
  readonly headingOf: (place: Place | 'date') => BlockId | null
  readonly focus: () => void
  readonly dispose: () => void
}

/** Text typed by the writer or changed by a command; not selection, not the first fill. */
const LOAD_TAG = 'suigao-load'

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
    run: (command) => run(editor, command),
    undo: () => void editor.dispatchCommand(UNDO_COMMAND, undefined),
    redo: () => void editor.dispatchCommand(REDO_COMMAND, undefined),
    goTo: (place, offset = 0) =>
      move(editor, () => {
        const line = $findLine(place)
        if (line) $selectOffset(line, offset)
      }),
    selectSlot: (index) => move(editor, () => void $selectSlot(index)),
    headingOf: (place) => editor.read('pending', () => $headingOf(place)),
    focus: () => editor.focus(),
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
    editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags, editorState }) => {
      if (tags.has(LOAD_TAG)) return
      if (dirtyElements.size > 0 || dirtyLeaves.size > 0) events.onChange()
      events.onCaret(editorState.read(() => $caretState()))
    }),
    // Only weight is the writer's to set by hand; italics and underlines have no place in an official paper.
    editor.registerCommand(FORMAT_TEXT_COMMAND, (format) => format !== 'bold', COMMAND_PRIORITY_HIGH),
    editor.registerCommand(SELECTION_CHANGE_COMMAND, () => false, COMMAND_PRIORITY_HIGH),
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

function $caretState(): CaretState {
  const selection = $getSelection()
  const line = $caretLine(selection)
  if (!$isRangeSelection(selection) || !line) {
    return { caret: null, role: null, level: null, align: undefined, isBold: false, isRunIn: false, selected: '' }
  }
  const role = line.getRole()
  const hasId = role === 'heading' || role === 'body' || role === 'attachment'
  const place = hasId ? line.getBlockId() : role
  return {
    caret: place ? { place, offset: $offsetInLine(selection, line) } : null,
    role,
    level: role === 'heading' ? line.getLevel() : null,
    align: line.getAlign(),
    isBold: selection.hasFormat('bold'),
    isRunIn: line.getChildren().some($isRunIn),
    selected: selection.isCollapsed() ? '' : selection.getTextContent(),
  }
}

const LEVELS: Partial<Record<CommandId, Level>> = { 'level-1': 1, 'level-2': 2, 'level-3': 3, 'level-4': 4 }

/** The editing commands that are one change of the paper. */
const CHANGES: Partial<Record<CommandId, () => void>> = {
  body: $makeBody,
  'run-in': $toggleRunIn,
  'next-slot': () => void $selectNextSlot(),
  'align-justify': () => $align(undefined),
  'align-center': () => $align('center'),
  'align-right': () => $align('right'),
  'numbering-restart': () => $setPaperSettings({ ...$paperSettings(), numbering: 'restart' }),
  'numbering-continuous': () => $setPaperSettings({ ...$paperSettings(), numbering: 'continuous' }),
  'insert-hole': () => $insertNodes($runsToNodes([{ text: 'xx', slot: { kind: 'text' } }])),
  'insert-page-break': () => $insertNodes([$createFrame({ type: 'pageBreak', id: newBlockId() }), $createTextNode('')]),
}

function run(editor: LexicalEditor, command: CommandId): boolean {
  const level = LEVELS[command]
  const change = level ? () => $toggleLevel(level) : CHANGES[command]
  if (command === 'bold') return editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold')
  if (!change) return false
  // A change of state in mid-composition would tear the text from under the input method.
  if (editor.isEditable() && !editor.isComposing()) editor.update(change, { tag: HISTORY_PUSH_TAG })
  editor.focus()
  return true
}

function $align(align: Paragraph['align']): void {
  for (const line of $selectedFlowLines()) if (line.getRole() === 'body') line.setAlign(align)
}

/** Moves the caret and brings it into view. */
function move(editor: LexicalEditor, change: () => void): void {
  editor.update(change, {
    onUpdate: () => {
      editor.focus()
      scrollToCaret(editor)
    },
  })
}

function $headingOf(place: string): BlockId | null {
  const line = $findLine(place)
  const before = line ? [line, ...line.getPreviousSiblings().toReversed()] : []
  const heading = before.filter($isLine).find((candidate) => candidate.getRole() !== 'body')
  return heading?.getRole() === 'heading' ? heading.getBlockId() || null : null
}

function $findLine(place: string): LineNode | undefined {
  return $getRoot()
    .getChildren()
    .filter($isLine)
    .find((line) => line.getBlockId() === place || line.getRole() === place)
}

function scrollToCaret(editor: LexicalEditor): void {
  const key = editor.read(() => {
    const selection = $getSelection()
    return $isRangeSelection(selection) ? $lineOf(selection.focus.getNode())?.getKey() : undefined
  })
  if (key) editor.getElementByKey(key)?.scrollIntoView({ block: 'center' })
}
