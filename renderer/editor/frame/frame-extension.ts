import { NodeSelectionDataSelectedExtension } from '@lexical/extension'
import {
  $createRangeSelectionFromDom,
  $getNearestNodeFromDOMNode,
  $getSelection,
  $isNodeSelection,
  $setSelection,
  BEFORE_INPUT_COMMAND,
  CLICK_COMMAND,
  COMMAND_PRIORITY_HIGH,
  COMPOSITION_START_COMMAND,
  configExtension,
  defineExtension,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  isDOMNode,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  mergeRegister,
} from 'lexical'
import { COMPOSITION_PLACE } from '../composition-place.ts'
import { $isFrame, FrameNode } from '../nodes/frame-node.ts'
import { $deleteFrames, $openLineAfterFrame, $selectFrame } from './select-frame.ts'

/**
 * A frame is selected by a click or an arrow key and deleted by Delete. The page has no caret then, and the browser would
 * put what is typed at the very start of the paper; so typing opens a line behind the frame first.
 */
export const FrameExtension = defineExtension({
  name: 'suigao/frame',
  dependencies: [configExtension(NodeSelectionDataSelectedExtension, { nodes: [FrameNode] })],
  register: (editor) => {
    const deletions = [DELETE_CHARACTER_COMMAND, DELETE_WORD_COMMAND, DELETE_LINE_COMMAND]
    return mergeRegister(
      editor.registerCommand(
        CLICK_COMMAND,
        ({ target }) => {
          const node = isDOMNode(target) ? $getNearestNodeFromDOMNode(target) : null
          if (!$isFrame(node)) return $leaveFrames(editor)
          editor.getRootElement()?.focus({ preventScroll: true })
          $selectFrame(node)
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(BEFORE_INPUT_COMMAND, $typeAfter, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(COMPOSITION_START_COMMAND, $composeAfter, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          if (!$openLineAfterFrame()) return false
          event?.preventDefault()
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
      ...deletions.map((command) => editor.registerCommand(command, $deleteFrames, COMMAND_PRIORITY_HIGH)),
    )
  },
})

/** A tap of a touchpad is over before the page tells of its caret; the selected frame would go, and no caret come. */
function $leaveFrames(editor: LexicalEditor): boolean {
  const caret = $isNodeSelection($getSelection()) ? $createRangeSelectionFromDom(getSelection(), editor) : null
  if (caret) $setSelection(caret)
  return false
}

function $typeAfter(event: InputEvent): boolean {
  if (event.inputType !== 'insertText' || !event.data || !$openLineAfterFrame()) return false
  $getSelection()?.insertText(event.data)
  event.preventDefault()
  return true
}

function $composeAfter(): boolean {
  if ($openLineAfterFrame()) $getSelection()?.insertText(COMPOSITION_PLACE)
  return false
}
