import { $getNodeByKey, $isTextNode, defineExtension, mergeRegister, TextNode, type EditorState } from 'lexical'
import { promptOf } from '#core/document/document.ts'
import { figurePart, isOwnField } from '#core/figures/ledger-fields.ts'
import { $marksOf, $setMarks } from '../nodes/marks.ts'
import { PointedCellExtension } from './pointed-cell.ts'

/**
 * A field that is linked to the ledger holds its figure and nothing else: what is typed, composed or pasted at its ends
 * becomes plain text beside it. A digit or a measure there belongs to the figure, as with every figure.
 */
export const LedgerExtension = defineExtension({
  name: 'suigao/ledger',
  dependencies: [PointedCellExtension],
  register: (editor) => {
    let settled: EditorState | undefined
    return mergeRegister(
      editor.registerUpdateListener(({ editorState }) => {
        if (!editor.isComposing()) settled = editorState
      }),
      editor.registerNodeTransform(TextNode, (text) => {
        if (!editor.isComposing()) $keepToFigure(text, settled ?? editor.getEditorState())
      }),
    )
  },
})

function $keepToFigure(text: TextNode, settled: EditorState): void {
  const { slot } = $marksOf(text)
  if (slot?.ledger === undefined) return
  const words = text.getTextContent()
  const before = settled.read(() => $wordsOf(text.getKey()))
  // A paper is opened as it is; only what was added to a field can be put out of it.
  if (before === undefined || words.length <= before.length || words === promptOf(slot)) return
  // What a template asked for may be any words; there only those that end in the figure's unit tell where it ends.
  if (!isOwnField(slot) && !(slot.unit && words.includes(slot.unit))) return
  const [start, end] = figurePart(words, slot.unit)
  if (end < words.length) $release(text.splitText(end)[1])
  if (start > 0) $release(text.splitText(start)[0])
}

function $wordsOf(key: string): string | undefined {
  const node = $getNodeByKey(key)
  return $isTextNode(node) ? node.getTextContent() : undefined
}

function $release(part: TextNode | undefined): void {
  if (!part) return
  const { slot: _field, carried: _figure, ...others } = $marksOf(part)
  $setMarks(part, others)
  if (part.isUnmergeable()) part.toggleUnmergeable()
}
