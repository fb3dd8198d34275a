import { $getSelection, $isRangeSelection } from 'lexical'
import { $isLine, type LineNode } from '../nodes/line-node.ts'
import { $setRunIn } from '../nodes/marks.ts'
import { $caretLine, $isAtEnd, $isAtStart } from './caret.ts'

/**
 * Backspace at the start of a line and Delete at its end. A heading first becomes body text, as in Word; the paper's own
 * lines (title, signatory …) never merge with their neighbours. True where it was decided here.
 */
export function $deleteAtEdge(isBackward: boolean): boolean {
  const selection = $getSelection()
  const line = $caretLine(selection)
  if (!$isRangeSelection(selection) || !line) return false
  if (isBackward) return $isAtStart(selection, line) && $backspaceAtStart(line)
  return $isAtEnd(selection, line) && $deleteAtEnd(line)
}

function $backspaceAtStart(line: LineNode): boolean {
  if (line.getRole() === 'heading') {
    $toBody(line)
    return true
  }
  const previous = line.getPreviousSibling()
  if (previous === null) return true
  if (!$isLine(previous)) return false
  if (isFlow(line) && isFlow(previous)) return false
  previous.selectEnd()
  // An empty body line goes; the paper's own lines stay, empty or not.
  if (line.getRole() === 'body' && line.isEmpty() && hasFlowSibling(line)) line.remove()
  return true
}

function $deleteAtEnd(line: LineNode): boolean {
  const next = line.getNextSibling()
  if (next === null) return true
  if (!$isLine(next) || (isFlow(line) && isFlow(next))) return false
  if (isFlow(line) && line.isEmpty() && hasFlowSibling(line)) {
    next.selectStart()
    line.remove()
  } else if (isFlow(next) && next.isEmpty() && hasFlowSibling(next)) next.remove()
  return true
}

/** A heading as body text; its run-in part is body text already. */
export function $toBody(line: LineNode): void {
  line.setRole('body')
  for (const child of line.getChildren()) $setRunIn(child, false)
}

/** Lines that flow and merge freely; the others are the paper's own. */
function isFlow(line: LineNode): boolean {
  return line.getRole() === 'heading' || line.getRole() === 'body'
}

function hasFlowSibling(line: LineNode): boolean {
  return [line.getPreviousSibling(), line.getNextSibling()].some((node) => !$isLine(node) || isFlow(node))
}
