import type { LexicalEditor } from 'lexical'

/** Gives the paper the keyboard; where it has no caret yet, at its title, not at its last line. */
export function focusPaper(editor: LexicalEditor): void {
  editor.focus(undefined, { defaultSelection: 'rootStart' })
}
