import type { DraftSummary } from '../desk.ts'
import type { Labels } from '../i18n/labels.ts'
import { shownDrafts } from '../state/draft-list.ts'
import { askForName, duplicateDraft, exportDraft, openDraft, removeDraft, restoreDraft } from '../state/drafts.ts'
import type { ItemAction } from '../widgets/item-menu.tsx'

/** What can be done with a draft in the list. */
export function draftActions({ label, command }: Labels): ItemAction[] {
  return [
    { id: 'open', label: label('toolbar.open'), run: (id) => void openDraft(id) },
    { id: 'rename', label: label('drafts.rename'), key: 'F2', run: withDraft(askForName) },
    { id: 'duplicate', label: label('drafts.duplicate'), run: withDraft(duplicateDraft) },
    { id: 'roll', label: label('roll.start'), run: roll },
    { id: 'export', label: command('export-docx'), run: (id) => void exportDraft(id) },
    { id: 'remove', label: label('drafts.remove'), key: 'Delete', run: withDraft(removeDraft) },
  ]
}

const roll = async (id: string) => (await import('../state/roll-forward.ts')).rollForward({ draft: id })

/** And with one in the recycle bin. */
export function binActions({ label }: Labels): ItemAction[] {
  return [
    { id: 'restore', label: label('bin.restore'), run: withDraft(restoreDraft) },
    {
      id: 'restore-open',
      label: label('bin.restore-open'),
      run: withDraft(async (draft) => void ((await restoreDraft(draft)) && (await openDraft(draft.id)))),
    },
  ]
}

function withDraft(act: (draft: DraftSummary) => unknown): (id: string) => void {
  return (id) => {
    const draft = shownDrafts.get()?.find((candidate) => candidate.id === id)
    if (draft) void act(draft)
  }
}
