import {
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  type BaseSelection,
  type LexicalNode,
  type PointType,
  type TextNode,
} from 'lexical'
import { isOpen } from '#core/document/document.ts'
import { $marksOf } from '../nodes/marks.ts'

/** Whether a node is a field or hole that still waits for the writer's words. */
export function $isOpenSlot(node: LexicalNode): node is TextNode {
  if (!$isTextNode(node)) return false
  const { slot } = $marksOf(node)
  return slot !== undefined && isOpen({ text: node.getTextContent(), slot })
}

export function $selectSlotNode(slot: TextNode): void {
  slot.select(0, slot.getTextContentSize())
}

/** The open slot that a collapsed selection stands in or at, and where. */
export function $slotAtCaret(
  selection: BaseSelection | null,
): { slot: TextNode; at: 'start' | 'inside' | 'end' } | null {
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null
  const node = selection.anchor.getNode()
  if (!$isOpenSlot(node)) return null
  const { offset } = selection.anchor
  const at = offset === 0 ? 'start' : offset === node.getTextContentSize() ? 'end' : 'inside'
  return { slot: node, at }
}

/** The open slot that a selection covers, neither more nor less. */
export function $selectedSlot(): TextNode | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || selection.anchor.key !== selection.focus.key) return null
  const node = selection.anchor.getNode()
  if (!$isOpenSlot(node)) return null
  return Math.abs(selection.anchor.offset - selection.focus.offset) === node.getTextContentSize() ? node : null
}

/** No selection ends within a prompt, where a change would leave a piece of it: each end moves out to the prompt's own. */
export function $growToWholeSlots(): void {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return
  const { anchor, focus } = selection
  const [first, last] = selection.isBackward() ? [focus, anchor] : [anchor, focus]
  const [isFirstInside, isLastInside] = [$isInsideOpenSlot(first), $isInsideOpenSlot(last)]
  if (isFirstInside) first.set(first.key, 0, 'text')
  if (isLastInside) last.set(last.key, last.getNode().getTextContentSize(), 'text')
}

function $isInsideOpenSlot(point: PointType): boolean {
  const node = point.getNode()
  return $isOpenSlot(node) && point.offset > 0 && point.offset < node.getTextContentSize()
}

/** Selects the next open slot after the caret, or before it, round the paper's ends; false where none is left. */
export function $selectNextSlot(isBackward = false): boolean {
  const slots = $getRoot().getAllTextNodes().filter($isOpenSlot)
  if (slots.length === 0) return false
  const selection = $getSelection()
  const here = $isRangeSelection(selection) ? selection.focus.getNode() : null
  const next = isBackward
    ? (slots.findLast((slot) => here && slot !== here && slot.isBefore(here)) ?? slots.at(-1)!)
    : (slots.find((slot) => here && slot !== here && here.isBefore(slot)) ?? slots[0]!)
  $selectSlotNode(next)
  return true
}

/** Selects the nth open slot in reading order, from 0; false where there is none. */
export function $selectSlot(index: number): boolean {
  const slot = $getRoot().getAllTextNodes().filter($isOpenSlot)[index]
  if (slot) $selectSlotNode(slot)
  return slot !== undefined
}
