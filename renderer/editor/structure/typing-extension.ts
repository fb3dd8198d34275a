import {
  $getEditor,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  BEFORE_INPUT_COMMAND,
  COMMAND_PRIORITY_LOW,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  defineExtension,
} from 'lexical'

/**
 * What is typed at a plain caret goes into the paper, and from there into the page. Left to the browser it would go the other
 * way round, and be looked up in the whole page once more. Composition is the browser's alone.
 */
export const TypingExtension = defineExtension({
  name: 'suigao/typing',
  register: (editor) => editor.registerCommand(BEFORE_INPUT_COMMAND, $typeDirectly, COMMAND_PRIORITY_LOW),
})

function $typeDirectly(event: InputEvent): boolean {
  const { inputType, data } = event
  if (inputType !== 'insertText' || !data || data.includes('\n') || !$isPlainCaret(event)) return false
  event.preventDefault()
  return $getEditor().dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, data)
}

/** In a text, and where the browser means to insert too: a correction of the system replaces other text than the selected. */
function $isPlainCaret(event: InputEvent): boolean {
  const selection = $getSelection()
  if ($getEditor().isComposing() || !$isRangeSelection(selection) || !selection.isCollapsed()) return false
  const [target] = event.getTargetRanges()
  return $isTextNode(selection.anchor.getNode()) && (target?.collapsed ?? true)
}
