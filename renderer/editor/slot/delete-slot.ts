import { $getSelection, $isRangeSelection, $isTextNode, type RangeSelection } from 'lexical'
import { promptOf } from '#core/document/document.ts'
import { $marksOf } from '../nodes/marks.ts'
import { $selectSlotNode, $slotAtCaret } from './open-slots.ts'

export type DeletedUnit = 'character' | 'word' | 'lineboundary'

/** Deleting towards an open slot selects it first; deleting the last of a field's answer brings its prompt back. */
export function $deleteInSlot(isBackward: boolean, unit: DeletedUnit): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return false
  const found = $slotAtCaret(selection)
  if (!found) return $emptyField(selection, isBackward, unit)
  if (found.at === (isBackward ? 'start' : 'end')) return false
  $selectSlotNode(found.slot)
  return true
}

function $emptyField(selection: RangeSelection, isBackward: boolean, unit: DeletedUnit): boolean {
  const { anchor, focus } = selection
  const node = anchor.getNode()
  if (!$isTextNode(node)) return false
  const { slot } = $marksOf(node)
  const size = node.getTextContentSize()
  if (slot?.key === undefined || node.getTextContent() === promptOf(slot)) return false
  if (selection.isCollapsed()) {
    if (anchor.offset === (isBackward ? 0 : size)) return false
    selection.modify('extend', isBackward, unit)
  }
  if (anchor.key !== focus.key || Math.abs(anchor.offset - focus.offset) < size) return false
  node.setTextContent(promptOf(slot))
  $selectSlotNode(node)
  return true
}
