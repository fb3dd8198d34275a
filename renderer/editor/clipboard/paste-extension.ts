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
  DROP_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  type SerializedLexicalNode,
} from 'lexical'
import { cleanText } from '#core/document/normalise.ts'
import { $deleteFrames, $openLineAfterFrame, $selectedFrames } from '../frame/select-frame.ts'
import { $createLine, $isFlow, $isLine } from '../nodes/line-node.ts'
import { $caretLine, $isAtStart } from '../structure/caret.ts'
import { $deleteWholeLines, $wholeLines } from '../structure/delete-lines.ts'
import { readOwnClipboard } from './own-clipboard.ts'

/** Paste from this editor keeps headings and marks; from anywhere else it is plain text, a paragraph a line. */
export const PasteExtension = defineExtension({
  name: 'suigao/paste',
  register: (editor) =>
    mergeRegister(
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          const data = 'clipboardData' in event ? event.clipboardData : null
          event.preventDefault()
          $addUpdateTag(PASTE_TAG)
          $openLineAfterFrame()
          const own = readOwnClipboard(data?.getData('application/x-lexical-editor') ?? '')
          if (own) $pasteOwn(own)
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
  const last = nodes.at(-1)
  // Whole lines end in an empty one: the start of the line that followed them.
  if (nodes.length > 1 && $openLineBefore() && $isLine(last) && last.isEmpty()) nodes.pop()
  $insertNodes(nodes)
}

function $pasteText(text: string): void {
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
