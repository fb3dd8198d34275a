import type { FigurePair, LedgerFigure } from '#core/figures/ledger.ts'
import type { StoredFigure } from '../desk.ts'
import type { Labels } from '../i18n/labels.ts'
import { ledger, ledgerMode, removeFigure } from '../state/ledger.ts'
import { showForm, showMissing } from '../state/ledger-form.ts'
import { insertFigure } from '../state/ledger-notes.ts'
import { formOf } from './form.ts'

/** Something to do with a row of the ledger. */
interface PairAction {
  readonly id: string
  readonly label: string
  readonly key?: string
  readonly run: (pair: FigurePair) => void
}

/** Enter puts this year's value in; where there is none yet, it is asked for. */
export function openPair(pair: FigurePair): void {
  if (pair.now) insertFigure(pair.now)
  else void showMissing(pair)
}

export function actionsOf(label: Labels['label']): readonly PairAction[] {
  return [
    { id: 'insert', label: label('ledger.insert'), run: openPair },
    { id: 'insert-last', label: label('ledger.insert-last'), run: insertLast },
    { id: 'edit', label: label('ledger.edit'), key: 'F2', run: ({ now, last }) => showForm(formOf((now ?? last)!)) },
    { id: 'edit-last', label: label('ledger.edit-last'), run: editLast },
    { id: 'history', label: label('ledger.history'), run: ({ now, last }) => showHistory((now ?? last)!) },
    { id: 'remove', label: label('drafts.remove'), key: 'Delete', run: remove },
  ]
}

function insertLast(pair: FigurePair): void {
  if (pair.last) insertFigure(pair.last)
  else void showMissing(pair)
}

function editLast(pair: FigurePair): void {
  if (pair.last) showForm(formOf(pair.last))
  else void showMissing(pair)
}

function showHistory({ id }: LedgerFigure): void {
  const figure = storedOf(id)
  if (figure) ledgerMode.set({ kind: 'history', figure })
}

function remove({ now, last }: FigurePair): void {
  const figure = storedOf((now ?? last)!.id)
  if (figure) void removeFigure(figure)
}

function storedOf(id: string): StoredFigure | undefined {
  return ledger.get()?.find((figure) => figure.id === id)
}
