import { $getRoot, mergeRegister, RootNode, TextNode, type EditorState, type LexicalEditor } from 'lexical'
import { $marksOf } from '../nodes/marks.ts'
import { $markChanged } from './settle-figures.ts'

/**
 * Marks a figure as changed when its words change, in the same step of undo. Words that only move, split over two lines or
 * get another weight stay as they are; so what counts is the text of all its stretches together. Nothing is decided in
 * mid-composition: what an input method leaves is compared with what stood there before it began.
 */
export function watchFigures(editor: LexicalEditor): () => void {
  let settled: EditorState = editor.getEditorState()
  const touched = new Set<string>()
  return mergeRegister(
    editor.registerUpdateListener(({ editorState }) => {
      if (!editor.isComposing()) settled = editorState
    }),
    editor.registerNodeTransform(TextNode, (text) => {
      const { carried } = $marksOf(text)
      if (carried && carried.state !== 'changed') touched.add(carried.id)
    }),
    // The root's transforms come last in every update that changes anything.
    editor.registerNodeTransform(RootNode, () => {
      if (touched.size === 0 || editor.isComposing()) return
      const before = settled.read(() => $wordsOf(touched))
      const changed = [...$wordsOf(touched)].filter(([id, words]) => before.has(id) && before.get(id) !== words)
      touched.clear()
      if (changed.length > 0) $markChanged(new Set(changed.map(([id]) => id)))
    }),
  )
}

function $wordsOf(ids: ReadonlySet<string>): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  for (const node of $getRoot().getAllTextNodes()) {
    const id = $marksOf(node).carried?.id
    if (id !== undefined && ids.has(id)) words.set(id, (words.get(id) ?? '') + node.getTextContent())
  }
  return words
}
