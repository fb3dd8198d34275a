import { wordsOfProposal, type FigureProposal } from '#core/figures/ledger-proposals.ts'
import { isSameAmount, parseAmount } from '#core/figures/ledger-amount.ts'
import type { FigureStretch } from '#core/figures/ledger-fields.ts'
import { lastPeriod, yearOf } from '#core/figures/ledger-period.ts'
import { tidyFacts, type FigureFacts, type FigurePair, type LedgerFigure } from '#core/figures/ledger.ts'

/** A figure that is being added or changed. */
export interface FigureForm extends FigureFacts {
  /** Of the one that is changed; a new one has none. */
  readonly id?: string
  /** The words of the open paper that it was taken from. */
  readonly at?: FigureStretch
  /** The draft that those words stand in. */
  readonly of?: string
  /** Whether those words become a field that is linked to the ledger. */
  readonly isLinked: boolean
}

const EMPTY: FigureForm = { name: '', value: '', unit: '', period: '', source: '', note: '', isLinked: false }

/** A new figure of a year. */
export function newForm(year: number): FigureForm {
  return { ...EMPTY, period: `${year}年` }
}

/** A figure of the ledger, to be changed. */
export function formOf({ id, name, value, unit, period, source, note }: LedgerFigure): FigureForm {
  return { ...EMPTY, id, name, value, unit, period, source, note }
}

/** What a row has no value for yet: this year's, or last year's. */
export function formOfMissing({ now, last }: FigurePair): FigureForm {
  const known = (now ?? last)!
  const period = now ? lastPeriod(now.period) : nextPeriod(known.period)
  return { ...EMPTY, name: known.name, unit: known.unit, period }
}

function nextPeriod(period: string): string {
  // As lastPeriod goes back, the other way: the years that it names are one apart.
  const year = yearOf(period)
  return year === undefined
    ? period
    : period.replaceAll(String(year + 1), String(year + 2)).replaceAll(String(year), String(year + 1))
}

/** A figure of the open paper, with what can be said of it already. */
export function formOfProposal({ figure, ...said }: FigureProposal, source: string): FigureForm {
  const at = wordsOfProposal({ figure, ...said })
  return { ...EMPTY, ...said, source, ...(at && { at, isLinked: true }) }
}

export type FormFault = 'name' | 'value' | 'period'

/** What keeps the form from being saved. */
export function faultsOf({ name, value, period }: FigureForm): readonly FormFault[] {
  return [
    ...(name.trim() === '' ? ['name' as const] : []),
    ...(parseAmount(value) === undefined ? ['value' as const] : []),
    ...(yearOf(period) === undefined ? ['period' as const] : []),
  ]
}

/** What is sent to be saved. */
export function factsOf({ name, value, unit, period, source, note }: FigureForm): FigureFacts {
  return {
    name: name.trim(),
    value: value.trim(),
    unit: unit.trim(),
    period: period.trim(),
    source: source.trim(),
    note,
  }
}

/** The figure of the ledger whose place the form would take: the same name, period and unit. */
export function twinOf(form: FigureForm, ledger: readonly LedgerFigure[]): LedgerFigure | undefined {
  const facts = tidyFacts(factsOf(form))
  if (!facts) return undefined
  const place = placeOf(facts)
  return ledger.find((each) => each.id !== form.id && placeOf(each) === place)
}

/** The ledger has one figure for each. */
function placeOf({ name, period, unit }: Pick<LedgerFigure, 'name' | 'period' | 'unit'>): string {
  return JSON.stringify([name.trim(), period, unit])
}

/** A figure of the paper in the list of those that could be saved at once. */
export interface ManyRow {
  readonly id: string
  readonly proposal: FigureProposal
  readonly name: string
  readonly isTicked: boolean
}

/** What saving a row would do: nothing where the ledger says so already, or where a row before it has its place. */
export type RowState = 'new' | 'changes' | 'same' | 'twice' | 'nameless'

export function rowsOf(proposals: readonly FigureProposal[], ledger: readonly LedgerFigure[]): readonly ManyRow[] {
  const rows = proposals.map((proposal, index) => ({
    id: String(index),
    proposal,
    name: proposal.name,
    isTicked: false,
  }))
  const states = statesOf(rows, ledger)
  return rows.map((row) => ({ ...row, isTicked: states.get(row.id)?.state === 'new' && row.name.length >= 2 }))
}

interface RowInLedger {
  readonly state: RowState
  /** The figure that has its place. */
  readonly twin?: LedgerFigure
}

/** How each row stands to the ledger; of two with one place the ticked one, else the first, has it. */
export function statesOf(rows: readonly ManyRow[], ledger: readonly LedgerFigure[]): ReadonlyMap<string, RowInLedger> {
  const known = new Map(ledger.map((figure) => [placeOf(figure), figure]))
  const taken = new Map<string, string>()
  for (const row of [...rows.filter(({ isTicked }) => isTicked), ...rows]) {
    const place = placeOf({ ...row.proposal, name: row.name })
    if (!taken.has(place)) taken.set(place, row.id)
  }
  return new Map(
    rows.map(({ id, name, proposal }): [string, RowInLedger] => {
      const place = placeOf({ ...proposal, name })
      const twin = known.get(place)
      if (name.trim() === '') return [id, { state: 'nameless' }]
      if (taken.get(place) !== id) return [id, { state: 'twice' }]
      if (!twin) return [id, { state: 'new' }]
      return [id, { state: isSameAmount(twin, proposal) ? 'same' : 'changes', twin }]
    }),
  )
}

/** Whether a tick of a row does something: it is saved, or linked to what the ledger has already. */
export function canTick(state: RowState, isLinked: boolean): boolean {
  return state === 'new' || state === 'changes' || (state === 'same' && isLinked)
}

/** The words of the ticked rows with the figures that they are to show: those that were saved, in their order, and those that were there. */
export function rowsToLink(
  rows: readonly ManyRow[],
  states: ReadonlyMap<string, RowInLedger>,
  saved: readonly LedgerFigure[],
): readonly (readonly [FigureStretch, LedgerFigure])[] {
  const left = [...saved]
  return rows.flatMap(({ id, proposal, isTicked }) => {
    const { state, twin } = states.get(id)!
    if (!isTicked || !canTick(state, true)) return []
    const figure = state === 'same' ? twin : left.shift()
    const words = wordsOfProposal(proposal)
    return words && figure ? [[words, figure] as const] : []
  })
}

/** The ticked rows as they are sent; those that would change a figure have its id. */
export function manyFacts(
  rows: readonly ManyRow[],
  states: ReadonlyMap<string, RowInLedger>,
  source: string,
): readonly (FigureFacts & { readonly id?: string })[] {
  return rows.flatMap((row) => {
    const { state, twin } = states.get(row.id)!
    if (!row.isTicked || (state !== 'new' && state !== 'changes')) return []
    const facts = factsOf({ ...formOfProposal(row.proposal, source), name: row.name })
    return [{ ...facts, ...(twin && { id: twin.id }) }]
  })
}
