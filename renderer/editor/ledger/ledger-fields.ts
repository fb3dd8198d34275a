import { $getRoot, $getSelection, $insertNodes, $isRangeSelection, $isTextNode, type TextNode } from 'lexical'
import type { Slot } from '#core/document/document.ts'
import { printAmount } from '#core/figures/ledger-amount.ts'
import {
  changeFor,
  fieldOf,
  fieldsIn,
  followFigure,
  linkWords,
  slotFor,
  updateFields,
  type FieldChange,
  type FigureStretch,
} from '#core/figures/ledger-fields.ts'
import type { LedgerFigure } from '#core/figures/ledger.ts'
import { $figures, $isSelectedFigure } from '../carried/figures.ts'
import { $changeStretch } from '../carried/mark-figures.ts'
import { $changeFrames, $keepFigures } from '../carried/settle-figures.ts'
import { $runsToNodes } from '../document-to-editor.ts'
import { $runsOf } from '../editor-to-document.ts'
import { $openLineAfterFrame } from '../frame/select-frame.ts'
import { $isLine, type LineNode } from '../nodes/line-node.ts'
import { $isRunIn, $marksOf, $setMarks, $setRunIn } from '../nodes/marks.ts'
import { $selectedSlot } from '../slot/open-slots.ts'
import { $caretLine, $offsetInLine } from '../structure/caret.ts'
import { $findLine } from '../structure/places.ts'
import { $showInFrame } from './framed-figures.ts'

type Shown = Pick<LedgerFigure, 'id' | 'name' | 'value' | 'unit'>

/**
 * Puts a figure of the ledger where the caret is, as a field that is linked to it: it answers a selected blank, takes the
 * place of a selected figure, of one in a table too, and says no unit where one stands behind it. False where there is no caret.
 */
export function $insertFigure(figure: Shown): boolean {
  if ($showInFrame(figure)) return true
  $openLineAfterFrame()
  const selection = $getSelection()
  const line = $caretLine(selection)
  if (!$isRangeSelection(selection) || !line) return false
  const words = $hasUnitBehind(figure, line) ? figure.value : printAmount(figure)
  const node = $selectedSlot() ?? $selectedWhole()
  if (node) $answer(node, words, figure)
  else $insertBeside(words, fieldOf(figure))
  return true
}

function $hasUnitBehind({ unit }: Shown, line: LineNode): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || unit === '') return false
  const end = selection.isBackward() ? selection.anchor : selection.focus
  return line.getTextContent().slice($offsetInLine(end, line)).trimStart().startsWith(unit)
}

/** The one node of the carried figure that is selected. */
function $selectedWhole(): TextNode | undefined {
  const whole = $figures().find($isSelectedFigure)
  for (const rest of whole?.nodes.slice(1) ?? []) rest.remove()
  return whole?.nodes[0]
}

function $answer(node: TextNode, words: string, figure: Shown): void {
  const marks = $marksOf(node)
  const isSame = node.getTextContent() === words
  $setMarks(node, { ...marks, slot: marks.slot ? followFigure(marks.slot, figure, words) : fieldOf(figure) })
  node.setTextContent(words).selectEnd()
  // What the ledger says too was looked at; other words are seen as a change by whoever watches figures.
  if (marks.carried && isSame) $keepFigures(new Set([marks.carried.id]))
}

/** A field within a field would part it: where the caret stands in one, the new one goes behind it. */
function $insertBeside(words: string, slot: Slot): void {
  const [field] = $runsToNodes([{ text: words, slot }]) as [TextNode]
  const selection = $getSelection()
  const here = $isRangeSelection(selection) ? selection.anchor.getNode() : null
  if (here) $setRunIn(field, $isRunIn(here))
  if ($isRangeSelection(selection) && selection.isCollapsed() && $isTextNode(here) && $marksOf(here).slot) {
    if (selection.anchor.offset === 0) here.insertBefore(field)
    else here.insertAfter(field)
    field.selectEnd()
  } else $insertNodes([field])
}

/** Puts other words into the fields of figures, in lines and in tables. */
export function $updateFields(changes: readonly FieldChange[]): void {
  for (const line of $getRoot().getChildren().filter($isLine)) $updateLine(line, changes)
  const at = new Date().toISOString()
  $changeFrames((d) => updateFields(d, changes, at))
}

function $updateLine(line: LineNode, changes: readonly FieldChange[]): void {
  const children = line.getChildren()
  for (const field of fieldsIn($runsOf(children))) {
    const change = changeFor(field, changes)
    const [first, ...rest] = field.runs.map((index) => children[index]).filter($isTextNode)
    if (!change || !first) continue
    for (const part of rest) part.remove()
    const marks = $marksOf(first)
    $setMarks(first, { ...marks, slot: followFigure(marks.slot!, change.figure, change.words) })
    $setWords(first, change.words)
  }
}

/** A caret behind the end of the new words would stand nowhere. */
function $setWords(node: TextNode, words: string): void {
  node.setTextContent(words)
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return
  for (const point of [selection.anchor, selection.focus])
    if (point.key === node.getKey()) point.set(point.key, Math.min(point.offset, words.length), 'text')
}

/** Makes the words of a figure a field that is linked to the ledger; no character changes. False where they stand there no longer as plain text. */
export function $linkFigure(words: FigureStretch, figure: Shown): boolean {
  const { place, start, text } = words
  const line = $findLine(place)
  if (!line && $changeFrames((d) => linkWords(d, words, figure))) return true
  const end = start + text.length
  if (!line || line.getTextContent().slice(start, end) !== text) return false
  let at = 0
  const isWhole = line.getChildren().some((child) => {
    const from = at
    at += child.getTextContentSize()
    return $isTextNode(child) && from <= start && end <= at && !$marksOf(child).slot
  })
  if (isWhole) $changeStretch(line, [start, end], (marks) => ({ ...marks, slot: slotFor(figure, words) }))
  return isWhole
}
