import { getExtensionDependencyFromEditor, signal, type Signal } from '@lexical/extension'
import { defineExtension, type LexicalEditor } from 'lexical'
import type { Carried } from '#core/document/document.ts'

/** The figure that was selected to be settled, with its words. */
export interface SelectedFigure extends Carried {
  readonly text: string
  /** Whether it stands in a frame, whose words are not typed over. */
  readonly isFramed: boolean
}

/** Holds which figure F8 selected; no part of the paper. */
export const SelectedFigureExtension = defineExtension({
  name: 'suigao/selected-figure',
  build: () => ({ selected: signal<SelectedFigure | null>(null) }),
})

/** The figure that Enter would keep now; null while none was selected to be settled. */
export function selectedFigure(editor: LexicalEditor): Signal<SelectedFigure | null> {
  return getExtensionDependencyFromEditor(editor, SelectedFigureExtension).output.selected
}
