import type { DraftSummary } from '../desk.ts'
import { ask, newRequestId } from '../desk.ts'
import { leftPane, surface } from './app.ts'
import { closePaper, dropPaper, openPaper, showPaper } from './document.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble } from './toast.ts'

/** The drafts that are not in the recycle bin, newest first; null until they were read. */
export const drafts = createStore<readonly DraftSummary[] | null>(null)

export async function loadDrafts(): Promise<void> {
  const reply = await ask('drafts.list', {})
  if (reply.ok) drafts.set(reply.value)
  else {
    drafts.set(drafts.get() ?? [])
    showTrouble(reply.error)
  }
}

export async function openDraft(id: string): Promise<void> {
  if (openPaper.get()?.id === id) {
    openPaper.get()?.editor.focus()
    return
  }
  const reply = await ask('drafts.open', { id })
  if (!reply.ok) {
    showTrouble(reply.error)
    return
  }
  if (await showPaper(reply.value)) leftPane.set('outline')
}

/** Makes a draft from a template and shows it; answers the trouble where the answers are not good, so that the dialog stays. */
export async function createDraft(template: string, answers: Readonly<Record<string, string>>) {
  const now = new Date()
  const reply = await ask('drafts.create', {
    requestId: newRequestId(),
    template,
    answers,
    today: { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() },
  })
  if (!reply.ok) return reply.error
  surface.set('none')
  if (await showPaper(reply.value)) leftPane.set('outline')
  void loadDrafts()
  return null
}

export async function leaveDraft(): Promise<void> {
  if (!(await closePaper())) return
  leftPane.set('drafts')
  await loadDrafts()
}

export async function removeDraft(draft: DraftSummary): Promise<void> {
  const isOpen = openPaper.get()?.id === draft.id
  if (isOpen && !(await closePaper())) return
  const reply = await ask('drafts.remove', { requestId: newRequestId(), id: draft.id })
  if (!reply.ok) {
    showTrouble(reply.error)
    return
  }
  if (isOpen) dropPaper()
  await loadDrafts()
  showToast({
    text: { key: 'drafts.removed', params: { title: draft.title } },
    action: { key: 'drafts.undo', run: () => void restoreDraft(draft.id) },
  })
}

async function restoreDraft(id: string): Promise<void> {
  const reply = await ask('drafts.restore', { requestId: newRequestId(), id })
  if (!reply.ok) showTrouble(reply.error)
  await loadDrafts()
}
