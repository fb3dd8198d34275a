import { cleanText } from '#core/document/normalise.ts'
import type { FigureFacts } from '#core/figures/ledger.ts'
import { ok } from '#core/result.ts'
import {
  emptyFigureBin,
  historyOf,
  listFigures,
  readFigureFilters,
  removeFigures,
  restoreFigures,
  saveFigures,
} from '#electron/storage/figures.ts'
import { once } from '#electron/storage/requests.ts'
import type { Handlers } from '../context.ts'
import { requestOf, withData } from '../context.ts'

type LedgerCall = `ledger.${'list' | 'filters' | 'save' | 'remove' | 'restore' | 'emptyBin' | 'history'}`

/** The ledger of figures (数据台账). */
export const ledgerHandlers: Handlers<LedgerCall> = {
  'ledger.list': withData<'ledger.list'>((db, { query = '', ...rest }) =>
    ok(listFigures(db, { ...rest, query: oneLine(query) })),
  ),
  'ledger.filters': withData<'ledger.filters'>((db) => ok(readFigureFilters(db))),
  'ledger.save': withData<'ledger.save'>((db, { requestId, figures }, context) => {
    const request = requestOf('ledger.save', requestId, context)
    const tidy = figures.map(({ id, ...facts }) => ({ ...cleanFacts(facts), ...(id !== undefined && { id }) }))
    return once(db, request, () => saveFigures(db, tidy, { at: request.at, newId: context.newDraftId }))
  }),
  'ledger.remove': withData<'ledger.remove'>((db, { requestId, ids }, context) => {
    const request = requestOf('ledger.remove', requestId, context)
    return once(db, request, () => removeFigures(db, ids, request.at))
  }),
  'ledger.restore': withData<'ledger.restore'>((db, { requestId, ids }, context) =>
    once(db, requestOf('ledger.restore', requestId, context), () => restoreFigures(db, ids)),
  ),
  'ledger.emptyBin': withData<'ledger.emptyBin'>((db, { requestId }, context) =>
    once(db, requestOf('ledger.emptyBin', requestId, context), () => ok({ figures: emptyFigureBin(db) })),
  ),
  'ledger.history': withData<'ledger.history'>((db, { id }) => ok(historyOf(db, id))),
}

function cleanFacts(facts: FigureFacts): FigureFacts {
  const { note } = facts
  const [name, value, unit, period, source] = [facts.name, facts.value, facts.unit, facts.period, facts.source].map(
    oneLine,
  )
  return { name: name!, value: value!, unit: unit!, period: period!, source: source!, note: cleanText(note) }
}

function oneLine(text: string): string {
  return cleanText(text).replaceAll('\n', '').trim()
}
