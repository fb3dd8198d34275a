import type { DraftSummary, OpenedDraft, Reply } from '../desk.ts'
import { ask, newRequestId } from '../desk.ts'
import { leftPane, settings, surface } from './app.ts'
import { bringToFront, closePaper, openPaper, papers, showPaper } from './document.ts'
import { draftFilters, drafts, loadDrafts } from './draft-list.ts'
import { resumable } from './recent.ts'
import { rightPane } from './right-pane.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble } from './toast.ts'

/** How a draft is called everywhere; empty where it has neither a name nor a title. */
export function shownName({ name, title }: Pick<DraftSummary, 'name' | 'title'>): string {
  return name ?? title
}

/** Puts a draft on the desk; false where it could not be opened. */
export async function openDraft(id: string): Promise<boolean> {
  if (bringToFront(id)) return true
  const reply = await ask('drafts.open', { id })
  if (reply.ok) await showOpened(reply.value)
  else showTrouble(reply.error)
  return reply.ok
}

/** Opens the papers of the last time again, the one that was in front then in front. */
export async function resumePapers(ids: readonly string[]): Promise<void> {
  const { recent, leftPane: pane } = settings.get()
  const front = recent.find((id) => ids.includes(id))
  resumable.set([])
  for (const id of ids) await openDraft(id)
  if (front) bringToFront(front)
  leftPane.set(pane)
}

/** Puts on the desk a draft that was just read or made. */
export async function showOpened(draft: OpenedDraft): Promise<void> {
  await showPaper(draft, () => {
    leftPane.set('outline')
    rightPane.set(null)
  })
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
  await showOpened(reply.value)
  void loadDrafts()
  return null
}

/** Closes a paper, the one on the desk unless told; with the last one the list of drafts comes back. */
export async function leaveDraft(id = openPaper.get()?.id): Promise<void> {
  if (!id || !(await closePaper(id))) return
  if (papers.get().length === 0) leftPane.set('drafts')
  rightPane.set(null)
  await loadDrafts()
}

/** Moves a draft to the recycle bin. An open one is saved and closed first, so that «undo» brings all of it back. */
export async function removeDraft(draft: DraftSummary): Promise<void> {
  const { id } = draft
  const wasOpen = papers.get().some((paper) => paper.id === id)
  if (!(await closePaper(id)) || !(await remove(id))) return
  showToast({
    text: { key: 'drafts.removed', params: { title: shownName(draft) } },
    action: {
      key: 'drafts.undo',
      run: () => void restore(id).then((isBack) => isBack && wasOpen && openDraft(id)),
    },
  })
}

/** Takes a draft out of the recycle bin; false where that failed. */
export async function restoreDraft(draft: DraftSummary): Promise<boolean> {
  const { id } = draft
  if (!(await restore(id))) return false
  showToast({
    text: { key: 'drafts.restored', params: { title: shownName(draft) } },
    action: { key: 'drafts.undo', run: () => void takeBack(id) },
  })
  return true
}

/** The draft that the dialog asks a name for. */
export const draftToName = createStore<DraftSummary | null>(null)

export function askForName(draft: DraftSummary): void {
  draftToName.set(draft)
  surface.set('rename-draft')
}

/** Gives a draft a name, or with an empty one shows its title again. */
export async function renameDraft({ id, name: before }: DraftSummary, name: string): Promise<void> {
  const rename = async (next: string) => {
    if (!(await settle(ask('drafts.rename', { requestId: newRequestId(), id, name: next })))) return false
    papers
      .get()
      .find((paper) => paper.id === id)
      ?.name.set(drafts.get()?.find((draft) => draft.id === id)?.name ?? null)
    return true
  }
  if (name.trim() === (before ?? '') || !(await rename(name))) return
  showToast({
    text: { key: 'drafts.renamed' },
    action: { key: 'drafts.undo', run: () => void rename(before ?? '') },
  })
}

/** Makes a copy of a draft, as it stands in the window where it is open. */
export async function duplicateDraft({ id }: DraftSummary): Promise<void> {
  const paper = papers.get().find((candidate) => candidate.id === id)
  if (paper && !(await paper.flush())) return
  const reply = await ask('drafts.duplicate', { requestId: newRequestId(), id })
  if (!reply.ok) return showTrouble(reply.error)
  await loadDrafts()
  const copy = drafts.get()?.find((draft) => draft.id === reply.value.id)
  showToast({
    text: { key: 'drafts.duplicated', params: { title: copy ? shownName(copy) : '' } },
    action: { key: 'drafts.undo', run: () => void takeBack(reply.value.id) },
  })
}

export async function exportDraft(id: string): Promise<void> {
  if (await openDraft(id)) await (await import('./export.ts')).exportPaper({ format: 'docx' })
}

/** Deletes for good what is in the bin; the dialog that asked is closed. */
export async function emptyBin(): Promise<void> {
  surface.set('none')
  const reply = await ask('drafts.emptyBin', { requestId: newRequestId() })
  if (!reply.ok) return showTrouble(reply.error)
  await loadDrafts()
  showToast({ text: { key: 'bin.emptied', params: { count: reply.value.drafts } } })
}

/** Asks before the only deletion that cannot be undone. */
export function askToEmptyBin(): void {
  if (draftFilters.get().inBin > 0) surface.set('empty-bin')
}

const remove = (id: string) => settle(ask('drafts.remove', { requestId: newRequestId(), id }))
const restore = (id: string) => settle(ask('drafts.restore', { requestId: newRequestId(), id }))
/** Puts away what was just made or brought back, closed first where it was opened since. */
export const takeBack = async (id: string): Promise<boolean> => (await closePaper(id)) && remove(id)

/** Waits for one change of a draft as a whole and reads the list again; false where it failed and was said. */
async function settle(asked: Promise<Reply<null>>): Promise<boolean> {
  const reply = await asked
  if (!reply.ok) showTrouble(reply.error)
  await loadDrafts()
  return reply.ok
}
