import type { Caret, OpenedDraft } from '#contract'
import { caretSchema } from '#contract'
import type { Result } from '#core/result.ts'
import { ok } from '#core/result.ts'
import { instantiate } from '#core/template/instantiate.ts'
import type { Draft } from '#electron/storage/drafts.ts'
import {
  insertDraft,
  listDrafts,
  openDraft,
  removeDraft,
  restoreDraft,
  saveCaret,
  saveDraft,
} from '#electron/storage/drafts.ts'
import { once } from '#electron/storage/requests.ts'
import type { Handlers, Context } from '../context.ts'
import { withData } from '../context.ts'

type DraftCall = `drafts.${'list' | 'create' | 'open' | 'save' | 'caret' | 'remove' | 'restore'}`

export const draftHandlers: Handlers<DraftCall> = {
  'drafts.list': withData<'drafts.list'>((db) => ok(listDrafts(db))),
  'drafts.open': withData<'drafts.open'>((db, { id }) => toOpened(openDraft(db, id))),
  'drafts.create': withData<'drafts.create'>((db, { requestId, template, answers, today }, context) =>
    once(db, request(requestId, 'drafts.create', context), () => {
      const found = context.templates.find(template)
      if (!found.ok) return found
      const instance = instantiate(found.value, answers, { today, newId: context.newBlockId })
      if (!instance.ok) return instance
      const at = context.now().toISOString()
      return toOpened(ok(insertDraft(db, context.newDraftId(), instance.value.document, at)))
    }),
  ),
  'drafts.save': withData<'drafts.save'>((db, { requestId, id, document, caret }, context) => {
    const made = request(requestId, 'drafts.save', context)
    return once(db, made, () => saveDraft(db, { id, document, caret, at: made.at }))
  }),
  'drafts.caret': withData<'drafts.caret'>((db, { requestId, id, caret }, context) =>
    once(db, request(requestId, 'drafts.caret', context), () => saveCaret(db, id, caret)),
  ),
  'drafts.remove': withData<'drafts.remove'>((db, { requestId, id }, context) => {
    const made = request(requestId, 'drafts.remove', context)
    return once(db, made, () => removeDraft(db, id, made.at))
  }),
  'drafts.restore': withData<'drafts.restore'>((db, { requestId, id }, context) =>
    once(db, request(requestId, 'drafts.restore', context), () => restoreDraft(db, id)),
  ),
}

function request(id: string, call: DraftCall, { now }: Context) {
  return { id, call, at: now().toISOString() }
}

// A caret that this version cannot read costs the place, not the draft.
function toOpened(draft: Result<Draft>): Result<OpenedDraft> {
  if (!draft.ok) return draft
  const caret = caretSchema.safeParse(draft.value.caret)
  return ok({ ...draft.value, caret: caret.success ? (caret.data as Caret) : null })
}
