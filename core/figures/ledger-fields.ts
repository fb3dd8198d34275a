import type { Document, Run, Slot } from '../document/document.ts'
import { showsPrompt } from '../document/document.ts'
import { mapRuns } from '../document/map-runs.ts'
import type { FigurePlace } from './figure.ts'
import type { LedgerFigure } from './ledger.ts'
import { successorOf } from './ledger.ts'
import type { Amount } from './ledger-amount.ts'
import { decimalIn, isSameAmount, parseAmount, printAmount, printDecimal } from './ledger-amount.ts'
import { textsOf } from './places.ts'
import { scanText } from './scan.ts'

/** The slot of a field that shows a figure of the ledger; its prompt, once it is emptied, is the figure's name. */
export function fieldOf({ id, name, unit }: Pick<LedgerFigure, 'id' | 'name' | 'unit'>): Slot {
  return { kind: 'number', key: `${OWN}${id}`, label: name, ...(unit !== '' && { unit }), ledger: id }
}

/**
 * The slot as it is after its figure changed: one of a template keeps what the template asks, and a number whose unit stands
 * outside it (in a table's head, behind it in the sentence) keeps that unit.
 */
export function followFigure(slot: Slot, figure: Pick<LedgerFigure, 'id' | 'name' | 'unit'>, words: string): Slot {
  const unit = (isBare(words) && slot.unit) || figure.unit
  const follows = { ...slot, ...(unit !== '' && { unit }), ledger: figure.id }
  return slot.key === undefined || isOwnField(slot) ? fieldOf({ ...figure, unit }) : follows
}

/** Whether a field was made for a figure, not by a template. */
export function isOwnField({ key }: Slot): boolean {
  return key?.startsWith(OWN) === true
}

const OWN = 'ledger:'

/**
 * What a field shows of its figure: the unit too, unless the field's own words are a number without one. Then it is the
 * number in `unit`, which stands outside the field, where that is exact.
 */
export function wordsFor(figure: Amount, shown = '', unit = figure.unit): string {
  if (shown === '' || !isBare(shown) || figure.unit === '') return printAmount(figure)
  if (unit === figure.unit) return figure.value
  const number = decimalIn(figure, { value: '0', unit })
  return number ? printDecimal(number, /[,，]/.test(shown + figure.value)) : printAmount(figure)
}

/** A number that says no unit. */
function isBare(words: string): boolean {
  return parseAmount(words)?.unit === ''
}

/** A field of a paper that shows a figure of the ledger. */
export interface LedgerField {
  /** Of the figure. */
  readonly ledger: string
  readonly text: string
  /** What its number counts where its own words do not say it. */
  readonly unit: string
  /** Whether it came over from last year and waits to be confirmed (待核). */
  readonly isCarried: boolean
  readonly section: string
  /** UTF-16 units from the start of the plain text. */
  readonly offset: number
  readonly place: FigurePlace
  /** UTF-16 units in the place's text, as a Figure counts them. */
  readonly start: number
}

/** The ledger's fields in reading order, those that wait for an answer left out. */
export function ledgerFields(d: Document): readonly LedgerField[] {
  return textsOf(d).flatMap(({ place, section, offset, start, runs }) =>
    fieldsIn(runs).map(({ at, runs: _runs, ...field }) => ({
      ...field,
      section,
      offset: offset + at,
      place,
      start: start + at,
    })),
  )
}

/** A field among some runs: where it begins in their text, and which of them it is; one that weight parts is several. */
export interface FieldInRuns extends Pick<LedgerField, 'ledger' | 'text' | 'unit' | 'isCarried'> {
  readonly at: number
  readonly runs: readonly number[]
}

export function fieldsIn(runs: readonly Run[]): readonly FieldInRuns[] {
  const found: FieldInRuns[] = []
  let at = 0
  for (const [index, { slot, text, carried }] of runs.entries()) {
    const last = found.at(-1)
    if (slot?.ledger !== undefined && text !== '' && !showsPrompt(runs[index]!)) {
      const isCarried = carried?.state === 'unconfirmed'
      if (last?.ledger === slot.ledger && last.runs.at(-1) === index - 1)
        found[found.length - 1] = { ...last, text: last.text + text, runs: [...last.runs, index] }
      else found.push({ ledger: slot.ledger, text, unit: slot.unit ?? '', isCarried, at, runs: [index] })
    }
    at += text.length
  }
  return found
}

/** A field whose words are not what the ledger says now. */
export interface FieldDifference extends LedgerField {
  /** What it is to show: its own figure, or, where it came over from last year, this year's. */
  readonly figure: LedgerFigure
  /** What it would say. */
  readonly words: string
  /** The figure is of this year, and the field's own of the year before. */
  readonly isNewer: boolean
}

/**
 * The fields that say something else than the ledger does now; the same amount in another unit is no difference. One that
 * came over from last year, and was not confirmed, is held against this year's figure as soon as there is one.
 */
export function differences(d: Document, ledger: ReadonlyMap<string, LedgerFigure>): readonly FieldDifference[] {
  return ledgerFields(d).flatMap((field) => {
    const own = ledger.get(field.ledger)
    const newer = own && field.isCarried ? successorOf(own, [...ledger.values()], d.year) : undefined
    const figure = newer ?? own
    if (!figure || (!newer && saysTheSame(field, figure))) return []
    const words = wordsFor(figure, field.text, field.unit || figure.unit)
    return [{ ...field, figure, words, isNewer: newer !== undefined }]
  })
}

