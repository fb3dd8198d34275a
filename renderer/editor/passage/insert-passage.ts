import { $getSelection, $isElementNode, $isRangeSelection, $isTextNode, type LexicalNode } from 'lexical'
import type { Block, Heading, Level } from '#core/document/document.ts'
import { insertPassage, type Insertable } from '#core/passage/insert.ts'
import { newBlockId } from '../block-id.ts'
import { $openLineAfterFrame, $selectedFrames, $selectFrame } from '../frame/select-frame.ts'
import { $isFrame } from '../nodes/frame-node.ts'
import { $createLine, $isFlow, $isLine } from '../nodes/line-node.ts'
import { $isRunIn, $marksOf } from '../nodes/marks.ts'
import { $paperSettings } from '../nodes/settings.ts'
import { $isOpenSlot, $selectedSlot, $selectSlotNode } from '../slot/open-slots.ts'
import { $caretLine, $lineOf, $offsetInLine, $selectOffset } from '../structure/caret.ts'
import { $wholeLines } from '../structure/delete-lines.ts'
import { $joinSelected } from '../structure/keep-sources.ts'
import { $insertAfter, $placeBlocks, $putInPlace, $replaceRunIn, onlyParagraph } from './place-blocks.ts'
import { $bodyNodeAtCaret, $headingAbove, $sectionPlace } from './section-place.ts'

/**
 * At the caret, behind the sentence that it stands in, on lines of its own below the caret's, as a section beside the one of the caret, or in the place of the
 * selection or the current paragraph.
 */
export type InsertHow = 'caret' | 'sentence' | 'below' | 'section' | 'replace'

/** What comes into a paper: a passage of the library, or words of another paper. */
export type InsertedPassage = Insertable

/**
 * Puts a passage into the paper, its words as they are, its figures 待核. What waits for words in it is selected first;
 * where nothing waits the caret goes behind it.
 */
export function $insertPassage(passage: InsertedPassage, how: InsertHow): void {
  $selectWhatWaits(INSERT[how](passage))
}

const INSERT: Readonly<Record<InsertHow, (passage: InsertedPassage) => readonly LexicalNode[]>> = {
  caret: $insert,
  sentence: $insertAfterSentence,
  below: $insertBelow,
  section: $insertAsSection,
  replace: $replace,
}

function $insertAfterSentence(passage: InsertedPassage): readonly LexicalNode[] {
  const selection = $getSelection()
  const line = $caretLine(selection)
  if (line && $isFlow(line) && !$selectedSlot() && $isRangeSelection(selection)) {
    const offset = $offsetInLine(selection.focus, line)
    $selectOffset(line, sentenceEnd(line.getTextContent(), offset))
  }
  return $insert(passage)
}

