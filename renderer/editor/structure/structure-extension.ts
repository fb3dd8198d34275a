import {
  $getRoot,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  defineExtension,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  mergeRegister,
  RootNode,
  TextNode,
} from 'lexical'
import { FrameNode } from '../nodes/frame-node.ts'
import { $isLine, LineNode } from '../nodes/line-node.ts'
import { $marksOf, $setMarks } from '../nodes/marks.ts'
import { $deleteAtEdge } from './delete-at-edge.ts'
import { $deleteWholeLines } from './delete-lines.ts'
import { $ensureId, type Owners } from './ensure-id.ts'
import { $ensureStructure } from './ensure-structure.ts'
import { $enter } from './enter.ts'

/** Keeps the paper a paper: its own lines in their places, an id on every block, Enter and Backspace by the line's role. */
export const StructureExtension = defineExtension({
  name: 'suigao/structure',
  register: (editor) => {
    const owners: Owners = new Map()
    // Lines of their own, not for the words in them: roles, levels, where they stand.
    let isLineTouched = false
    const deletions = [DELETE_CHARACTER_COMMAND, DELETE_WORD_COMMAND, DELETE_LINE_COMMAND]
    return mergeRegister(
      editor.registerNodeTransform(LineNode, (line) => {
        isLineTouched = true
        $ensureId(line, owners)
      }),
      editor.registerNodeTransform(RootNode, (root) => {
        // At every key the root counts as changed; only what changes it makes another object of it.
        const isSame = !isLineTouched && editor.getEditorState().read($getRoot) === root
        isLineTouched = false
        if (!isSame) $ensureStructure(root)
      }),
      editor.registerNodeTransform(FrameNode, (frame) => $ensureId(frame, owners)),
      editor.registerNodeTransform(TextNode, $plainDate),
      editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $enter, COMMAND_PRIORITY_LOW),
      ...deletions.map((command) => editor.registerCommand(command, $delete, COMMAND_PRIORITY_LOW)),
    )
  },
})

function $delete(isBackward: boolean): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return false
  return selection.isCollapsed() ? $deleteAtEdge(isBackward) : $deleteWholeLines()
}

/** The date is kept as plain text: weight or a blank in it would be on the screen only. */
function $plainDate(text: TextNode): void {
  const line = text.getParent()
  if (!$isLine(line) || line.getRole() !== 'date' || text.isComposing()) return
  if (text.getFormat() !== 0) text.setFormat(0)
  if (Object.keys($marksOf(text)).length > 0) $setMarks(text, {})
}
