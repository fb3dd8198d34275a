import type { LedgerField } from '#core/figures/ledger-fields.ts'
import type { FigureFacts, LedgerFigure } from '#core/figures/ledger.ts'
import type { AppTrouble, LedgerFilters, StoredFigure } from '../desk.ts'
import { ask, newRequestId } from '../desk.ts'
import type { FigureForm, ManyRow } from '../ledger/form.ts'
import { standingTrouble, surface } from './app.ts'
import { rightPane } from './right-pane.ts'
import { createSearchSoon } from './search-soon.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble } from './toast.ts'

/** Every figure outside the bin; null until they were read. */
export const ledger = createStore<readonly StoredFigure[] | null>(null)
export const ledgerFilters = createStore<LedgerFilters>({ years: [], inBin: 0 })
/** What is in the bin, read when it is shown. */
export const ledgerBin = createStore<readonly StoredFigure[]>([])
/** What the search found; null while nothing is searched for. */
export const foundFigures = createStore<ReadonlySet<string> | null>(null)
export const ledgerView = createStore<{ readonly query: string; readonly year: number | null }>({
  query: '',
  year: null,
})

/** What the pane shows: its list, a figure being added or changed, the figures of the paper, what one was before, the bin. */
export type LedgerMode =
  | { readonly kind: 'list' }
  | { readonly kind: 'form'; readonly form: FigureForm; readonly trouble?: AppTrouble }
  /** `of` is the draft that they stand in. */
  | {
      readonly kind: 'many'
      readonly of: string
      readonly rows: readonly ManyRow[]
      readonly isOfSection: boolean
      readonly isLinked: boolean
    }
  | { readonly kind: 'history'; readonly figure: StoredFigure }
  | { readonly kind: 'bin' }
export const ledgerMode = createStore<LedgerMode>({ kind: 'list' })
/** What the pane shows first. */
export const LIST: LedgerMode = { kind: 'list' }

/** Set by the command: the pane takes the keyboard once it is there. */
export const ledgerTakesFocus = createStore(false)

let asked = 0
const searchSoon = createSearchSoon(() => void findNow())

/** Reads the ledger: when the pane is shown, and after each change. */
export async function loadLedger(): Promise<void> {
  const [filters, figures] = await Promise.all([ask('ledger.filters', {}), ask('ledger.list', {})])
  if (filters.ok) ledgerFilters.set(filters.value)
  if (figures.ok) ledger.set(figures.value)
  else {
    ledger.update((known) => known ?? [])
    if (standingTrouble.get()?.code !== figures.error.code) showTrouble(figures.error)
  }
  if (ledgerMode.get().kind === 'bin') await showBin()
  await findNow()
}

/** Searches once the writer pauses. */
export function searchLedger(query: string, isComposing = false): void {
  ledgerView.update((view) => ({ ...view, query }))
  searchSoon(query, isComposing)
}

async function findNow(): Promise<void> {
  const mine = ++asked
  const query = ledgerView.get().query.trim().slice(0, 200)
  if (query === '') return foundFigures.set(null)
  const reply = await ask('ledger.list', { query })
  if (mine === asked && reply.ok) foundFigures.set(new Set(reply.value.map(({ id }) => id)))
}

export function viewLedgerYear(year: number | null): void {
  ledgerView.update((view) => ({ ...view, year }))
}

/** Shows the ledger beside the paper, in its search field. */
export function showLedger(): void {
  ledgerMode.set(LIST)
  ledgerTakesFocus.set(true)
  rightPane.set('ledger')
}

/** Saves figures, all or none; says what kept them from being saved. */
export async function saveFigures(
  figures: readonly (FigureFacts & { readonly id?: string })[],
): Promise<StoredFigure[] | null> {
  const reply = await ask('ledger.save', { requestId: newRequestId(), figures: [...figures] })
  if (!reply.ok) showTrouble(reply.error)
  await loadLedger()
  return reply.ok ? reply.value : null
}

/** What a field says becomes the value of its figure; a bare number counts what stands outside the field. */
export async function changeValue(
  { id, name, period, source, note, unit }: LedgerFigure,
  field: Pick<LedgerField, 'text' | 'unit'>,
): Promise<void> {
  await saveFigures([{ id, name, period, source, note, value: field.text, unit: field.unit || unit }])
}

/** To the bin, with a way back. */
export async function removeFigure(figure: StoredFigure): Promise<void> {
  if (!(await change('ledger.remove', [figure.id]))) return
  showToast({
    text: { key: 'ledger.removed', params: { name: figure.name } },
    action: { key: 'drafts.undo', run: () => void change('ledger.restore', [figure.id]) },
  })
}

export async function restoreFigure(id: string): Promise<void> {
  if (!(await change('ledger.restore', [id]))) return
  showToast({
    text: { key: 'ledger.restored' },
    action: { key: 'drafts.undo', run: () => void change('ledger.remove', [id]) },
  })
}

export async function showBin(): Promise<void> {
  const reply = await ask('ledger.list', { bin: true })
  if (!reply.ok) return showTrouble(reply.error)
  ledgerBin.set(reply.value)
  ledgerMode.set({ kind: 'bin' })
}

/** Deletes for good what is in the bin; the dialog that asked is closed. */
export async function emptyLedgerBin(): Promise<void> {
  surface.set('none')
  const reply = await ask('ledger.emptyBin', { requestId: newRequestId() })
  if (!reply.ok) return showTrouble(reply.error)
  await loadLedger()
  showToast({ text: { key: 'ledger.emptied', params: { count: reply.value.figures } } })
}

async function change(call: 'ledger.remove' | 'ledger.restore', ids: string[]): Promise<boolean> {
  const reply = await ask(call, { requestId: newRequestId(), ids })
  if (!reply.ok) showTrouble(reply.error)
  await loadLedger()
  return reply.ok
}
