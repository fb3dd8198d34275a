import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  CUT_COMMAND,
  defineExtension,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalCommand,
  mergeRegister,
  PASTE_COMMAND,
  REMOVE_TEXT_COMMAND,
} from 'lexical'
import type { BlockId, Source } from '#core/document/document.ts'
import { $isFlow, $isLine, type LineNode } from '../nodes/line-node.ts'
import { $addSources } from './add-sources.ts'
import { $lineOf, $lineSize, $offsetInLine } from './caret.ts'
import { $wholeLines } from './delete-lines.ts'
import { $findFrame, $findLine } from './places.ts'

/** Keeps what a line says of where it came from (来源) when the rest of another line is drawn up into it. */
export const SourcesExtension = defineExtension({
  name: 'suigao/sources',
  register: (editor) => {
    const before = <T>(command: LexicalCommand<T>, run: () => false) =>
      editor.registerCommand(command, run, COMMAND_PRIORITY_CRITICAL)
    // Whole lines go as they are; the line after them stays what it is.
    const join = () => ($wholeLines() ? false : $joinSelected())
    return mergeRegister(
      before(DELETE_CHARACTER_COMMAND, join),
      before(DELETE_WORD_COMMAND, join),
      before(DELETE_LINE_COMMAND, join),
      before(CUT_COMMAND, join),
      before(REMOVE_TEXT_COMMAND, $joinSelected),
      before(CONTROLLED_TEXT_INSERTION_COMMAND, $joinSelected),
      before(INSERT_PARAGRAPH_COMMAND, $joinSelected),
      before(PASTE_COMMAND, $joinSelected),
    )
  },
})

/** Where what is selected goes, its last line is drawn up into the first: that has the sources of both then. Decides nothing. */
export function $joinSelected(): false {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return false
  const { anchor, focus } = selection
  const [start, end] = selection.isBackward() ? [focus, anchor] : [anchor, focus]
  const [first, last] = [$lineOf(start.getNode()), $lineOf(end.getNode())]
  if (!first || !last || first.is(last) || !$isFlow(first) || !$isFlow(last)) return false
  const isFirstLeft = $offsetInLine(start, first) > 0
  const isLastLeft = $offsetInLine(end, last) < $lineSize(last)
  if (isLastLeft && isFirstLeft) $addSources(first, last.getSources())
  else if (isLastLeft) first.setSources(last.getSources())
  return false
}

/** Where the words that are selected came from, each source once. */
export function $selectedSources(): readonly Source[] {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return []
  const lines = new Set(selection.getNodes().map((node) => $lineOf(node)))
  const sources = [...lines].flatMap((line: LineNode | null) => line?.getSources() ?? [])
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()]
}

/** Where a block came from and which section it stands in: its heading, or the attachment before that has any. */
export interface CameFrom {
  readonly sources: readonly Source[]
  readonly section: BlockId | null
}

/** Null for what is no block of the body: title, signature and the like come from nowhere. */
export function $cameFrom(place: string): CameFrom | null {
  const block = $findLine(place) ?? $findFrame(place)
  if (!block || ($isLine(block) && !$isFlow(block))) return null
  const before = [block, ...block.getPreviousSiblings().toReversed()].filter($isLine)
  const head = before.find((each) => each.getRole() === 'heading' || each.getRole() === 'attachment')
  return { sources: block.getSources(), section: head?.getBlockId() || null }
}
