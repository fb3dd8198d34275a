import { FORMAT } from '#core/document/document.ts'
import type { Document } from '#core/document/document.ts'
import { readDocument } from '#core/document/format.ts'
import { cleanText } from '#core/document/normalise.ts'
import { renewIds } from '#core/document/renew-ids.ts'
import { oneLine } from '#core/document/text.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable } from '#electron/storage/connection.ts'
import { listDrafts } from '#electron/storage/draft-list.ts'
import { emptyBin, insertDraft, openDraft, removeDraft, renameDraft, restoreDraft } from '#electron/storage/drafts.ts'
import { linkOriginal, originalOf } from '#electron/storage/originals.ts'
import { once } from '#electron/storage/requests.ts'
import type { Handlers } from '../context.ts'
import { requestOf, withData } from '../context.ts'
import { copyName } from '../copy-name.ts'
import { currentSettings } from './settings.ts'

type ShelfCall = `drafts.${'duplicate' | 'rename' | 'import' | 'remove' | 'restore' | 'emptyBin'}`

/** Bytes of JSON; some thousand pages. */
const MAX_BYTES = 32 * 1024 * 1024

/** What is done with drafts as wholes, beside the one that is written in. */
export const shelfHandlers: Handlers<ShelfCall> = {
  'drafts.duplicate': withData<'drafts.duplicate'>((db, { requestId, id }, context) => {
    const request = requestOf('drafts.duplicate', requestId, context)
    return once(db, request, () => {
      const original = openDraft(db, id)
      if (!original.ok) return original
      if (original.value.readOnly) return failed('draft-read-only')
      const name = nameOfCopy(db, original.value.name ?? oneLine(original.value.document.title))
      const document = renewIds(original.value.document, context.newBlockId)
      const copy = insertDraft(db, { id: context.newDraftId(), name, document, at: request.at }).id
      const file = originalOf(db, { draft: id })
      if (file) linkOriginal(db, copy, file)
      return ok({ id: copy })
    })
  }),
  'drafts.import': withData<'drafts.import'>((db, { requestId, json }, context) => {
    const request = requestOf('drafts.import', requestId, context)
    return once(db, request, () => {
      const read = readImported(json)
      if (!read.ok) return read
      const document = renewIds(read.value, context.newBlockId)
      return ok({ id: insertDraft(db, { id: context.newDraftId(), document, at: request.at }).id })
    })
  }),
  'drafts.rename': withData<'drafts.rename'>((db, { requestId, id, name }, context) => {
    const clean = cleanText(name).replaceAll('\n', '').trim()
    return once(db, requestOf('drafts.rename', requestId, context), () => renameDraft(db, id, clean || null))
  }),
  'drafts.remove': withData<'drafts.remove'>((db, { requestId, id }, context) => {
    const request = requestOf('drafts.remove', requestId, context)
    return once(db, request, () => removeDraft(db, id, request.at))
  }),
  'drafts.restore': withData<'drafts.restore'>((db, { requestId, id }, context) =>
    once(db, requestOf('drafts.restore', requestId, context), () => restoreDraft(db, id)),
  ),
  'drafts.emptyBin': withData<'drafts.emptyBin'>((db, { requestId }, context) =>
    once(db, requestOf('drafts.emptyBin', requestId, context), () => ok({ drafts: emptyBin(db) })),
  ),
}

function nameOfCopy(db: Readable, original: string): string {
  const taken = new Set(listDrafts(db).map(({ name, title }) => name ?? title))
  return copyName(currentSettings(db).language, original, (name) => taken.has(name))
}

// A paper of a newer version that can still be looked at would lose what this version does not know, once it is ours.
function readImported(json: unknown): Result<Document> {
  const read = readDocument(json)
  if (!read.ok) return read
  const { document, readOnly } = read.value
  if (readOnly) return failed('newer-document', { found: (json as { format: number }).format, known: FORMAT })
  const isTooLarge = Buffer.byteLength(JSON.stringify(document)) > MAX_BYTES
  return isTooLarge ? failed('draft-too-large', { limit: MAX_BYTES / 1024 / 1024 }) : ok(document)
}
