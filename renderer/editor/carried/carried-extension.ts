import {
  BEFORE_INPUT_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  COMPOSITION_END_COMMAND,
  COMPOSITION_START_COMMAND,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  defineExtension,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  HISTORY_PUSH_TAG,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  mergeRegister,
  RootNode,
  type LexicalEditor,
} from 'lexical'
import { $figures, $isSelectedFigure } from './figures.ts'
import { goToNextFigure, leaveFigure } from './go-to-figure.ts'
import { createRing } from './ring.ts'
import { selectedFigure, SelectedFigureExtension } from './selected-figure.ts'
import { $keepFigures, $removeFigure, canKeep } from './settle-figures.ts'
import {
  $composeBesideFigure,
  $joinComposed,
  $typeAtEdge,
  $typeOverFigure,
  type BesideFigure,
} from './type-at-figure.ts'
import { watchFigures } from './watch-figures.ts'

/**
 * Figures carried over from last year (沿用数字, 待核). F8 selects one; as long as it is selected, Enter keeps it and then
 * goes on to the next, and Escape leaves. A change of the selection ends that, typing included: Enter is Enter again.
 */
export const CarriedExtension = defineExtension({
  name: 'suigao/carried',
  dependencies: [SelectedFigureExtension],
  register: (editor) =>
    mergeRegister(watchFigures(editor), registerMode(editor), registerTyping(editor), registerComposing(editor)),
})

function registerMode(editor: LexicalEditor): () => void {
  const selected = () => selectedFigure(editor)
  const drawRing = createRing(editor)
  return mergeRegister(
    editor.registerUpdateListener(({ editorState }) => {
      const now = selected().value
      const figure =
        now && editorState.read(() => $figures().find((each) => each.mark.id === now.id && $isSelectedFigure(each)))
      if (now)
        selected().value = figure ? { ...figure.mark, text: figure.text, isFramed: figure.frame !== undefined } : null
      drawRing(figure ?? null)
    }),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        const figure = selected().value
        if (!figure || editor.isComposing()) return false
        event?.preventDefault()
        // A key held down keeps one figure, not one after another unseen.
        if (event?.repeat) return true
        if (canKeep(figure)) editor.update(() => $keepFigures(new Set([figure.id])), { tag: HISTORY_PUSH_TAG })
        else if (figure.state !== 'unconfirmed' && !goToNextFigure(editor, false)) leaveFigure(editor)
        return true
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      KEY_ESCAPE_COMMAND,
      (event) => {
        if (!selected().value || editor.isComposing()) return false
        event.preventDefault()
        leaveFigure(editor)
        return true
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    ...[DELETE_CHARACTER_COMMAND, DELETE_WORD_COMMAND, DELETE_LINE_COMMAND].map((command) =>
      editor.registerCommand(
        command,
        () => {
          // The frame is what is selected; the figure is what is meant.
          const figure = selected().value
          if (!figure?.isFramed) return false
          $removeFigure(figure.id)
          return true
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    ),
  )
}

function registerTyping(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerCommand(BEFORE_INPUT_COMMAND, $typeAtEdge, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(CONTROLLED_TEXT_INSERTION_COMMAND, $typeOverFigure, COMMAND_PRIORITY_HIGH),
  )
}

function registerComposing(editor: LexicalEditor): () => void {
  let beside: BesideFigure | null = null
  let composed: string | null = null
  return mergeRegister(
    editor.registerCommand(
      COMPOSITION_START_COMMAND,
      () => {
        beside = $composeBesideFigure()
        composed = null
        return false
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      COMPOSITION_END_COMMAND,
      ({ data }) => {
        composed = data
        return false
      },
      COMMAND_PRIORITY_HIGH,
    ),
    // The composed text is in its node only after the command.
    editor.registerNodeTransform(RootNode, () => {
      if (!beside || !composed || editor.isComposing()) return
      $joinComposed(beside, composed)
      beside = null
    }),
  )
}
