import {
  $createLineBreakNode,
  $getSelection,
  $insertNodes,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  defineExtension,
  DELETE_CHARACTER_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  mergeRegister,
  RootNode,
} from 'lexical'
import { newBlockId } from '../block-id.ts'
import { FrameNode } from '../nodes/frame-node.ts'
import { $createLine, LineNode } from '../nodes/line-node.ts'
import { $caretLine, $isAtEnd, $isAtStart } from './caret.ts'
import { $deleteAtEdge } from './delete-at-edge.ts'
import { $ensureStructure } from './ensure-structure.ts'

/** Keeps the paper a paper: its own lines in their places, an id on every block, Enter and Backspace by the line's role. */
export const StructureExtension = defineExtension({
  name: 'suigao/structure',
  register: (editor) => {
    const owners = new Map<string, string>()
    return mergeRegister(
      editor.registerNodeTransform(RootNode, $ensureStructure),
      editor.registerNodeTransform(LineNode, (line) => $ensureId(line, owners)),
      editor.registerNodeTransform(FrameNode, (frame) => $ensureId(frame, owners)),
      editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $enter, COMMAND_PRIORITY_LOW),
      editor.registerCommand(DELETE_CHARACTER_COMMAND, $deleteAtEdge, COMMAND_PRIORITY_LOW),
    )
  },
})

/** A block without an id, or a copy beside the block it was copied from, gets a fresh one; one that moved keeps its own. */
function $ensureId(block: LineNode | FrameNode, owners: Map<string, string>): void {
  const id = block.getBlockId()
  const owner = id && owners.get(id)
  const isTaken = owner && owner !== block.getKey() && block.getParent()?.getChildrenKeys().includes(owner)
  if (id && !isTaken) owners.set(id, block.getKey())
  else {
    const fresh = newBlockId()
    block.setBlockId(fresh)
    owners.set(fresh, block.getKey())
  }
}

/** Enter: a new line in the body; in the paper's own lines a way on to the next one. */
function $enter(): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return false
  if (!selection.isCollapsed()) selection.removeText()
  const line = $caretLine(selection)
  if (!line) return false
  const role = line.getRole()
  if (role === 'title' && !$isAtEnd(selection, line)) {
    $insertNodes([$createLineBreakNode()])
    return true
  }
  if (role !== 'heading' && role !== 'body') {
    line.selectNext(0, 0)
    return true
  }
  return $enterInBody(line)
}

function $enterInBody(line: LineNode): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return false
  if ($isAtStart(selection, line) && line.getTextContentSize() > 0) {
    // The empty line is the new one, so the text keeps its id, its level and the caret.
    line.insertBefore($createLine('body'))
    return true
  }
  if (line.getRole() === 'heading' && $isAtEnd(selection, line)) {
    const body = $createLine('body')
    line.insertAfter(body)
    body.select()
    return true
  }
  return false
}
