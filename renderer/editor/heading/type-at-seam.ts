import { $createTextNode, $getSelection, $isRangeSelection, $isTextNode, type TextNode } from 'lexical'
import { COMPOSITION_PLACE } from '../composition-place.ts'
import { $isRunIn, $setRunIn } from '../nodes/marks.ts'

/** What is typed between a heading's full stop and its run-in text goes on in the text, not in the heading. */
export function $typeAtSeam(event: InputEvent): boolean {
  if (event.inputType !== 'insertText' || !event.data || !$startRunIn(event.data)) return false
  event.preventDefault()
  return true
}

export function $composeAtSeam(): boolean {
  $startRunIn(COMPOSITION_PLACE)
  return false
}

function $startRunIn(text: string): boolean {
  const head = $headBeforeCaret()
  if (!head) return false
  const start = $setRunIn($createTextNode(text), true)
  head.insertAfter(start)
  start.select(text.length, text.length)
  return true
}

function $headBeforeCaret(): TextNode | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null
  const node = selection.anchor.getNode()
  const next = node.getNextSibling()
  if (!$isTextNode(node) || !next || $isRunIn(node) || !$isRunIn(next)) return null
  return selection.anchor.offset === node.getTextContentSize() && node.getTextContent().endsWith('。') ? node : null
}