function saysTheSame({ text, unit }: LedgerField, figure: LedgerFigure): boolean {
  const isInUnit = unit === '' || unit === figure.unit
  if ((isInUnit && text === figure.value) || text === printAmount(figure)) return true
  const shown = parseAmount(text)
  if (!shown) return false
  return isSameAmount(shown.unit === '' ? { ...shown, unit: unit || figure.unit } : shown, figure)
}

/** Fields that are to say something else: those of a figure that say `text` now; of a newer figure only those that wait (待核). */
export interface FieldChange extends Pick<FieldDifference, 'ledger' | 'text' | 'words' | 'isNewer'> {
  readonly figure: Pick<LedgerFigure, 'id' | 'name' | 'unit'>
}

/** The change that is meant for a field. */
export function changeFor(field: FieldInRuns, changes: readonly FieldChange[]): FieldChange | undefined {
  return changes.find(
    ({ ledger, text, isNewer }) => ledger === field.ledger && text === field.text && (!isNewer || field.isCarried),
  )
}

/**
 * Puts other words into fields; nothing else of the paper changes. With `at` (ISO, UTC) a figure from last year that says
 * something else now is marked as changed.
 */
export function updateFields(d: Document, changes: readonly FieldChange[], at?: string): Document {
  return mapRuns(d, (runs) => {
    const edits = new Map<number, Run | null>()
    for (const field of fieldsIn(runs)) {
      const change = changeFor(field, changes)
      if (!change) continue
      const [first, ...rest] = field.runs
      const run = runs[first!]!
      const said = { ...run, text: field.text, slot: followFigure(run.slot!, change.figure, change.words) }
      edits.set(first!, at === undefined ? { ...said, text: change.words } : withWords(said, change.words, at))
      for (const part of rest) edits.set(part, null)
    }
    return edits.size === 0 ? runs : runs.flatMap((run, index) => edits.get(index) ?? (edits.has(index) ? [] : [run]))
  })
}

/** A figure from last year in whose place other words come is changed, one that says the same was looked at. */
function withWords(run: Run, text: string, at: string): Run {
  const { carried } = run
  if (!carried || (carried.state !== 'unconfirmed' && text === run.text)) return { ...run, text }
  return { ...run, text, carried: { ...carried, state: text === run.text ? 'kept' : 'changed', at } }
}

/** Where the words of a figure stand. */
export interface FigureStretch {
  readonly place: string
  /** UTF-16 units in the place's text. */
  readonly start: number
  readonly text: string
  /** What a number without a measure counts, by the heads of its table. */
  readonly unit?: string
}

/** Makes the words of a figure a field that is linked to the ledger; no character changes. The paper itself where they stand there no longer as plain text. */
export function linkWords(
  d: Document,
  words: FigureStretch,
  figure: Pick<LedgerFigure, 'id' | 'name' | 'unit'>,
): Document {
  return editWords(d, words, (run) => (run.slot ? run : { ...run, slot: slotFor(figure, words) }))
}

/** Puts a figure of the ledger in the place of words, linked to it; `at` is when (ISO, UTC). */
export function showFigure(
  d: Document,
  words: FigureStretch,
  { figure, at }: { readonly figure: Pick<LedgerFigure, 'id' | 'name' | 'value' | 'unit'>; readonly at: string },
): Document {
  const shown = wordsFor(figure, words.text, words.unit || figure.unit)
  return editWords(d, words, (run) => ({
    ...withWords(run, shown, at),
    slot: run.slot ? followFigure(run.slot, figure, shown) : slotFor(figure, { ...words, text: shown }),
  }))
}

/** The slot of a new field: a bare number keeps the unit that its table's heads say. */
export function slotFor(
  figure: Pick<LedgerFigure, 'id' | 'name' | 'unit'>,
  { text, unit }: Pick<FigureStretch, 'text' | 'unit'>,
): Slot {
  return fieldOf({ ...figure, unit: (isBare(text) && unit) || figure.unit })
}

/** Words that stand in one run, in a run of their own. */
function editWords(d: Document, { place, start, text }: FigureStretch, edit: (run: Run) => Run): Document {
  let isDone = false
  const edited = mapRuns(d, (runs, at, offset) => {
    if (at !== place) return runs
    let end = offset
    return runs.flatMap((run) => {
      const from = start - end
      end += run.text.length
      if (from < 0 || text === '' || run.text.slice(from, from + text.length) !== text) return [run]
      isDone = true
      const parts = [run.text.slice(0, from), text, run.text.slice(from + text.length)]
      return parts.flatMap((part, nth) =>
        part === '' ? [] : [nth === 1 ? edit({ ...run, text }) : { ...run, text: part }],
      )
    })
  })
  return isDone ? edited : d
}

/** Which part of a field's text is its figure; what was typed or pasted at its ends stands outside. */
export function figurePart(text: string, unit: string | undefined): readonly [start: number, end: number] {
  const behind = unit ? text.indexOf(unit) : -1
  const [hit] = scanText(behind < 0 ? text : text.slice(0, behind + unit!.length))
  if (!hit) return [0, text.length]
  return [hit.start, behind < 0 ? hit.end : behind + unit!.length]
}
