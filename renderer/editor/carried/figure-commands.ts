import { $getSelection, $isRangeSelection, HISTORY_PUSH_TAG, type LexicalEditor } from 'lexical'
import type { CommandId } from '#core/command.ts'
import { selectedFigure } from './selected-figure.ts'
import { $figureHere, $figures, type PaperFigure } from './figures.ts'
import { goToNextFigure } from './go-to-figure.ts'
import { $markFigures } from './mark-figures.ts'
import { $keepFigures, $removeFigure } from './settle-figures.ts'

/** What each command for carried figures changes; the figure that it is about is the selected one, or the one at the caret. */
const CHANGES: Partial<Record<CommandId, (figure: PaperFigure | undefined) => void>> = {
  'keep-figure': (figure) => $keepFigures(idsOf(figure ? [figure] : [])),
  'keep-paragraph-figures': (figure) => $keepFigures(idsOf($figuresOfParagraphs(figure))),
  'keep-type': (figure) => $keepFigures(idsOf($figures().filter(({ mark }) => mark.type === figure?.mark.type))),
  'remove-figure': (figure) => figure && $removeFigure(figure.mark.id),
  'mark-figures': $markFigures,
}

export function isFigureCommand(command: CommandId): boolean {
  return command === 'next-figure' || command === 'previous-figure' || CHANGES[command] !== undefined
}

/** Runs a command for carried figures. */
export function runFigureCommand(editor: LexicalEditor, command: CommandId): void {
  const change = CHANGES[command]
  if (change) editor.update(() => change($chosenFigure(editor)), { tag: HISTORY_PUSH_TAG })
  else goToNextFigure(editor, command === 'previous-figure')
}

function $chosenFigure(editor: LexicalEditor): PaperFigure | undefined {
  const selected = selectedFigure(editor).value
  return selected ? $figures().find(({ mark }) => mark.id === selected.id) : $figureHere()
}

/** The figures of the paragraphs that the selection touches, or of the frame that the selected one stands in. */
function $figuresOfParagraphs(figure: PaperFigure | undefined): PaperFigure[] {
  const selection = $getSelection()
  const nodes = $isRangeSelection(selection) ? selection.getNodes() : []
  const touched = new Set(nodes.map((node) => node.getTopLevelElement()?.getIndexWithinParent()))
  if (figure?.frame) touched.add(figure.index)
  return $figures().filter(({ index }) => touched.has(index))
}

function idsOf(figures: readonly PaperFigure[]): ReadonlySet<string> {
  return new Set(figures.map(({ mark }) => mark.id))
}
