import {
  $addUpdateTag,
  $createTextNode,
  $getSelection,
  $insertNodes,
  $isRangeSelection,
  $parseSerializedNode,
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  COPY_COMMAND,
  CUT_COMMAND,
  CUT_TAG,
  defineExtension,
  safeCast,
  DROP_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  type SerializedLexicalNode,
} from 'lexical'
import type { Block } from '#core/document/document.ts'
import { cleanText } from '#core/document/normalise.ts'
import { hasSeveralLines } from '../../import/pasted.ts'
import { $renewFigures } from '../carried/renew-figures.ts'
import { $blockToNode } from '../document-to-editor.ts'
import { $deleteFrames, $openLineAfterFrame, $selectedFrames } from '../frame/select-frame.ts'
import { $createLine, $isFlow, $isLine } from '../nodes/line-node.ts'
import { $caretLine, $isAtStart } from '../structure/caret.ts'
import { $deleteWholeLines, $wholeLines } from '../structure/delete-lines.ts'
import { readOwnClipboard } from './own-clipboard.ts'

/** Text of another program, with its web form where it has one. */
export interface Pasted {
  readonly text: string
  readonly html?: string
}

interface PasteConfig {
  /** Takes several lines of another program that are pasted into the body; without it they are pasted as plain text. */
  readonly takeForeign: ((pasted: Pasted) => void) | null
}

/** Paste from this editor keeps headings and marks; of anything else a line is plain text, and more is handed to be recognised. */
export const PasteExtension = defineExtension({
  name: 'suigao/paste',
  config: safeCast<PasteConfig>({ takeForeign: null }),
  register: (editor, { takeForeign }) =>
    mergeRegister(
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          const data = 'clipboardData' in event ? event.clipboardData : null
          event.preventDefault()
          $addUpdateTag(PASTE_TAG)
          $openLineAfterFrame()
          const own = readOwnClipboard(data?.getData('application/x-lexical-editor') ?? '')
          const foreign = own ? null : $foreignLines(data)
          if (own) $pasteOwn(own)
          else if (foreign && takeForeign) takeForeign(foreign)
          else $pasteText(data?.getData('text/plain') ?? '')
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        CONTROLLED_TEXT_INSERTION_COMMAND,
        (payload) => {
          const data = typeof payload === 'string' ? null : payload.dataTransfer
          if (data) $pasteText(data.getData('text/plain'))
          return data !== null
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        CUT_COMMAND,
        (event) => {
          if (!(event instanceof ClipboardEvent) || !($wholeLines() || $selectedFrames().length > 0)) return false
          editor.dispatchCommand(COPY_COMMAND, event)
          // After the copy, which is an update of its own.
          editor.update(() => void ($deleteFrames() || $deleteWholeLines()), { tag: CUT_TAG })
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        DROP_COMMAND,
        (event) => {
          event.preventDefault()
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
    ),
})

function $pasteOwn(serialized: readonly SerializedLexicalNode[]): void {
  const nodes = serialized.map((node) => $parseSerializedNode(node))
  $renewFigures(nodes)
  const last = nodes.at(-1)
  // Whole lines end in an empty one: the start of the line that followed them.
  if (nodes.length > 1 && $openLineBefore() && $isLine(last) && last.isEmpty()) nodes.pop()
  $insertNodes(nodes)
}

/** Several lines that go into the body; the paper's own lines and a single line take plain text. */
function $foreignLines(data: DataTransfer | null): Pasted | null {
  const selection = $getSelection()
  const line = $isRangeSelection(selection) ? $caretLine(selection) : null
  const text = data?.getData('text/plain') ?? ''
  const html = data?.getData('text/html') ?? ''
  if (!line || !$isFlow(line) || !hasSeveralLines(text)) return null
  return { text, ...(html && { html }) }
}

/** Puts blocks where the caret is; paragraphs at either end join the line there, anything else stands on lines of its own. */
export function $insertBlocks(blocks: readonly Block[]): void {
  if (blocks.length === 0) return
  $openLineAfterFrame()
  const selection = $getSelection()
  const line = $caretLine(selection)
  const canJoin = blocks[0]!.type === 'paragraph' && blocks.at(-1)!.type === 'paragraph'
  // A heading that joined a line would lose its number, which is no text.
  const isWithin = $isRangeSelection(selection) && line !== null && !line.isEmpty() && !$isAtStart(selection, line)
  if (isWithin && !canJoin) selection.insertParagraph()
  $openLineBefore()
  $insertNodes(blocks.map($blockToNode))
}

export function $pasteText(text: string): void {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return
  const lines = cleanText(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const line = $caretLine(selection)
  const isInFlow = line !== null && $isFlow(line)
  if (lines.length <= 1 || !isInFlow) selection.insertText(lines.join(isInFlow ? '' : ' '))
  else {
    $openLineBefore()
    $insertNodes(lines.map((each) => $createLine('body').append($createTextNode(each))))
  }
}

/**
 * Lines pasted at the start of a line go before it; the editor's own way would give its id and sources to the first of them.
 * True where the caret then stands in an empty line.
 */
function $openLineBefore(): boolean {
  const selection = $getSelection()
  const line = $caretLine(selection)
  if (!$isRangeSelection(selection) || !line || !$isFlow(line) || !$isAtStart(selection, line)) return false
  if (line.isEmpty()) return true
  const room = $createLine('body')
  line.insertBefore(room)
  room.select()
  return true
}
