import {
  $createTextNode,
  $getSelection,
  $insertNodes,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  defineExtension,
  DROP_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
} from 'lexical'
import { cleanText } from '#core/document/normalise.ts'
import { $createLine } from '../nodes/line-node.ts'
import { $caretLine } from '../structure/caret.ts'

/** Node types that our own clipboard format may bring back; anything else is pasted as plain text. */
const OWN_TYPES = new Set(['root', 'line', 'frame', 'text', 'linebreak'])

/** Paste from this editor keeps headings and marks; from anywhere else it is plain text, a paragraph a line. */
export const PasteExtension = defineExtension({
  name: 'suigao/paste',
  register: (editor) =>
    mergeRegister(
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          const data = 'clipboardData' in event ? event.clipboardData : null
          if (!data || isOwn(data.getData('application/x-lexical-editor'))) return false
          event.preventDefault()
          return $pasteText(data.getData('text/plain'))
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

function isOwn(json: string): boolean {
  if (!json) return false
  try {
    const { namespace, nodes } = JSON.parse(json) as { namespace?: unknown; nodes?: unknown }
    return namespace === 'suigao' && Array.isArray(nodes) && nodes.every(isOwnNode)
  } catch {
    return false
  }
}

function isOwnNode(node: unknown): boolean {
  const { type, children } = (node ?? {}) as { type?: unknown; children?: unknown }
  return (
    OWN_TYPES.has(String(type)) && (children === undefined || (Array.isArray(children) && children.every(isOwnNode)))
  )
}

function $pasteText(text: string): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return false
  const lines = cleanText(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const role = $caretLine(selection)?.getRole()
  const isInFlow = role === 'body' || role === 'heading'
  if (lines.length <= 1 || !isInFlow) selection.insertText(lines.join(isInFlow ? '' : ' '))
  else $insertNodes(lines.map((line) => $createLine('body').append($createTextNode(line))))
  return true
}
