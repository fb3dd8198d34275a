import { $getSelection, $isRangeSelection, type LexicalNode, type RangeSelection } from 'lexical'
import type { Block, Paragraph } from '#core/document/document.ts'
import { $blockToNode, $runsToNodes } from '../document-to-editor.ts'
import { $isFlow, $isLine, type LineNode } from '../nodes/line-node.ts'
import { $isRunIn, $setRunIn } from '../nodes/marks.ts'
import { $addSources } from '../structure/add-sources.ts'
import { $caretLine, $isAtEnd, $isAtStart, $offsetInLine } from '../structure/caret.ts'
import { $headSize } from '../structure/enter.ts'
import { $findLine } from '../structure/places.ts'

/**
 * Puts blocks where the caret stands: one paragraph joins the text there, several blocks stand on lines of their own, and
 * an empty line gives its place to them. No heading is parted, and the paper's own lines (title, signatory …) take nothing in.
 * Answers the nodes that were put in.
 */
export function $placeBlocks(blocks: readonly Block[]): readonly LexicalNode[] {
  const selection = $getSelection()
  const line = $caretLine(selection)
  if (!$isRangeSelection(selection) || !line || !$isFlow(line)) return $placeBeside(line, blocks)
  if (line.isEmpty()) return $fillEmpty(line, blocks)
  const only = onlyParagraph(blocks)
  if (line.getRole() === 'body') return only ? $join(selection, line, only) : $placeAround(selection, line, blocks)
  if (only && line.getChildren().some($isRunIn) && $offsetInLine(selection.focus, line) >= $headSize(line))
    return $join(selection, line, only)
  return $isAtStart(selection, line) ? $insertBefore(line, blocks) : $insertAfter(line, blocks)
}

/** The blocks in a line's place. */
export function $putInPlace(line: LexicalNode, blocks: readonly Block[]): readonly LexicalNode[] {
  const nodes = $insertBefore(line, blocks)
  line.remove()
  return nodes
}

/** The words of a paragraph in the place of a heading's run-in text. */
export function $replaceRunIn(line: LineNode, { runs, sources = [] }: Paragraph): readonly LexicalNode[] {
  const nodes = $runsToNodes(runs).map((node) => $setRunIn(node, true))
  for (const old of line.getChildren().filter($isRunIn)) old.remove()
  line.append(...nodes)
  $addSources(line, sources)
  return nodes
}

export function $insertAfter(node: LexicalNode, blocks: readonly Block[]): readonly LexicalNode[] {
  const nodes = blocks.map($blockToNode)
  let last = node
  for (const next of nodes) last = last.insertAfter(next)
  return nodes
}

export function $insertBefore(node: LexicalNode, blocks: readonly Block[]): readonly LexicalNode[] {
  const nodes = blocks.map($blockToNode)
  for (const next of nodes) node.insertBefore(next)
  return nodes
}

/** The paragraph where there is nothing else. */
export function onlyParagraph(blocks: readonly Block[]): Paragraph | undefined {
  const [first] = blocks
  return blocks.length === 1 && first?.type === 'paragraph' ? first : undefined
}

/** A line of the body that nothing stands in. */
export function $isEmptyBody(node: LexicalNode | null | undefined): node is LineNode {
  return $isLine(node) && node.getRole() === 'body' && node.isEmpty()
}

/** An empty heading takes no paragraph in: it still waits for its own words. */
function $fillEmpty(line: LineNode, blocks: readonly Block[]): readonly LexicalNode[] {
  const fits = line.getRole() === 'body' || blocks[0]?.type === 'heading'
  return fits ? $putInPlace(line, blocks) : $insertAfter(line, blocks)
}

function $join(selection: RangeSelection, line: LineNode, { runs, sources = [] }: Paragraph): readonly LexicalNode[] {
  // Also where it begins before the first run-in word: what stands before that belongs to the heading.
  const isRunIn = line.getRole() === 'heading'
  const nodes = $runsToNodes(runs).map((node) => $setRunIn(node, isRunIn))
  if (nodes.length > 0) selection.insertNodes(nodes)
  $addSources(line, sources)
  return nodes
}

function $placeAround(selection: RangeSelection, line: LineNode, blocks: readonly Block[]): readonly LexicalNode[] {
  if ($isAtStart(selection, line)) return $insertBefore(line, blocks)
  if (!$isAtEnd(selection, line)) selection.insertParagraph()
  return $insertAfter(line, blocks)
}

/** Beside a line of the paper's own: at the head of the body that it stands before, or at the end of the body. */
function $placeBeside(line: LineNode | null, blocks: readonly Block[]): readonly LexicalNode[] {
  const isAtFoot = line === null || ['signatory', 'date', 'note'].includes(line.getRole())
  const foot = isAtFoot ? $findLine('signatory') : undefined
  if (foot) {
    const last = foot.getPreviousSibling()
    return $isEmptyBody(last) ? $putInPlace(last, blocks) : $insertBefore(foot, blocks)
  }
  const head = line?.getRole() === 'title' ? ($findLine('recipients') ?? line) : line
  const first = head?.getNextSibling()
  if ($isEmptyBody(first)) return $putInPlace(first, blocks)
  return head ? $insertAfter(head, blocks) : []
}
