import { $getRoot, $getSelection, $isRangeSelection } from 'lexical'
import type { BlockId, Level, Paragraph } from '#core/document/document.ts'
import type { Caret } from '../../desk.ts'
import { $isFrame } from '../nodes/frame-node.ts'
import { $isFlow, $isLine, type LineNode, type LineRole } from '../nodes/line-node.ts'
import { $isRunIn } from '../nodes/marks.ts'
import { $caretLine, $offsetInLine } from './caret.ts'

/** What the caret stands in, for the toolbar and the outline. */
export interface CaretState {
  readonly caret: Caret | null
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
    return { caret: null, role: null, level: null, align: undefined, isBold: false, isRunIn: false, selected: '' }
  }
  const role = line.getRole()
  const hasId = role === 'heading' || role === 'body' || role === 'attachment'
  const place = hasId ? line.getBlockId() : role
  return {
    caret: place ? { place, offset: $offsetInLine(selection.focus, line) } : null,
    role,
    level: role === 'heading' ? line.getLevel() : null,
    align: line.getAlign(),
    isBold: selection.hasFormat('bold'),
    isRunIn: line.getChildren().some($isRunIn),
    selected: selection.isCollapsed() ? '' : selection.getTextContent(),
  }
}

/** The blocks that a selection touches, from the first to the last; null with a plain caret, or where it touches none. */
export function $selectedBlocks(): { readonly from: BlockId; readonly to: BlockId } | null {
  const selection = $getSelection()
  if (!selection || ($isRangeSelection(selection) && selection.isCollapsed())) return null
  const ids = selection.getNodes().flatMap((node) => {
    const block = node.getTopLevelElement()
    const isBlock = $isFrame(block) || ($isLine(block) && $isFlow(block))
    return isBlock && block.getBlockId() ? [block.getBlockId() as BlockId] : []
  })
  const [from] = ids
  const to = ids.at(-1)
  return from && to ? { from, to } : null
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
