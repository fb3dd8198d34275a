import {
  $findMatchingParent,
  $isRangeSelection,
  $isTextNode,
  type BaseSelection,
  type LexicalNode,
  type PointType,
  type RangeSelection,
} from 'lexical'
import { $isLine, type LineNode } from '../nodes/line-node.ts'

/** The line that a node stands in. */
export function $lineOf(node: LexicalNode): LineNode | null {
  return $findMatchingParent(node, $isLine)
}

/** The line of a selection's focus, null outside every line. */
export function $caretLine(selection: BaseSelection | null): LineNode | null {
  return $isRangeSelection(selection) ? $lineOf(selection.focus.getNode()) : null
}

/** A point's offset in its line, in UTF-16 units, a line break counting one. */
export function $offsetInLine({ key, offset, type }: PointType, line: LineNode): number {
  if (type === 'element') {
    const before = key === line.getKey() ? line.getChildren().slice(0, offset) : []
    return before.reduce((sum, child) => sum + child.getTextContentSize(), 0)
  }
  let sum = 0
  for (const child of line.getChildren()) {
    if (child.getKey() === key) return sum + offset
    sum += child.getTextContentSize()
  }
  return sum
}

export function $isAtStart(selection: RangeSelection, line: LineNode): boolean {
  return selection.isCollapsed() && $offsetInLine(selection.focus, line) === 0
}

export function $isAtEnd(selection: RangeSelection, line: LineNode): boolean {
  return selection.isCollapsed() && $offsetInLine(selection.focus, line) === $lineSize(line)
}

/** The length of a line's text in UTF-16 units, a line break counting one. */
export function $lineSize(line: LineNode): number {
  return line.getChildren().reduce((sum, child) => sum + child.getTextContentSize(), 0)
}

/** Puts the caret at an offset of a line; past its end, at the end. */
export function $selectOffset(line: LineNode, offset: number): void {
  let rest = offset
  for (const child of line.getChildren()) {
    const size = child.getTextContentSize()
    if (rest <= size && $isTextNode(child)) {
      child.select(rest, rest)
      return
    }
    rest -= size
  }
  line.selectEnd()
}
