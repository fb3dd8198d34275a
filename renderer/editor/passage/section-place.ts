import { $getRoot, $getSelection, $isNodeSelection, type LexicalNode } from 'lexical'
import type { Level } from '#core/document/document.ts'
import { closingStart } from '#core/outline/closing.ts'
import { $editorToDocument } from '../editor-to-document.ts'
import { $isFrame } from '../nodes/frame-node.ts'
import { $isFlow, $isLine, type LineNode } from '../nodes/line-node.ts'
import { $caretLine } from '../structure/caret.ts'
import { $findLine } from '../structure/places.ts'
import { $isEmptyBody } from './place-blocks.ts'

/** Where a section goes beside the one that the caret stands in, and at which level. */
export interface SectionPlace {
  readonly level: Level
  /** What it is put behind. */
  readonly after: LexicalNode
  /** An empty line that it takes the place of. */
  readonly instead?: LineNode
}

/**
 * Behind the section of the caret, at that section's level; before the first heading, at the level of the one that follows.
 * The words that close the paper stay its last.
 */
export function $sectionPlace(): SectionPlace {
  const here = $bodyNodeAtCaret()
  const heading = $headingAbove(here)
  const level = heading?.getLevel() ?? $nextHeading(here)?.getLevel() ?? 1
  if ($isHeading(here) && here.isEmpty()) return { level, after: here, instead: here }
  const closing = $closingNode()
  let last = here
  for (
    let next = here.getNextSibling();
    next && $belongs(next, level) && !next.is(closing);
    next = last.getNextSibling()
  )
    last = next
  // A caret that waits in a fresh line at the section's end waits for what is put there.
  return { level, after: last, ...(last.is(here) && $isEmptyBody(here) && { instead: here }) }
}

/** The heading that a node of the body stands under, or that it is. */
export function $headingAbove(node: LexicalNode | null): LineNode | null {
  for (let each = node; each && $isOfBody(each); each = each.getPreviousSibling()) if ($isHeading(each)) return each
  return null
}

/** The line or frame of the body that the caret stands in, or the nearest one to it. */
export function $bodyNodeAtCaret(): LexicalNode {
  const selection = $getSelection()
  const frame = $isNodeSelection(selection) ? selection.getNodes().find($isFrame) : undefined
  const node = frame ?? $caretLine(selection) ?? $findLine('signatory')
  if (node && $isOfBody(node)) return node
  const isAtHead = $isLine(node) && ['title', 'recipients', 'attachment'].includes(node.getRole())
  const neighbours = (
    isAtHead ? node.getNextSiblings() : (node?.getPreviousSiblings().toReversed() ?? [])
  ) as LexicalNode[]
  // A body has a line at least, an attachment may have none.
  return neighbours.find($isOfBody) ?? node ?? $getRoot().getFirstChildOrThrow()
}

/** Whether a node behind a heading of a level still stands in its section. */
export function $belongs(node: LexicalNode, level: Level): boolean {
  return $isOfBody(node) && !($isHeading(node) && node.getLevel() <= level)
}

function $nextHeading(node: LexicalNode): LineNode | undefined {
  const others = node.getNextSiblings()
  const end = others.findIndex((each) => !$isOfBody(each))
  return (end < 0 ? others : others.slice(0, end)).find($isHeading)
}

function $closingNode(): LineNode | undefined {
  const { blocks } = $editorToDocument()
  const id = blocks[closingStart(blocks)]?.id
  return id && $findLine(id)
}

function $isHeading(node: LexicalNode | null): node is LineNode {
  return $isLine(node) && node.getRole() === 'heading'
}

function $isOfBody(node: LexicalNode): boolean {
  return $isFrame(node) || ($isLine(node) && $isFlow(node))
}
