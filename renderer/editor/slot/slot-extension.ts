import {
  $createTextNode,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  BEFORE_INPUT_COMMAND,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  COMPOSITION_START_COMMAND,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  defineExtension,
  DELETE_CHARACTER_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  SELECTION_CHANGE_COMMAND,
  type BaseSelection,
  TextNode,
} from 'lexical'
import type { Slot } from '#core/document/document.ts'
import { isOpen, promptOf } from '#core/document/document.ts'
import { $isRunIn, $marksOf, $setMarks, $setRunIn } from '../nodes/marks.ts'

/**
 * Fields and holes. An open one behaves as one thing: the caret inside selects it, typing replaces it, Backspace selects
 * it first, text typed at its edge stands beside it. A field that is emptied shows its prompt again; a hole that is typed
 * over is gone.
 */
export const SlotExtension = defineExtension({
  name: 'suigao/slot',
  register: (editor) =>
    mergeRegister(
      editor.registerNodeTransform(TextNode, (text) => {
        if (!editor.isComposing()) $settleSlot(text)
      }),
      editor.registerCommand(SELECTION_CHANGE_COMMAND, () => $selectWhole(editor.isComposing()), COMMAND_PRIORITY_LOW),
      editor.registerCommand(DELETE_CHARACTER_COMMAND, $selectBeforeDelete, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(BEFORE_INPUT_COMMAND, $typeBeside, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(CONTROLLED_TEXT_INSERTION_COMMAND, $typeOver, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(COMPOSITION_START_COMMAND, $composeBeside, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(
        KEY_TAB_COMMAND,
        (event) => {
          const isMoved = $selectNextSlot(event.shiftKey)
          if (isMoved) event.preventDefault()
          return isMoved
        },
        COMMAND_PRIORITY_LOW,
      ),
    ),
})

function $isOpenSlot(node: unknown): node is TextNode {
  if (!$isTextNode(node as TextNode)) return false
  const { slot } = $marksOf(node as TextNode)
  return slot !== undefined && isOpen({ text: (node as TextNode).getTextContent(), slot })
}

function $settleSlot(text: TextNode): void {
  const { slot, ...others } = $marksOf(text)
  if (!slot) return
  if (!text.isUnmergeable()) text.toggleUnmergeable()
  const content = text.getTextContent()
  const prompt = promptOf(slot)
  if (content === prompt) return
  if (content === '') $bringPromptBack(text, slot, prompt)
  else if (isRemnant(content, prompt)) text.remove()
  else if (slot.key === undefined && slot.label !== undefined) $setMarks(text, others).toggleUnmergeable()
}

function $bringPromptBack(text: TextNode, slot: Slot, prompt: string): void {
  if (slot.label === undefined && slot.key === undefined) {
    text.remove()
    return
  }
  text.setTextContent(prompt)
  const selection = $getSelection()
  if ($isRangeSelection(selection) && selection.anchor.key === text.getKey()) text.select(0, prompt.length)
}

/** What a cut through a prompt leaves behind: a piece of it with one of its brackets. */
function isRemnant(content: string, prompt: string): boolean {
  return prompt.includes(content) && /[【】]/.test(content)
}

/** The open slot that a collapsed selection stands in or at, and where. */
function $slotAtCaret(selection: BaseSelection | null): { slot: TextNode; at: 'start' | 'inside' | 'end' } | null {
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null
  const node = selection.anchor.getNode()
  if (!$isOpenSlot(node)) return null
  const { offset } = selection.anchor
  const at = offset === 0 ? 'start' : offset === node.getTextContentSize() ? 'end' : 'inside'
  return { slot: node, at }
}

function $selectWhole(isComposing: boolean): boolean {
  const found = isComposing ? null : $slotAtCaret($getSelection())
  if (found?.at === 'inside') found.slot.select(0, found.slot.getTextContentSize())
  return false
}

function $selectBeforeDelete(isBackward: boolean): boolean {
  const found = $slotAtCaret($getSelection())
  if (!found || found.at === (isBackward ? 'start' : 'end')) return false
  found.slot.select(0, found.slot.getTextContentSize())
  return true
}

function $typeBeside(event: InputEvent): boolean {
  if (event.inputType !== 'insertText' || !event.data || !$insertBeside(event.data)) return false
  event.preventDefault()
  return true
}

/**
 * Typing over a selected field answers it: the text changes, the node and its marks stay. The editor's own way removes the
 * node and makes a plain one.
 */
function $typeOver(payload: InputEvent | string): boolean {
  const text = typeof payload === 'string' ? payload : payload.dataTransfer ? null : payload.data
  const selection = $getSelection()
  if (!text || !$isRangeSelection(selection) || selection.isCollapsed()) return false
  const node = selection.anchor.getNode()
  if (!$isTextNode(node) || selection.focus.key !== selection.anchor.key || !$marksOf(node).slot) return false
  const offsets = [selection.anchor.offset, selection.focus.offset] as const
  const start = Math.min(...offsets)
  node.spliceText(start, Math.max(...offsets) - start, text, true)
  // An input method replaces what is selected: its place holder, not the caret behind it.
  if (node.isComposing()) selection.anchor.set(node.getKey(), start, 'text')
  return true
}

/** Zero width, so that the composition has a text node of its own beside the slot; the editor strips it afterwards. */
const COMPOSITION_PLACE = '\u200b'

function $composeBeside(): boolean {
  $insertBeside(COMPOSITION_PLACE)
  return false
}

/** Text at the edge of an open slot goes into a plain node beside it. */
function $insertBeside(text: string): boolean {
  const found = $slotAtCaret($getSelection())
  if (!found || found.at === 'inside') return false
  const plain = $setRunIn($createTextNode(text), $isRunIn(found.slot))
  if (found.at === 'start') found.slot.insertBefore(plain)
  else found.slot.insertAfter(plain)
  plain.select(text.length, text.length)
  return true
}

/** Selects the next open slot after the caret, or before it, round the paper's ends; false where none is left. */
export function $selectNextSlot(isBackward = false): boolean {
  const texts = $getRoot().getAllTextNodes()
  const slots = texts.filter($isOpenSlot)
  if (slots.length === 0) return false
  const selection = $getSelection()
  const here = $isRangeSelection(selection) ? selection.focus.getNode() : null
  const next = isBackward
    ? (slots.findLast((slot) => here && slot !== here && slot.isBefore(here)) ?? slots.at(-1)!)
    : (slots.find((slot) => here && slot !== here && here.isBefore(slot)) ?? slots[0]!)
  next.select(0, next.getTextContentSize())
  return true
}

/** Selects the nth open slot in reading order, from 0; false where there is none. */
export function $selectSlot(index: number): boolean {
  const slot = $getRoot().getAllTextNodes().filter($isOpenSlot)[index]
  slot?.select(0, slot.getTextContentSize())
  return slot !== undefined
}
