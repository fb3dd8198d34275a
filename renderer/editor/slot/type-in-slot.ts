import { $createTextNode, $getSelection, $isRangeSelection, $isTextNode } from 'lexical'
import { COMPOSITION_PLACE } from '../composition-place.ts'
import { $isRunIn, $marksOf, $setMarks, $setRunIn } from '../nodes/marks.ts'
import { $selectedSlot, $slotAtCaret } from './open-slots.ts'

/** Text typed at the edge of an open slot stands beside it. */
export function $typeBeside(event: InputEvent): boolean {
  if (event.inputType !== 'insertText' || !event.data || !$insertBeside(event.data)) return false
  event.preventDefault()
  return true
}

export function $composeBeside(): boolean {
  $insertBeside(COMPOSITION_PLACE)
  return false
}

function $insertBeside(text: string): boolean {
  const found = $slotAtCaret($getSelection())
  if (!found || found.at === 'inside') return false
  const plain = $setRunIn($createTextNode(text), $isRunIn(found.slot))
  if (found.at === 'start') found.slot.insertBefore(plain)
  else found.slot.insertAfter(plain)
  plain.select(text.length, text.length)
  return true
}

/**
 * Typing over a selected field answers it: the text changes, the node and its marks stay. The editor's own way removes the
 * node and makes a plain one.
 */
export function $typeOver(payload: InputEvent | string): boolean {
  const text = typeof payload === 'string' ? payload : payload.dataTransfer ? null : payload.data
  const selection = $getSelection()
  if (!text || !$isRangeSelection(selection) || selection.isCollapsed()) return false
  const node = selection.anchor.getNode()
  if (!$isTextNode(node) || selection.focus.key !== selection.anchor.key) return false
  const { slot, ...others } = $marksOf(node)
  if (!slot) return false
  const offsets = [selection.anchor.offset, selection.focus.offset] as const
  const start = Math.min(...offsets)
  node.spliceText(start, Math.max(...offsets) - start, text, true)
  // A hole without guidance has no prompt to tell it from its answer: it is gone with the first character.
  if (slot.key === undefined && slot.label === undefined) $setMarks(node, others).toggleUnmergeable()
  // An input method replaces what is selected: its place holder, not the caret behind it.
  if (node.isComposing()) selection.anchor.set(node.getKey(), start, 'text')
  return true
}

/** Enter on a selected prompt goes on behind it; the editor's own way would delete the prompt and split the line. */
export function $leaveSlot(): boolean {
  const slot = $selectedSlot()
  slot?.selectEnd()
  return slot !== null
}
