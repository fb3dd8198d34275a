import type { Document } from '#core/document/document.ts'
import { partOf } from '#core/document/part.ts'
import { oneLine } from '#core/document/text.ts'
import { bodiesOf } from '#core/document/walk.ts'
import { carriedFigures } from '#core/figures/carried.ts'
import { printAmount } from '#core/figures/ledger-amount.ts'
import { proposeFigureAt, proposeFigures, proposeValue } from '#core/figures/ledger-proposals.ts'
import type { FigurePair } from '#core/figures/ledger.ts'
import { ask, newRequestId } from '../desk.ts'
import {
  factsOf,
  formOf,
  formOfMissing,
  formOfProposal,
  manyFacts,
  rowsOf,
  rowsToLink,
  statesOf,
  twinOf,
  type FigureForm,
  type ManyRow,
} from '../ledger/form.ts'
import { firstPapers } from './beside-papers.ts'
import { openPaper, selectedFigure, type OpenPaper } from './document.ts'
import { ledger, ledgerMode, LIST, loadLedger, saveFigures, viewLedgerYear } from './ledger.ts'
import { rightPane } from './right-pane.ts'
import { showToast } from './toast.ts'

let isSaving = false

export function showForm(form: FigureForm): void {
  rightPane.set('ledger')
  ledgerMode.set({ kind: 'form', form })
}

/**
 * Asks for what a row has no value of yet. Last year's is looked for in the paper that this one was rolled forward from: the
 * form then says it, to be confirmed.
 */
export async function showMissing(pair: FigurePair): Promise<void> {
  const form = formOfMissing(pair)
  const paper = openPaper.get()
  if (!pair.now || !paper) return showForm(form)
  const [base] = await firstPapers(paper)
  // Another paper has come to the front meanwhile.
  if (paper !== openPaper.get()) return
  const found = base && proposeValue(base.document, pair.now)
  if (!found) return showForm(form)
  const { value, unit } = found
  showForm({ ...form, value, unit, source: base.title })
}

export function changeForm(change: Partial<FigureForm>): void {
  const mode = ledgerMode.get()
  if (mode.kind === 'form') ledgerMode.set({ kind: 'form', form: { ...mode.form, ...change } })
}

/** Back to the list; the writer goes on in the paper where the figure was taken from there. */
export function leaveForm(): void {
  const mode = ledgerMode.get()
  ledgerMode.set(LIST)
  if (mode.kind === 'many' || (mode.kind === 'form' && mode.form.at)) openPaper.get()?.editor.focus()
}

/** Saves the form; a figure that has its place is changed instead, and keeps what it was in its history. */
export async function saveForm(): Promise<void> {
  const mode = ledgerMode.get()
  // Enter pressed twice is one wish.
  if (mode.kind !== 'form' || isSaving) return
  const { form } = mode
  const twin = twinOf(form, ledger.get() ?? [])
  const id = form.id ?? twin?.id
  isSaving = true
  const reply = await ask('ledger.save', {
    requestId: newRequestId(),
    figures: [{ ...factsOf(form), ...(id !== undefined && { id }) }],
  })
  isSaving = false
  if (!reply.ok) return ledgerMode.set({ kind: 'form', form, trouble: reply.error })
  const [saved] = reply.value
  // Another paper may have come to the front meanwhile.
  const paper = openPaper.get()
  if (saved && form.at && form.isLinked && paper && paper.id === form.of) paper.editor.linkFigures([[form.at, saved]])
  ledgerMode.set(LIST)
  if (form.at) paper?.editor.focus()
  await loadLedger()
  if (saved) showToast({ text: { key: 'ledger.saved', params: { name: saved.name, value: printAmount(saved) } } })
}

