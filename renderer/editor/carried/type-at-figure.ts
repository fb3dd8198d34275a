import {
  $createTextNode,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  type LexicalNode,
  type RangeSelection,
  type TextNode,
} from 'lexical'
import type { Carried } from '#core/document/document.ts'
import { COMPOSITION_PLACE } from '../composition-place.ts'
import { $isRunIn, $marksOf, $setMarks, $setRunIn } from '../nodes/marks.ts'
import { $isOpenSlot } from '../slot/open-slots.ts'
import { belongsToFigure, canBelong } from './belongs.ts'
import { $figures, $isSelectedFigure } from './figures.ts'

interface Edge {
  readonly node: TextNode
  readonly at: 'start' | 'end'
}

/** What is typed at the edge of a figure goes into it where it belongs there, and beside it where it doesn't. */
export function $typeAtEdge(event: InputEvent): boolean {
  if (event.inputType !== 'insertText' || !event.data || !$insertAtEdge(event.data)) return false
  event.preventDefault()
  return true
}

function $insertAtEdge(text: string): boolean {
  const edges = $edgesAtCaret()
  const own = edges.find(({ node, at }) => canBelong(text, at) && belongsToFigure($wordsAt(node), text, at))
  if (own) {
    own.node.spliceText(own.at === 'start' ? 0 : own.node.getTextContentSize(), 0, text, true)
    return true
  }
  return $insertBeside(edges, text) !== null
}

/** Where the caret stands in the figure's own node, the browser would put the text into it; otherwise all is well. */
function $insertBeside(edges: readonly Edge[], text: string): TextNode | null {
  const selection = $getSelection()
  const edge = $isRangeSelection(selection) && edges.find(({ node }) => node.getKey() === selection.anchor.key)
  if (!edge) return null
  const beside = $createTextNode(text).setFormat((selection as RangeSelection).format)
  $setRunIn(beside, $isRunIn(edge.node))
  if (edge.at === 'start') edge.node.insertBefore(beside)
  else edge.node.insertAfter(beside)
  beside.select(text.length, text.length)
  return beside
}

/** The ends of figures that a plain caret stands at: the one whose node it is in first. */
function $edgesAtCaret(): Edge[] {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return []
  const node = selection.anchor.getNode()
  if (!$isTextNode(node)) return []
  const { offset } = selection.anchor
  const isAtStart = offset === 0
  const isAtEnd = offset === node.getTextContentSize()
  const [before, after] = [node.getPreviousSibling(), node.getNextSibling()]
  const edges: Edge[] = []
  const id = $marksOf(node).carried?.id
  // Between two parts of one figure there is no edge.
  const isOther = (sibling: unknown) =>
    !$isTextNode(sibling as TextNode) || $marksOf(sibling as TextNode).carried?.id !== id
  if (isAtEnd && $isFigureNode(node) && isOther(after)) edges.push({ node, at: 'end' })
  if (isAtStart && $isFigureNode(node) && isOther(before)) edges.push({ node, at: 'start' })
  if (isAtEnd && $isTextNode(after) && $isFigureNode(after) && isOther(after)) edges.push({ node: after, at: 'start' })
  if (isAtStart && $isTextNode(before) && $isFigureNode(before) && isOther(before))
    edges.push({ node: before, at: 'end' })
  return edges
}

function $isFigureNode(node: TextNode): boolean {
  return $marksOf(node).carried !== undefined && !$isOpenSlot(node)
}

/** The words of the whole figure that a node is a part of. */
function $wordsAt(node: TextNode): string {
  const id = $marksOf(node).carried?.id
  const isPart = (each: LexicalNode) => $isTextNode(each) && $marksOf(each).carried?.id === id
  const [before, after] = [node.getPreviousSiblings(), node.getNextSiblings()]
  const first = before.findLastIndex((each) => !isPart(each)) + 1
  const last = after.findIndex((each) => !isPart(each))
  const parts = [...before.slice(first), node, ...after.slice(0, last < 0 ? undefined : last)]
  return parts.map((part) => part.getTextContent()).join('')
}

/** A composition that began beside a figure, to whose words its text may come to belong. */
export interface BesideFigure {
  readonly mark: Carried
  readonly words: string
  readonly at: 'start' | 'end'
}

/** An input method never composes in the edge of a figure: it gets a place of its own beside it. */
export function $composeBesideFigure(): BesideFigure | null {
  const edges = $edgesAtCaret()
  const edge = edges[0]
  const mark = edge && $marksOf(edge.node).carried
  if (!mark) return null
  const words = $wordsAt(edge.node)
  $insertBeside(edges, COMPOSITION_PLACE)
  return { mark, words, at: edge.at }
}

/** What was composed beside a figure becomes a part of it where it belongs there: 万, 平方米. */
export function $joinComposed({ mark, words, at }: BesideFigure, composed: string): void {
  if (!belongsToFigure(words, composed, at)) return
  const figure = $figures().find((each) => each.mark.id === mark.id)
  const node = at === 'end' ? figure?.nodes.at(-1)?.getNextSibling() : figure?.nodes[0]?.getPreviousSibling()
  if (!figure || !$isTextNode(node) || $marksOf(node).carried) return
  const text = node.getTextContent()
  const start = at === 'end' ? text.indexOf(composed) : text.lastIndexOf(composed)
  // Only where nothing stands between, but the place that the composition began in.
  const between = at === 'end' ? text.slice(0, start) : text.slice(start + composed.length)
  if (start < 0 || between.replaceAll(COMPOSITION_PLACE, '') !== '') return
  const parts = at === 'end' ? node.splitText(start + composed.length) : node.splitText(start)
  const part = at === 'end' ? parts[0] : parts.at(-1)
  if (part) $setMarks(part, { ...$marksOf(part), carried: figure.mark })
}

/**
 * Typing over a figure, or over a part of one, changes it: the node and its mark stay. The editor's own way would remove the
 * node and make a plain one.
 */
export function $typeOverFigure(payload: InputEvent | string): boolean {
  const text = typeof payload === 'string' ? payload : payload.dataTransfer ? null : payload.data
  const selection = $getSelection()
  if (!text || !$isRangeSelection(selection) || selection.isCollapsed()) return false
  const whole = $figures().find($isSelectedFigure)
  const node = whole?.nodes[0] ?? selection.anchor.getNode()
  // What is a slot too is answered by the rules of slots, and keeps its mark there.
  if (!$isTextNode(node) || !$marksOf(node).carried || $marksOf(node).slot) return false
  if (!whole && selection.anchor.key !== selection.focus.key) return false
  const offsets = whole ? [0, node.getTextContentSize()] : [selection.anchor.offset, selection.focus.offset]
  const start = Math.min(...offsets)
  for (const other of whole?.nodes.slice(1) ?? []) other.remove()
  node.spliceText(start, Math.max(...offsets) - start, text, true)
  // An input method replaces what is selected: its place holder, not the caret behind it.
  if (node.isComposing()) selection.anchor.set(node.getKey(), start, 'text')
  return true
}
