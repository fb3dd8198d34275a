import type { LabelKey } from '../i18n/labels.ts'
import type { OpenPaper } from './document.ts'
import { showToast, type Toast } from './toast.ts'

/** Says what was just changed in a paper, with a way back while nothing was written since: `tooLate` is said after that. */
export function offerUndo(editor: OpenPaper['editor'], text: Toast['text'], tooLate: LabelKey): void {
  const changed = JSON.stringify(editor.document())
  showToast({
    text,
    action: {
      key: 'drafts.undo',
      run: () => {
        // Undoing would take back what was written since, and leave the change.
        if (JSON.stringify(editor.document()) !== changed) showToast({ text: { key: tooLate } })
        else editor.undo()
        editor.focus()
      },
    },
  })
}
