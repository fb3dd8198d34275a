import { $getSelection, $isRangeSelection, type LexicalNode } from 'lexical'
import { $isFlow, $isLine, type LineNode } from '../nodes/line-node.ts'
import { $lineOf, $offsetInLine } from './caret.ts'

interface WholeLines {
  readonly lines: readonly LexicalNode[]
  /** The line after them, at whose start the selection ends. */
  readonly after: LineNode
}

/** The lines of a selection that runs from the start of one body line to the start of another; null for any other. */
export function $wholeLines(): WholeLines | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return null
  const { anchor, focus } = selection
  const [start, end] = selection.isBackward() ? [focus, anchor] : [anchor, focus]
  const [first, after] = [$lineOf(start.getNode()), $lineOf(end.getNode())]
  if (!first || !after || first.is(after) || !$isFlow(after)) return null
  if ($offsetInLine(start, first) > 0 || $offsetInLine(end, after) > 0) return null
  const siblings = first.getNextSiblings()
  const lines = [first, ...siblings.slice(0, after.getIndexWithinParent() - first.getIndexWithinParent() - 1)]
  return lines.every((node) => !$isLine(node) || $isFlow(node)) ? { lines, after } : null
}

/**
 * Deletes whole lines, so that the line after them stays what it is; the editor's own way would pour its text into the
 * first deleted line. False where no whole lines are selected.
 */
export function $deleteWholeLines(): boolean {
  const found = $wholeLines()
  if (!found) return false
  found.after.selectStart()
  for (const line of found.lines) line.remove()
  return true
}
