import type { OpenedDraft } from '#contract'
import { caretSchema } from '#electron/contract/drafts.ts'
import { cleanText } from '#core/document/normalise.ts'
import type { Result } from '#core/result.ts'
import { ok } from '#core/result.ts'
import { instantiate } from '#core/template/instantiate.ts'
import { listDrafts, readFilters } from '#electron/storage/draft-list.ts'
import type { Draft } from '#electron/storage/drafts.ts'
import { insertDraft, openDraft, saveCaret, saveDraft } from '#electron/storage/drafts.ts'
import { once } from '#electron/storage/requests.ts'
import type { Handlers } from '../context.ts'
import { requestOf, withData } from '../context.ts'
import { keepAnswers } from './unit.ts'
import { ownTemplates } from '../templates.ts'

type DraftCall = `drafts.${'list' | 'filters' | 'create' | 'open' | 'save' | 'caret'}`

export const draftHandlers: Handlers<DraftCall> = {
  'drafts.list': withData<'drafts.list'>((db, { query = '', ...rest }) =>
    ok(listDrafts(db, { ...rest, query: oneLineOf(query) })),
  ),
  'drafts.filters': withData<'drafts.filters'>((db) => ok(readFilters(db))),
  'drafts.open': withData<'drafts.open'>((db, { id }) => toOpened(openDraft(db, id))),
  'drafts.create': withData<'drafts.create'>((db, { requestId, template, answers, today }, context) => {
    const request = requestOf('drafts.create', requestId, context)
    return once(db, request, () => {
      const found = ownTemplates.find(db, context, template)
      if (!found.ok) return found
      const instance = instantiate(found.value, answers, { today, newId: context.newBlockId })
      if (!instance.ok) return instance
      keepAnswers(db, { template: found.value, answers, at: request.at })
      const { document } = instance.value
      return toOpened(ok(insertDraft(db, { id: context.newDraftId(), document, at: request.at })))
    })
  }),
  'drafts.save': withData<'drafts.save'>((db, { requestId, id, document, caret }, context) => {
    const request = requestOf('drafts.save', requestId, context)
    return once(db, request, () => saveDraft(db, { id, document, caret, at: request.at }))
  }),
  'drafts.caret': withData<'drafts.caret'>((db, { requestId, id, caret }, context) =>
    once(db, requestOf('drafts.caret', requestId, context), () => saveCaret(db, id, caret)),
  ),
}

// A query that was pasted holds what papers never do: line ends and invisible characters.
function oneLineOf(query: string): string {
  return cleanText(query).replaceAll('\n', '').trim()
}

// A caret that this version cannot read costs the place, not the draft.
function toOpened(draft: Result<Draft>): Result<OpenedDraft> {
  if (!draft.ok) return draft
  const caret = caretSchema.safeParse(draft.value.caret)
  return ok({ ...draft.value, caret: caret.success ? caret.data : null })
}
