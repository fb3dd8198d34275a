import { $getSelection, $isRangeSelection, type LexicalNode } from 'lexical'
import { $selectFrame } from '../frame/select-frame.ts'
import { $isFrame } from '../nodes/frame-node.ts'
import { $isFlow, $isLine, type LineNode } from '../nodes/line-node.ts'
import { $setRunIn } from '../nodes/marks.ts'
import { $addSources } from './add-sources.ts'
import { $caretLine, $isAtEnd, $isAtStart } from './caret.ts'

/**
 * Backspace at the start of a line and Delete at its end. A heading first becomes body text, as in Word; a frame is first
 * selected; the paper's own lines (title, signatory …) never merge with their neighbours. True where it was decided here.
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
  if (!$isLine(previous)) return $selectNeighbour(previous)
  if ($isFlow(line) && $isFlow(previous)) return $joinSources(previous, line)
  previous.selectEnd()
  // An empty body line goes; the paper's own lines stay, empty or not.
  if (line.getRole() === 'body' && line.isEmpty() && hasFlowSibling(line)) line.remove()
  return true
}

function $deleteAtEnd(line: LineNode): boolean {
  const next = line.getNextSibling()
  if (next === null) return true
  if (!$isLine(next)) return $selectNeighbour(next)
  if ($isFlow(line) && $isFlow(next)) return $joinSources(line, next)
  if ($isFlow(line) && line.isEmpty() && hasFlowSibling(line)) {
    next.selectStart()
    line.remove()
  } else if ($isFlow(next) && next.isEmpty() && hasFlowSibling(next)) next.remove()
  return true
}

function $selectNeighbour(node: LexicalNode): boolean {
  if ($isFrame(node)) $selectFrame(node)
  return true
}

/** The line that two lines become has the sources of both; joining them is left to the editor. */
function $joinSources(first: LineNode, second: LineNode): false {
  // Of an empty line nothing comes.
  if (!second.isEmpty()) $addSources(first, second.getSources())
  return false
}

/** A heading as body text; its run-in part is body text already. */
export function $toBody(line: LineNode): void {
  line.setRole('body')
  for (const child of line.getChildren()) $setRunIn(child, false)
}

function hasFlowSibling(line: LineNode): boolean {
  return [line.getPreviousSibling(), line.getNextSibling()].some((node) => !$isLine(node) || $isFlow(node))
}
