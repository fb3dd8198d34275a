import {
  $getRoot,
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  $isTextNode,
  type PointType,
  type TextNode,
} from 'lexical'
import type { Carried } from '#core/document/document.ts'
import { walkBlock } from '#core/document/walk.ts'
import { $selectFrame } from '../frame/select-frame.ts'
import { $isFrame, type FrameNode } from '../nodes/frame-node.ts'
import { $isLine, type LineNode } from '../nodes/line-node.ts'
import { $marksOf } from '../nodes/marks.ts'
import { $lineOf, $offsetInLine } from '../structure/caret.ts'

/** A stretch of the paper under one mark. */
export interface PaperFigure {
  readonly mark: Carried
  readonly text: string
  /** Which line or frame of the paper it stands in, from 0. */
  readonly index: number
  /** UTF-16 units in its line; in a frame, which is no text, its number there and the next one. */
  readonly start: number
  readonly end: number
  /** Several where weight or a line break parts it; none in a frame. */
  readonly nodes: readonly TextNode[]
  readonly frame?: FrameNode
}

/** The marked figures of the paper in reading order, whatever their state. */
export function $figures(): PaperFigure[] {
  return $getRoot()
    .getChildren()
    .flatMap((node, index) => {
      if ($isLine(node)) return $figuresOfLine(node, index)
      return $isFrame(node) ? $figuresOfFrame(node, index) : []
    })
}

function $figuresOfLine(line: LineNode, index: number): PaperFigure[] {
  const found: PaperFigure[] = []
  let at = 0
  for (const child of line.getChildren()) {
    const start = at
    at += child.getTextContentSize()
    const mark = $isTextNode(child) ? $marksOf(child).carried : undefined
    if (!mark || !$isTextNode(child)) continue
    const last = found.at(-1)
    const text = child.getTextContent()
    if (last?.mark.id === mark.id && last.end === start)
      found[found.length - 1] = { ...last, text: last.text + text, end: at, nodes: [...last.nodes, child] }
    else found.push({ mark, text, index, start, end: at, nodes: [child] })
  }
  return found
}

function $figuresOfFrame(frame: FrameNode, index: number): PaperFigure[] {
  const found: PaperFigure[] = []
  for (const [, runs] of walkBlock(frame.getBlock())) {
    for (const [at, { carried: mark, text }] of runs.entries()) {
      const last = found.at(-1)
      if (!mark) continue
      if (last && at > 0 && runs[at - 1]!.carried?.id === mark.id)
        found[found.length - 1] = { ...last, text: last.text + text }
      else found.push({ mark, text, index, start: found.length, end: found.length + 1, nodes: [], frame })
    }
  }
  return found
}

/** Selects a figure, neither more nor less; one that stands in a frame by its frame. */
export function $selectFigure({ nodes, frame }: PaperFigure): void {
  if (frame) return $selectFrame(frame)
  const last = nodes.at(-1)!
  const selection = nodes[0]!.select(0, 0)
  selection.focus.set(last.getKey(), last.getTextContentSize(), 'text')
}

/** Whether the selection covers a figure, neither more nor less, or the frame it stands in. */
export function $isSelectedFigure(figure: PaperFigure): boolean {
  const selection = $getSelection()
  if (figure.frame) return $isNodeSelection(selection) && selection.has(figure.frame.getKey())
  const [from, to] = $ends()
  return isAt(from, figure.index, figure.start) && isAt(to, figure.index, figure.end) && figure.end > figure.start
}

/** The figure that the selection covers or the caret stands in or at; the one it stands in before the one it stands at. */
export function $figureHere(): PaperFigure | undefined {
  const [from, to] = $ends()
  if (!from || !to) return undefined
  const touched = $figures().filter(
    ({ index, start, end }) => from.index === index && to.index === index && start <= from.at && to.at <= end,
  )
  return touched.find(({ start, end }) => start < to.at && from.at < end) ?? touched[0]
}

/** The next open figure after the selection, or before it, round the paper's ends; `selected` is the one whose frame is selected. */
export function $nextFigure(isBackward: boolean, selected: string | undefined): PaperFigure | undefined {
  const open = $figures().filter(({ mark }) => mark.state === 'unconfirmed')
  const [from, to] = $ends(selected)
  if (isBackward)
    return open.findLast(({ index, start }) => from && isBefore({ index, at: start }, from)) ?? open.at(-1)
  return open.find(({ index, end }) => to && isBefore(to, { index, at: end })) ?? open[0]
}

interface Point {
  readonly index: number
  readonly at: number
}

/** Where the selection begins and ends, counted as figures are. */
function $ends(selected?: string): [Point | undefined, Point | undefined] {
  const selection = $getSelection()
  if ($isRangeSelection(selection)) {
    const { anchor, focus } = selection
    const ends = [$pointOf(anchor), $pointOf(focus)] as const
    return selection.isBackward() ? [ends[1], ends[0]] : [...ends]
  }
  const frame = $isNodeSelection(selection) ? selection.getNodes().find($isFrame) : undefined
  if (!frame) return [undefined, undefined]
  const index = frame.getIndexWithinParent()
  const figure = $figuresOfFrame(frame, index).find(({ mark }) => mark.id === selected)
  return [
    { index, at: figure?.start ?? 0 },
    { index, at: figure?.end ?? 0 },
  ]
}

function $pointOf(point: PointType): Point | undefined {
  const line = $lineOf(point.getNode())
  return line ? { index: line.getIndexWithinParent(), at: $offsetInLine(point, line) } : undefined
}

function isAt(point: Point | undefined, index: number, at: number): boolean {
  return point?.index === index && point.at === at
}

function isBefore(a: Point, b: Point): boolean {
  return a.index < b.index || (a.index === b.index && a.at < b.at)
}
