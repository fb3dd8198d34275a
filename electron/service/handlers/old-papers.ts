import { cleanText } from '#core/document/normalise.ts'
import { renewIds } from '#core/document/renew-ids.ts'
import { oneLine } from '#core/document/text.ts'
import { failed, ok } from '#core/result.ts'
import { insertDraft } from '#electron/storage/drafts.ts'
import { listOldPapers, readOldFilters, summariseOldPaper } from '#electron/storage/old-paper-list.ts'
import {
  correctOldPaper,
  emptyOldBin,
  openOldPaper,
  removeOldPapers,
  restoreOldPapers,
} from '#electron/storage/old-papers.ts'
import { linkOriginal, originalOf } from '#electron/storage/originals.ts'
import { once } from '#electron/storage/requests.ts'
import type { Handlers } from '../context.ts'
import { requestOf, withData } from '../context.ts'
import { tellOriginal } from './originals.ts'

type OldPaperCall = `oldPapers.${'list' | 'filters' | 'read' | 'copy' | 'correct' | 'remove' | 'restore' | 'emptyBin'}`

export const oldPaperHandlers: Handlers<OldPaperCall> = {
  'oldPapers.list': withData<'oldPapers.list'>((db, { query = '', ...rest }) =>
    // A query that was pasted holds what papers never do: line ends and invisible characters.
    ok(listOldPapers(db, { ...rest, query: cleanText(query).replaceAll('\n', '').trim() })),
  ),
  'oldPapers.filters': withData<'oldPapers.filters'>((db) => ok(readOldFilters(db))),
  'oldPapers.read': withData<'oldPapers.read'>((db, { id }) => {
    const found = openOldPaper(db, id)
    if (!found.ok) return found
    const { document, importedAt } = found.value
    const { kind, year, unit } = document
    const original = tellOriginal(originalOf(db, { oldPaper: id }))
    return ok({ id, title: oneLine(document.title).trim(), kind, year, unit, document, importedAt, original })
  }),
  'oldPapers.copy': withData<'oldPapers.copy'>((db, { requestId, id }, context) => {
    const request = requestOf('oldPapers.copy', requestId, context)
    return once(db, request, () => {
      const found = openOldPaper(db, id)
      if (!found.ok) return found
      const { document, original, file } = found.value
      const draft = context.newDraftId()
      insertDraft(db, { id: draft, document: renewIds(document, context.newBlockId), at: request.at })
      if (original !== null) linkOriginal(db, draft, { sha256: original, name: file ?? '' })
      return ok({ id: draft })
    })
  }),
  'oldPapers.correct': withData<'oldPapers.correct'>((db, { requestId, id, ...facts }, context) =>
    once(db, requestOf('oldPapers.correct', requestId, context), () => {
      const corrected = correctOldPaper(db, id, facts)
      if (!corrected.ok) return corrected
      const summary = summariseOldPaper(db, id)
      return summary ? ok(summary) : failed('old-paper-missing')
    }),
  ),
  'oldPapers.remove': withData<'oldPapers.remove'>((db, { requestId, ids }, context) => {
    const request = requestOf('oldPapers.remove', requestId, context)
    return once(db, request, () => removeOldPapers(db, ids, request.at))
  }),
  'oldPapers.restore': withData<'oldPapers.restore'>((db, { requestId, ids }, context) =>
    once(db, requestOf('oldPapers.restore', requestId, context), () => restoreOldPapers(db, ids)),
  ),
  'oldPapers.emptyBin': withData<'oldPapers.emptyBin'>((db, { requestId }, context) =>
    once(db, requestOf('oldPapers.emptyBin', requestId, context), () => ok({ papers: emptyOldBin(db) })),
  ),
}
