import { $getRoot, $getSelection, $isRangeSelection } from 'lexical'
import type { BlockId, Level, Paragraph } from '#core/document/document.ts'
import type { Place } from '#core/document/walk.ts'
import type { Caret } from '../../desk.ts'
import { $selectedFrames } from '../frame/select-frame.ts'
import { $isFrame, type FrameNode } from '../nodes/frame-node.ts'
import { $isFlow, $isLine, type LineNode, type LineRole } from '../nodes/line-node.ts'
import { $isRunIn } from '../nodes/marks.ts'
import { $caretLine, $offsetInLine } from './caret.ts'

/** What the caret stands in, for the toolbar and the outline. */
export interface CaretState {
  readonly caret: Caret | null
  /** The framed block that is selected as a whole: there is no caret then. */
  readonly frame: BlockId | null
  readonly role: LineRole | null
  readonly level: Level | null
  readonly align: Paragraph['align']
  readonly isBold: boolean
  readonly isRunIn: boolean
  /** The selected text. */
  readonly selected: string
}

export function $caretState(): CaretState {
  const selection = $getSelection()
  const line = $caretLine(selection)
  if (!$isRangeSelection(selection) || !line) {
    const frame = $selectedFrames()[0]?.getBlockId() ?? null
    return {
      caret: null,
      frame,
      role: null,
      level: null,
      align: undefined,
      isBold: false,
      isRunIn: false,
      selected: '',
    }
  }
  const role = line.getRole()
  const hasId = role === 'heading' || role === 'body' || role === 'attachment'
  const place = hasId ? line.getBlockId() : role
  return {
    caret: place ? { place, offset: $offsetInLine(selection.focus, line) } : null,
    frame: null,
    role,
    level: role === 'heading' ? line.getLevel() : null,
    align: line.getAlign(),
    isBold: selection.hasFormat('bold'),
    isRunIn: line.getChildren().some($isRunIn),
    selected: selection.isCollapsed() ? '' : selection.getTextContent(),
  }
}

/** The block or line that the caret is in, or the frame that is selected. */
export function $here(): Place | 'date' | null {
  const { caret, frame } = $caretState()
  return frame ?? (caret?.place as Place | 'date' | undefined) ?? null
}

/** The blocks that a selection touches, from the first to the last; null with a plain caret, or where it touches none. */
export function $selectedBlocks(): { readonly from: BlockId; readonly to: BlockId } | null {
  const ids = $selectedIds()
  const [from] = ids
  const to = ids.at(-1)
  return from && to ? { from, to } : null
}

/** The blocks that a selection touches, each once and in order; none with a plain caret. */
export function $selectedIds(): readonly BlockId[] {
  const selection = $getSelection()
  if (!selection || ($isRangeSelection(selection) && selection.isCollapsed())) return []
  const ids = selection.getNodes().flatMap((node) => {
    const block = node.getTopLevelElement()
    const isBlock = $isFrame(block) || ($isLine(block) && $isFlow(block))
    return isBlock && block.getBlockId() ? [block.getBlockId() as BlockId] : []
  })
  return [...new Set(ids)]
}

/** The framed block with an id. */
export function $findFrame(place: string): FrameNode | undefined {
  return $getRoot()
    .getChildren()
    .filter($isFrame)
    .find((frame) => frame.getBlockId() === place)
}

/** The line with a block's id, or the paper's own line of a name. */
export function $findLine(place: string): LineNode | undefined {
  return $getRoot()
    .getChildren()
    .filter($isLine)
    .find((line) => line.getBlockId() === place || line.getRole() === place)
}

/** The heading that a place stands under, the place itself where it is one. */
export function $headingOf(place: string): BlockId | null {
  const line = $findLine(place)
  const before = line ? [line, ...line.getPreviousSiblings().toReversed()] : []
  const heading = before.filter($isLine).find((candidate) => candidate.getRole() !== 'body')
  return heading?.getRole() === 'heading' ? heading.getBlockId() || null : null
}
