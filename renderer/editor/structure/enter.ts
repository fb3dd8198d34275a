import { $createLineBreakNode, $getSelection, $insertNodes, $isRangeSelection, type RangeSelection } from 'lexical'
import { $createLine, $isFlow, type LineNode } from '../nodes/line-node.ts'
import { $isRunIn } from '../nodes/marks.ts'
import { $caretLine, $isAtEnd, $isAtStart, $lineSize, $offsetInLine } from './caret.ts'
import { $toBody } from './delete-at-edge.ts'

/** Enter: a new line in the body; in the paper's own lines a way on to the next one. */
export function $enter(): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return false
  if (!selection.isCollapsed()) selection.removeText()
  const line = $caretLine(selection)
  if (!line) return false
  if ($isFlow(line)) $enterInBody(selection, line)
  else if (line.getRole() === 'title' && !$isAtEnd(selection, line)) $insertNodes([$createLineBreakNode()])
  else if (line.getNextSibling()) line.selectNext(0, 0)
  return true
}

function $enterInBody(selection: RangeSelection, line: LineNode): void {
  if ($isAtStart(selection, line) && $lineSize(line) > 0) {
    // The empty line is the new one, so the text keeps its id, its level and the caret.
    line.insertBefore($createLine('body'))
  } else if ($isAtEnd(selection, line)) {
    // A new line is new writing: it has no sources.
    const next = $createLine('body').setAlign(line.getAlign())
    line.insertAfter(next)
    next.select()
  } else {
    const isPastHead = $offsetInLine(selection.focus, line) >= $headSize(line)
    const next = selection.insertParagraph()
    if (isPastHead && next?.is(line.getNextSibling())) $toBody(next as LineNode)
  }
}

/** The length of a line's own words, without its run-in text. */
export function $headSize(line: LineNode): number {
  const head = line.getChildren().filter((child) => !$isRunIn(child))
  return head.reduce((sum, child) => sum + child.getTextContentSize(), 0)
}