/** Where the sentence around an offset ends; between two sentences that is the offset itself. */
function sentenceEnd(text: string, offset: number): number {
  const isBetween = offset === 0 || /[。！？；]["”’」）]*$/.test(text.slice(0, offset))
  const end = /[。！？；]["”’」）]*/.exec(text.slice(offset))
  return isBetween ? offset : end ? offset + end.index + end[0].length : text.length
}

/** An empty line, or one that only a selected blank stands in, gives its place. */
function $insertBelow(passage: InsertedPassage): readonly LexicalNode[] {
  const line = $caretLine($getSelection())
  const isFree = !line || !$isFlow(line) || line.isEmpty() || $selectedSlot() !== null
  return isFree ? $insert(passage) : $insertAfter(line, $blocksOf(passage, $levelAtCaret(passage)))
}

function $insert(passage: InsertedPassage): readonly LexicalNode[] {
  $openLineAfterFrame()
  $collapseSelection()
  return $placeBlocks($blocksOf(passage, $levelAtCaret(passage)))
}

function $insertAsSection(passage: InsertedPassage): readonly LexicalNode[] {
  const { level, after, instead } = $sectionPlace()
  const blocks = withHeading($blocksOf(passage, level), passage.title, level)
  return instead ? $putInPlace(instead, blocks) : $insertAfter(after, blocks)
}

function $replace(passage: InsertedPassage): readonly LexicalNode[] {
  const selection = $getSelection()
  if ($selectedFrames().length > 0 || ($isRangeSelection(selection) && !selection.isCollapsed() && !$selectedSlot())) {
    return $replaceSelection(passage)
  }
  const line = $caretLine(selection)
  if (!line || !$isFlow(line)) return $insert(passage)
  if (line.getRole() === 'body') return $putInPlace(line, $blocksOf(passage, $levelAtCaret(passage)))
  const blocks = $blocksOf(passage, line.getLevel())
  const only = onlyParagraph(blocks)
  if (only && line.getChildren().some($isRunIn)) return $replaceRunIn(line, only)
  // A heading gives its place to a heading only: what stands under it would lose its own.
  return blocks[0]?.type === 'heading' ? $putInPlace(line, blocks) : $insertAfter(line, blocks)
}

function $replaceSelection(passage: InsertedPassage): readonly LexicalNode[] {
  const frames = $selectedFrames()
  if (frames.length > 0) {
    $openLineAfterFrame()
    for (const frame of frames) frame.remove()
    return $insert(passage)
  }
  const selection = $getSelection()
  const whole = $wholeLines()
  if (whole) {
    const room = $createLine('body')
    whole.lines[0]!.insertBefore(room)
    room.select()
    for (const line of whole.lines) line.remove()
  } else if ($isRangeSelection(selection) && selection.getNodes().every($isInFlow)) {
    $joinSelected()
    selection.removeText()
  }
  const line = $caretLine($getSelection())
  const isEmptied = line !== null && $isFlow(line) && line.isEmpty()
  return isEmptied ? $putInPlace(line, $blocksOf(passage, $levelAtCaret(passage))) : $insert(passage)
}

/**
 * A blank with guidance that is selected gives its place, as it does when it is typed over; nothing else is lost, and no
 * slot is parted: a piece of a prompt would pass for an answer.
 */
function $collapseSelection(): void {
  const slot = $selectedSlot()
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return
  const end = selection.isBackward() ? selection.anchor : selection.focus
  const node = end.getNode()
  const isInSlot = $isTextNode(node) && $marksOf(node).slot !== undefined && end.offset > 0
  const offset = isInSlot ? node.getTextContentSize() : end.offset
  for (const point of [selection.anchor, selection.focus]) point.set(end.key, offset, end.type)
  const mark = slot && $marksOf(slot).slot
  if (mark && mark.key === undefined && mark.label !== undefined) slot.remove()
}

function $blocksOf(passage: InsertedPassage, atLevel: Level | undefined): readonly Block[] {
  return insertPassage(passage, {
    newId: newBlockId,
    year: $paperSettings().year,
    ...(atLevel !== undefined && { atLevel }),
  })
}

/** A passage keeps its levels, but never breaks out of the section that it is put into: what follows would go with it. */
function $levelAtCaret({ blocks }: InsertedPassage): Level | undefined {
  const levels = blocks.flatMap((block) => (block.type === 'heading' ? [block.level] : []))
  const around = $headingAbove($bodyNodeAtCaret())?.getLevel()
  return around !== undefined && levels.some((level) => level < around) ? around : undefined
}

/** A section begins with a heading: a passage without one gets its title. */
function withHeading(blocks: readonly Block[], title: string, level: Level): readonly Block[] {
  const [first] = blocks
  if (!first || first.type === 'heading') return blocks
  const { sources } = first
  const runs = title === '' ? [] : [{ text: title }]
  const heading: Heading = { type: 'heading', id: newBlockId(), level, runs, ...(sources && { sources }) }
  // Headings further on stand under the one that is new.
  const under = (each: Block): Block =>
    each.type === 'heading' ? { ...each, level: Math.min(4, each.level + 1) as Level } : each
  return [heading, ...blocks.map(under)]
}

function $selectWhatWaits(nodes: readonly LexicalNode[]): void {
  const texts = nodes.flatMap((node) => ($isElementNode(node) ? node.getAllTextNodes() : [node]))
  const slot = texts.find($isOpenSlot)
  const last = nodes.at(-1)
  if (slot) $selectSlotNode(slot)
  else if ($isFrame(last)) $selectFrame(last)
  else if ($isLine(last)) last.selectEnd()
  else if ($isTextNode(last)) last.select()
}

function $isInFlow(node: LexicalNode): boolean {
  const line = $lineOf(node)
  return $isFrame(node) || (line !== null && $isFlow(line))
}
