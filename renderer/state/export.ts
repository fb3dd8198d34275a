import { openSlots } from '#core/document/walk.ts'
import { ask } from '../desk.ts'
import { slotsPane } from './app.ts'
import { openPaper } from './document.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble } from './toast.ts'

export const isExporting = createStore(false)

/** Exports the open paper; blanks are shown first, in the pane at the right, where the writer may go on all the same. */
export async function exportPaper(isAnyway = false): Promise<void> {
  const paper = openPaper.get()
  if (!paper || isExporting.get()) return
  if (!isAnyway && openSlots(paper.editor.document()).length > 0) {
    slotsPane.set('export')
    return
  }
  isExporting.set(true)
  try {
    // What is exported is what is saved: the service reads the draft, never the window's copy.
    if (!(await paper.flush())) return
    const reply = await ask('export.docx', { id: paper.id })
    if (!reply.ok) showTrouble(reply.error)
    else if (reply.value) {
      slotsPane.set('closed')
      const name = reply.value.path.split(/[\\/]/).at(-1) ?? reply.value.path
      showToast({
        text: { key: 'export.done', params: { name } },
        action: { key: 'export.show', run: () => void ask('export.show', {}) },
      })
    }
  } finally {
    isExporting.set(false)
  }
}
