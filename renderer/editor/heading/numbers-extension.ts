import {
  $getNodeByKey,
  $getRoot,
  $isRootNode,
  defineExtension,
  HISTORIC_TAG,
  mergeRegister,
  type EditorState,
  type LexicalEditor,
  type NodeKey,
} from 'lexical'
import { numberHeadings } from '#core/outline/numbering.ts'
import { $isLine, type LineNode } from '../nodes/line-node.ts'
import { $paperSettings } from '../nodes/settings.ts'

/**
 * Paints each heading's number beside it (data-number, drawn by CSS), never into the text. Runs only when lines came, went
 * or changed their kind: typing leaves the lines' own state alone, and so costs nothing here.
 */
export const NumbersExtension = defineExtension({
  name: 'suigao/numbers',
  register: (editor) =>
    mergeRegister(
      editor.registerUpdateListener(({ dirtyElements, editorState, prevEditorState, tags }) => {
        const changed = [...dirtyElements].filter(([, isIntended]) => isIntended)
        // A step of undo puts another state in the place of this one, and names no line that changed.
        const isStructural =
          tags.has(HISTORIC_TAG) || changed.some(([key]) => shapeOf(key, editorState) !== shapeOf(key, prevEditorState))
        if (isStructural) editorState.read(() => $paintNumbers(editor), { editor })
      }),
      // A paper that comes to the front is drawn anew without a change of its lines.
      editor.registerRootListener((element) => {
        if (element) editor.read('latest', () => $paintNumbers(editor))
      }),
    ),
})

/** What of a node the numbers follow from: a line's role, level, own number and place; of the root, the paper's kind of numbering. */
function shapeOf(key: NodeKey, state: EditorState): string {
  return state.read(() => {
    const node = $getNodeByKey(key)
    if ($isLine(node))
      return `${node.getRole()} ${node.getLevel()} ${node.getMarker()} ${node.getPreviousSibling()?.getKey()}`
    return $isRootNode(node) ? $paperSettings().numbering : ''
  })
}

function $paintNumbers(editor: LexicalEditor): void {
  const { numbering } = $paperSettings()
  for (const body of $bodies()) {
    const numbers = numberHeadings(
      body.map((line) => line.getLevel()),
      numbering,
      body.map((line) => line.getMarker()),
    )
    body.forEach((line, index) => {
      const element = editor.getElementByKey(line.getKey())
      if (element && element.dataset['number'] !== numbers[index]) element.dataset['number'] = numbers[index]!
    })
  }
}

/** The heading lines of the paper's body and of each attachment, each numbered by itself. */
function $bodies(): LineNode[][] {
  const bodies: LineNode[][] = [[]]
  for (const key of $getRoot().getChildrenKeys()) {
    const node = $getNodeByKey(key)
    if (!$isLine(node)) continue
    if (node.getRole() === 'attachment') bodies.push([])
    else if (node.getRole() === 'heading') bodies.at(-1)!.push(node)
  }
  return bodies
}
