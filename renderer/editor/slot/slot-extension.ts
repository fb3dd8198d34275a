import {
  $getSelection,
  $isRangeSelection,
  BEFORE_INPUT_COMMAND,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  COMPOSITION_START_COMMAND,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  defineExtension,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  SELECTION_CHANGE_COMMAND,
  TextNode,
} from 'lexical'
import type { Slot } from '#core/document/document.ts'
import { promptOf } from '#core/document/document.ts'
import { $marksOf, $setMarks } from '../nodes/marks.ts'
import { $deleteInSlot, type DeletedUnit } from './delete-slot.ts'
import { $growToWholeSlots, $selectNextSlot, $selectSlotNode } from './open-slots.ts'
import { $composeBeside, $leaveSlot, $typeBeside, $typeOver } from './type-in-slot.ts'

const DELETIONS = [
  [DELETE_CHARACTER_COMMAND, 'character'],
  [DELETE_WORD_COMMAND, 'word'],
  [DELETE_LINE_COMMAND, 'lineboundary'],
] as const satisfies readonly (readonly [unknown, DeletedUnit])[]

/**
 * Fields and holes. An open one behaves as one thing: the caret inside selects it, typing replaces it, Backspace selects
 * it first, text typed at its edge stands beside it. A field that is emptied shows its prompt again; a hole that is typed
 * over is gone.
 */
export const SlotExtension = defineExtension({
  name: 'suigao/slot',
  register: (editor) =>
    mergeRegister(
      editor.registerNodeTransform(TextNode, (text) => {
        if (!editor.isComposing()) $settleSlot(text)
      }),
      editor.registerCommand(
        SELECTION_CHANGE_COMMAND,
        () => {
          if (!editor.isComposing()) $growToWholeSlots()
          return false
        },
        COMMAND_PRIORITY_LOW,
      ),
      ...DELETIONS.map(([command, unit]) =>
        editor.registerCommand(command, (isBackward) => $deleteInSlot(isBackward, unit), COMMAND_PRIORITY_HIGH),
      ),
      editor.registerCommand(BEFORE_INPUT_COMMAND, $typeBeside, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(CONTROLLED_TEXT_INSERTION_COMMAND, $typeOver, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(COMPOSITION_START_COMMAND, $composeBeside, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $leaveSlot, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(INSERT_LINE_BREAK_COMMAND, $leaveSlot, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(
        KEY_TAB_COMMAND,
        (event) => {
          const isMoved = $selectNextSlot(event.shiftKey)
          if (isMoved) event.preventDefault()
          return isMoved
        },
        COMMAND_PRIORITY_LOW,
      ),
    ),
})

function $settleSlot(text: TextNode): void {
  const { slot, ...others } = $marksOf(text)
  if (!slot) return
  if (!text.isUnmergeable()) text.toggleUnmergeable()
  const content = text.getTextContent()
  const prompt = promptOf(slot)
  if (content === prompt) return
  if (content === '') $bringPromptBack(text, slot, prompt)
  else if (isRemnant(content, prompt)) text.remove()
  else if (slot.key === undefined && slot.label !== undefined) $setMarks(text, others).toggleUnmergeable()
}

function $bringPromptBack(text: TextNode, slot: Slot, prompt: string): void {
  if (slot.label === undefined && slot.key === undefined) {
    text.remove()
    return
  }
  text.setTextContent(prompt)
  const selection = $getSelection()
  if ($isRangeSelection(selection) && selection.anchor.key === text.getKey()) $selectSlotNode(text)
}

/** What a cut through a prompt leaves behind: a piece of it with one of its brackets. */
function isRemnant(content: string, prompt: string): boolean {
  return prompt.includes(content) && /[【】]/.test(content)
}
