import { $createNodeSelection, $getSelection, $isNodeSelection, $setSelection } from 'lexical'
import { $isFrame, type FrameNode } from '../nodes/frame-node.ts'
import { $createLine, $isFlow, $isLine } from '../nodes/line-node.ts'

/** Selects a frame as a whole. */
export function $selectFrame(frame: FrameNode): void {
  const selection = $createNodeSelection()
  selection.add(frame.getKey())
  $setSelection(selection)
}

/** The frames that are selected as a whole; none while the selection is one of text. */
export function $selectedFrames(): FrameNode[] {
  const selection = $getSelection()
  return $isNodeSelection(selection) ? selection.getNodes().filter($isFrame) : []
}

/** Leaves a selected frame for an empty line behind it, to be typed or pasted into; false where none is selected. */
export function $openLineAfterFrame(): boolean {
  const frame = $selectedFrames().at(-1)
  if (!frame) return false
  const line = $createLine('body')
  frame.insertAfter(line)
  line.select()
  return true
}

/** Deletes the selected frames; the caret goes to the text beside them, or to an empty line in their place. */
export function $deleteFrames(): boolean {
  const frames = $selectedFrames()
  const [first, last] = [frames[0], frames.at(-1)]
  if (!first || !last) return false
  const [before, after] = [first.getPreviousSibling(), last.getNextSibling()]
  if ($isLine(before) && $isFlow(before)) before.selectEnd()
  else if ($isLine(after) && $isFlow(after)) after.selectStart()
  else {
    const line = $createLine('body')
    last.insertAfter(line)
    line.select()
  }
  for (const frame of frames) frame.remove()
  return true
}
