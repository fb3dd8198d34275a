import type { LexicalEditor } from 'lexical'
import type { PaperFigure } from './figures.ts'

/** Draws a ring round a figure, and takes the one before away; the paper's nodes know nothing of it, so it is neither saved nor undone. */
export function createRing(editor: LexicalEditor): (figure: PaperFigure | null) => void {
  let ringed: readonly HTMLElement[] = []
  return (figure) => {
    // Most updates are keys typed, with nothing to draw.
    if (!figure && ringed.length === 0) return
    const wanted = figure ? elementsOf(editor, figure) : []
    for (const element of ringed) if (!wanted.includes(element)) delete element.dataset['settling']
    for (const element of wanted) element.dataset['settling'] = 'true'
    ringed = wanted
  }
}

export function elementsOf(editor: LexicalEditor, { nodes, frame, mark }: PaperFigure): HTMLElement[] {
  if (!frame) return nodes.flatMap((node) => editor.getElementByKey(node.getKey()) ?? [])
  const inside = editor.getElementByKey(frame.getKey())?.querySelectorAll<HTMLElement>('[data-figure]') ?? []
  return [...inside].filter((element) => element.dataset['figure'] === mark.id)
}
