import { $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical'
import { focusPaper } from '../focus.ts'
import { selectedFigure } from './selected-figure.ts'
import { $figures, $nextFigure, $selectFigure, type PaperFigure } from './figures.ts'
import { elementsOf } from './ring.ts'

/** Selects the next open figure, or the one before, to be settled; false where none is open. */
export function goToNextFigure(editor: LexicalEditor, isBackward: boolean): boolean {
  return settle(editor, () => $nextFigure(isBackward, selectedFigure(editor).value?.id))
}

/** Selects a figure to be settled; false where there is none with the id. */
export function goToFigure(editor: LexicalEditor, id: string): boolean {
  return settle(editor, () => $figures().find(({ mark }) => mark.id === id))
}

/** The caret goes behind the figure, and Enter is Enter again. */
export function leaveFigure(editor: LexicalEditor): void {
  selectedFigure(editor).value = null
  editor.update(() => {
    const selection = $getSelection()
    if (!$isRangeSelection(selection)) return
    const end = selection.isBackward() ? selection.anchor : selection.focus
    selection.anchor.set(end.key, end.offset, end.type)
    selection.focus.set(end.key, end.offset, end.type)
  })
}

function settle(editor: LexicalEditor, $pick: () => PaperFigure | undefined): boolean {
  const figure = editor.read('pending', $pick)
  if (!figure) return false
  const { mark, text, frame } = figure
  editor.update(
    () => {
      $selectFigure(figure)
      selectedFigure(editor).value = { ...mark, text, isFramed: frame !== undefined }
    },
    {
      onUpdate: () => {
        focusPaper(editor)
        bringIntoSight(elementsOf(editor, figure)[0])
      },
    },
  )
  return true
}

/** Kept off the edges of the sight, where the bar stands. */
const MARGIN_PX = 72

function bringIntoSight(element: HTMLElement | undefined): void {
  const place = element?.closest('.sheet-scroll')
  if (!element || !place) return
  const [{ top, bottom }, sight] = [element.getBoundingClientRect(), place.getBoundingClientRect()]
  if (top < sight.top + MARGIN_PX || bottom > sight.bottom - MARGIN_PX) element.scrollIntoView({ block: 'center' })
}