/** The figure at the caret, or the selected one, as a form to be confirmed. */
export async function saveFigureHere(): Promise<void> {
  const paper = openPaper.get()
  if (!paper) return
  if (ledger.get() === null) await loadLedger()
  const d = paper.editor.document()
  const chosen = selectedFigure.get()
  const mark = chosen && carriedFigures(d).find(({ id }) => id === chosen.id)
  const caret = mark ? { place: mark.place, offset: mark.start } : (paper.editor.caret() ?? paper.editor.pointed())
  // A table was selected by keys: which of its figures is meant is chosen from all of them.
  if (!caret && paper.editor.selectedBlocks()) return saveManyFigures(true)
  const proposal = caret && proposeFigureAt(d, caret)
  if (!proposal) return showToast({ text: { key: 'ledger.no-figure' } })
  // The value that a field shows is another value for its own figure.
  const shown = (ledger.get() ?? []).find(({ id }) => id === proposal.ledger)
  const { value, unit } = proposal
  if (shown) return showForm({ ...formOf(shown), value, unit: unit || shown.unit })
  const form = { ...formOfProposal(proposal, sourceOf(d)), of: paper.id }
  showForm(paper.isReadOnly ? { ...form, isLinked: false } : form)
}

/** The figures of the paper, or of what is selected or else the section at the caret, as a list to tick. */
export async function saveManyFigures(isOfSection = false): Promise<void> {
  const paper = openPaper.get()
  if (!paper) return
  if (ledger.get() === null) await loadLedger()
  const places = isOfSection ? placesHere(paper) : null
  const proposals = proposeFigures(paper.editor.document()).filter(({ figure }) => !places || places.has(figure.place))
  const rows = rowsOf(proposals, ledger.get() ?? [])
  rightPane.set('ledger')
  ledgerMode.set({ kind: 'many', of: paper.id, isOfSection, rows, isLinked: !paper.isReadOnly })
}

/** The blocks of what is meant; all where the caret stands before the first heading. What they are called may stand outside them. */
function placesHere({ editor }: OpenPaper): ReadonlySet<string> | null {
  const d = editor.document()
  const blocks = editor.selectedBlocks()
  const caret = editor.caret()
  const section = caret && editor.headingOf(caret.place)
  const part = blocks ? partOf(d, { blocks }) : section ? partOf(d, { section }) : undefined
  return part?.ok ? new Set(bodiesOf(part.value).flatMap((each) => each.map(({ id }) => id))) : null
}

/** Another paper on the desk: what was begun with the one before is of no use there. */
export function startWith(paper: string | undefined): void {
  ledgerMode.update((mode) => {
    const of = mode.kind === 'many' ? mode.of : mode.kind === 'form' ? mode.form.of : undefined
    return of === undefined || of === paper ? mode : LIST
  })
  viewLedgerYear(null)
}

export function changeRows(change: (row: ManyRow) => ManyRow): void {
  const mode = ledgerMode.get()
  if (mode.kind === 'many') ledgerMode.set({ ...mode, rows: mode.rows.map(change) })
}

/** Whether the words of the rows become fields that are linked to the ledger. */
export function linkRows(isLinked: boolean): void {
  const mode = ledgerMode.get()
  if (mode.kind === 'many') ledgerMode.set({ ...mode, isLinked })
}

export async function saveRows(): Promise<void> {
  const mode = ledgerMode.get()
  const paper = openPaper.get()
  if (mode.kind !== 'many' || !paper || isSaving) return
  const states = statesOf(mode.rows, ledger.get() ?? [])
  const figures = manyFacts(mode.rows, states, sourceOf(paper.editor.document()))
  if (figures.length === 0 && (!mode.isLinked || rowsToLink(mode.rows, states, []).length === 0)) return
  isSaving = true
  const saved = figures.length === 0 ? [] : await saveFigures(figures)
  isSaving = false
  if (!saved) return
  // Another paper may have come to the front meanwhile.
  if (mode.isLinked && openPaper.get()?.id === mode.of)
    openPaper.get()?.editor.linkFigures(rowsToLink(mode.rows, states, saved))
  if (ledgerMode.get().kind === 'many') leaveForm()
  showToast({ text: { key: 'ledger.saved-many', params: { count: saved.length } } })
}

function sourceOf(d: Document): string {
  return oneLine(d.title).trim()
}
