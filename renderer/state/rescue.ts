import { ask, newRequestId } from '../desk.ts'
import { papers, type OpenPaper } from './document.ts'
import { loadDrafts } from './draft-list.ts'
import { showToast, showTrouble } from './toast.ts'

/** The ways out for a paper whose draft was deleted while it was open: its text is only in the window. */
const underWay = new WeakSet<OpenPaper>()

/** Takes the draft out of the recycle bin and saves what is on the screen. */
export function restoreAndSave(paper: OpenPaper): Promise<void> {
  return once(paper, async () => {
    const reply = await ask('drafts.restore', { requestId: newRequestId(), id: paper.id })
    // Emptied meanwhile: the next save finds that out and offers the other way.
    if (!reply.ok && reply.error.code !== 'draft-missing') return showTrouble(reply.error)
    await paper.flush()
  })
}

/** Makes a new draft of what is on the screen; the paper goes on as that one. */
export function saveAsNewDraft(paper: OpenPaper): Promise<void> {
  return once(paper, async () => {
    const made = await ask('drafts.import', { requestId: newRequestId(), json: paper.editor.document() })
    if (!made.ok) return showTrouble(made.error)
    const { id } = made.value
    const name = paper.name.get()
    if (name) await ask('drafts.rename', { requestId: newRequestId(), id, name })
    paper.continueAs(id)
    // Whoever shows the open papers knows them by their drafts.
    papers.update((open) => [...open])
    // Its blocks got ids of their own on the way in; saved once more, it is what the window holds, caret and all.
    if (await paper.flush()) showToast({ text: { key: 'rescue.saved-as-new' } })
  })
}

async function once(paper: OpenPaper, rescue: () => Promise<void>): Promise<void> {
  if (underWay.has(paper)) return
  underWay.add(paper)
  try {
    await rescue()
    await loadDrafts()
  } finally {
    underWay.delete(paper)
  }
}
