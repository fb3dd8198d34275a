import { late } from './late.ts'
import { loadMenus } from './widgets/late-menus.ts'

export const RenameDraft = late(async () => (await import('./drafts/rename-draft.tsx')).RenameDraft)
export const EmptyBin = late(async () => (await import('./drafts/empty-bin.tsx')).EmptyBin)
export const EmptyOldBin = late(async () => (await import('./old-papers/empty-old-bin.tsx')).EmptyOldBin)

/** Keys open them, and what is typed next is meant for them. */
const DIALOGS = [RenameDraft, EmptyBin, EmptyOldBin]

/** What is opened by a key or listens for as long as the window lives, but is nothing that anybody waits for now. */
export async function loadTheRest(): Promise<void> {
  const { followForm } = await import('./follow-form.ts')
  followForm()
  await Promise.all([loadMenus(), ...DIALOGS.map((part) => part.ready())])
}
