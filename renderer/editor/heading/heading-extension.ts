import {
  $addUpdateTag,
  $createTextNode,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  BEFORE_INPUT_COMMAND,
  COMMAND_PRIORITY_HIGH,
  COMPOSITION_START_COMMAND,
  defineExtension,
  HISTORY_PUSH_TAG,
  type LexicalNode,
  mergeRegister,
  type RangeSelection,
  TextNode,
} from 'lexical'
import type { Level } from '#core/document/document.ts'
import { $createLine, $isFlow, $isLine, LineNode } from '../nodes/line-node.ts'
import { $isRunIn, $setRunIn } from '../nodes/marks.ts'
import { $addSources } from '../structure/add-sources.ts'
import { $caretLine, $isAtEnd, $isAtStart, $lineOf, $offsetInLine } from '../structure/caret.ts'
import { $toBody } from '../structure/delete-at-edge.ts'
import { $composeAtSeam, $typeAtSeam } from './type-at-seam.ts'

/** Keeps a run-in heading in two parts: what follows its run-in text is run-in text, and only a heading has any. */
export const HeadingExtension = defineExtension({
  name: 'suigao/heading',
  register: (editor) =>
    mergeRegister(
      editor.registerNodeTransform(LineNode, (line) => {
        if (!editor.isComposing()) $settleRunIn(line)
      }),
      editor.registerNodeTransform(TextNode, (text) => {
        const line = $lineOf(text)
        if (line && !editor.isComposing()) $settleRunIn(line)
      }),
      editor.registerCommand(BEFORE_INPUT_COMMAND, $typeAtSeam, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(COMPOSITION_START_COMMAND, $composeAtSeam, COMMAND_PRIORITY_HIGH),
    ),
})

function $settleRunIn(line: LineNode): void {
  const children = line.getChildren()
  const start = children.findIndex($isRunIn)
  if (start < 0) return
  const isHeading = line.getRole() === 'heading'
  for (const child of children.slice(start)) if ($isRunIn(child) !== isHeading) $setRunIn(child, isHeading)
}

/** The lines that a selection touches and whose role may change. */
export function $selectedFlowLines(): LineNode[] {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return []
  const lines = new Set(selection.getNodes().map((node) => $lineOf(node)))
  lines.add($caretLine(selection))
  return [...lines].filter((line): line is LineNode => line !== null && $isFlow(line))
}

/** Makes the selected lines headings of a level; lines that all are already become body text again. */
export function $toggleLevel(level: Level): void {
  $addUpdateTag(HISTORY_PUSH_TAG)
  const lines = $selectedFlowLines()
  const isSet = lines.length > 0 && lines.every((line) => line.getRole() === 'heading' && line.getLevel() === level)
  for (const line of lines) {
    if (isSet) $toBody(line)
    else line.setRole('heading').setLevel(level).setAlign(undefined)
  }
}

export function $makeBody(): void {
  $addUpdateTag(HISTORY_PUSH_TAG)
  for (const line of $selectedFlowLines()) $toBody(line)
}

/**
 * Runs a heading into its text, or parts the two. In a heading without run-in text what follows the caret becomes it (with
 * the caret at the end, the next line); in one with run-in text that text becomes a line of its own.
 */
export function $toggleRunIn(): void {
  const selection = $getSelection()
  const line = $caretLine(selection)
  if (!$isRangeSelection(selection) || line?.getRole() !== 'heading') return
  $addUpdateTag(HISTORY_PUSH_TAG)
  const children = line.getChildren()
  const start = children.findIndex($isRunIn)
  if (start >= 0) $part(line, children.slice(start))
  else if ($isAtEnd(selection, line)) $joinNextLine(line)
  // At the start nothing would be left of the heading.
  else if (!$isAtStart(selection, line)) $runInFromCaret(selection, line)
}

function $part(line: LineNode, runIn: readonly LexicalNode[]): void {
  const body = $createLine('body').setSources(line.getSources())
  line.insertAfter(body)
  for (const node of runIn) body.append($setRunIn(node, false))
  body.selectStart()
}

function $joinNextLine(line: LineNode): void {
  if (!line.getTextContent().endsWith('。')) line.append($createTextNode('。'))
  const next = line.getNextSibling()
  if ($isLine(next) && next.getRole() === 'body') {
    const [first, ...others] = next.getChildren()
    if (first) $addSources(line, next.getSources())
    if (first) line.append($setRunIn(first, true), ...others.map((node) => $setRunIn(node, true)))
    next.remove()
    if ($isTextNode(first)) first.select(0, 0)
  } else line.selectEnd()
}

function $runInFromCaret(selection: RangeSelection, line: LineNode): void {
  let rest = $offsetInLine(selection.focus, line)
  for (const child of line.getChildren()) {
    const size = child.getTextContentSize()
    if (rest >= size) rest -= size
    else {
      const [, tail] = $isTextNode(child) && rest > 0 ? child.splitText(rest) : [undefined, child]
      if (tail) for (const node of [tail, ...tail.getNextSiblings()]) $setRunIn(node, true)
      return
    }
  }
}
