import { textOf } from '#core/document/text.ts'
import { failed, ok } from '#core/result.ts'
import { openDraft } from '#electron/storage/drafts.ts'
import type { Handlers } from '../context.ts'
import { withData } from '../context.ts'
import { exportName } from '../export-name.ts'
import { writeFileWhole } from '../write-file.ts'

export const exportHandlers: Handlers<'export.name' | 'export.write'> = {
  'export.name': withData<'export.name'>((db, { id }) => {
    const draft = openDraft(db, id)
    return draft.ok ? ok({ name: exportName(draft.value.name ?? textOf(draft.value.document.title)) }) : draft
  }),
  'export.write': withData<'export.write'>(async (db, { id, path }, { slowWork, now }) => {
    const draft = openDraft(db, id)
    if (!draft.ok) return draft
    const made = await slowWork.run({ name: 'write-docx', document: draft.value.document, clock: now().toISOString() })
    return made.ok ? await writeFileWhole(path, made.value) : failed('export-failed', { cause: made.error.cause })
  }),
}
