import { getExtensionDependencyFromEditor, signal, type Signal } from '@lexical/extension'
import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  BLUR_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_LOW,
  defineExtension,
  HISTORIC_TAG,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  PASTE_TAG,
  safeCast,
  type LexicalEditor,
  type NodeKey,
} from 'lexical'
import { isOpen } from '#core/document/document.ts'
import { $isFlow } from '../nodes/line-node.ts'
import { $marksOf } from '../nodes/marks.ts'
import { $lineOf } from '../structure/caret.ts'
import { quickQuery, type QuickQuery } from './quick-query.ts'

/** A query typed into the paper, in the node that holds it. */
export interface Quick extends QuickQuery {
  readonly key: NodeKey
}

/** What a key means to the list at the caret. */
export type QuickKey = 'down' | 'up' | 'choose'

interface QuickConfig {
  /** Takes a key for the list; false where there is nothing to choose from, and the key is the paper's. */
  readonly takeKey: (key: QuickKey) => boolean
}

/**
 * Quick insertion: `//` and letters or characters ask for a passage at the caret. It opens by typing alone, never in
 * mid-composition; a space, an end of the query or a caret that goes elsewhere closes it, Escape leaves what was typed.
 */
export const QuickExtension = defineExtension({
  name: 'suigao/quick',
  config: safeCast<QuickConfig>({ takeKey: () => false }),
  build: () => ({ quick: signal<Quick | null>(null) }),
  register: (editor, { takeKey }, state) => {
    const { quick } = state.getOutput()
    let left: Quick | null = null
    const leave = () => {
      left = quick.value
      quick.value = null
    }
    const take = (key: QuickKey) => (event: KeyboardEvent | null) => {
      if (!quick.value || editor.isComposing() || isModified(event) || !takeKey(key)) return false
      event?.preventDefault()
      return true
    }
    return mergeRegister(
      editor.registerUpdateListener(({ editorState, dirtyLeaves, tags }) => {
        if (editor.isComposing() || (!quick.value && dirtyLeaves.size === 0)) return
        const now = editorState.read(() => $quickAtCaret())
        if (!isSamePlace(left, now)) left = null
        const isTyped = now && dirtyLeaves.has(now.key) && !tags.has(HISTORIC_TAG) && !tags.has(PASTE_TAG)
        const mayShow = now && !left && (isSamePlace(quick.value, now) || isTyped)
        if (!mayShow) quick.value = null
        else if (quick.value?.typed !== now.typed || !isSamePlace(quick.value, now)) quick.value = now
      }),
      editor.registerCommand(KEY_ARROW_DOWN_COMMAND, take('down'), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ARROW_UP_COMMAND, take('up'), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ENTER_COMMAND, take('choose'), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_TAB_COMMAND, take('choose'), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(
        KEY_ESCAPE_COMMAND,
        (event) => {
          if (!quick.value || editor.isComposing()) return false
          event.preventDefault()
          leave()
          return true
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(
        BLUR_COMMAND,
        () => {
          leave()
          return false
        },
        COMMAND_PRIORITY_LOW,
      ),
    )
  },
})

/** The query that is being typed; null while there is none. */
export function quickOf(editor: LexicalEditor): Signal<Quick | null> {
  return getExtensionDependencyFromEditor(editor, QuickExtension).output.quick
}

/** Where the query stands in the window. */
export function quickBox(editor: LexicalEditor): DOMRect | null {
  const quick = quickOf(editor).value
  const text = quick && editor.getElementByKey(quick.key)?.firstChild
  if (!text || text.nodeType !== Node.TEXT_NODE) return null
  const range = document.createRange()
  const end = text.textContent?.length ?? 0
  range.setStart(text, Math.min(quick.start, end))
  range.setEnd(text, Math.min(quick.start + quick.typed.length, end))
  // The query may run over two lines: the list stands under its beginning.
  return range.getClientRects()[0] ?? null
}

/** Takes what was typed out of the paper, where it still stands; the caret then stands in its place. */
export function $takeQuick({ key, start, typed }: Quick): void {
  const node = $getNodeByKey(key)
  if (!$isTextNode(node) || node.getTextContent().slice(start, start + typed.length) !== typed) return
  node.select(start, start + typed.length)
  const selection = $getSelection()
  if ($isRangeSelection(selection)) selection.removeText()
}

function $quickAtCaret(): Quick | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null
  const { key, offset } = selection.anchor
  const node = selection.anchor.getNode()
  if (!$isTextNode(node)) return null
  const found = quickQuery(node.getTextContent().slice(0, offset))
  if (!found) return null
  const line = $lineOf(node)
  const { slot } = $marksOf(node)
  const isWaiting = slot !== undefined && isOpen({ text: node.getTextContent(), slot })
  return line && $isFlow(line) && !isWaiting ? { ...found, key } : null
}

function isSamePlace(a: Quick | null, b: Quick | null): boolean {
  return a !== null && b !== null && a.key === b.key && a.start === b.start
}

function isModified(event: KeyboardEvent | null): boolean {
  return event !== null && (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey)
}
