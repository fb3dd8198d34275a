import type { Document } from '#core/document/document.ts'
import { bodiesOf } from '#core/document/walk.ts'
import { differences, type FieldDifference } from '#core/figures/ledger-fields.ts'
import { growthAt, type Growth } from '#core/figures/ledger-growth.ts'
import type { LedgerFigure } from '#core/figures/ledger.ts'
import { textsOf, wordsOf } from '#core/figures/places.ts'
import { derived, openPaper, type OpenPaper } from './document.ts'
import { ledger } from './ledger.ts'
import { preview } from './preview.ts'
import { createStore } from './store.ts'
import { showToast } from './toast.ts'

/** What the ledger has to say about the open paper, where the caret stands too. */
export interface LedgerNotes {
  readonly differences: readonly FieldDifference[]
  readonly growth: Growth | undefined
}

const NONE: LedgerNotes = { differences: [], growth: undefined }
export const ledgerNotes = createStore<LedgerNotes>(NONE)

/** After the last key or move of the caret; off the typing path. */
const READ_MS = 200

/** Keeps the notes up to date, until the returned function is called: with the paper, the caret and the ledger. */
export function followNotes(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(readNotes, READ_MS)
  }
  // In a field of the pane the caret of the paper stays where it is.
  const moved = () => document.activeElement?.closest('[data-name=paper]') && soon()
  const leave = [derived, openPaper, ledger].map((store) => store.subscribe(soon))
  document.addEventListener('selectionchange', moved)
  soon()
  return () => {
    clearTimeout(timer)
    document.removeEventListener('selectionchange', moved)
    for (const each of leave) each()
    ledgerNotes.set(NONE)
  }
}

function readNotes(): void {
  const paper = openPaper.get()
  const figures = ledger.get()
  if (!paper || !figures) return ledgerNotes.set(NONE)
  const d = paper.editor.document()
  const known = new Map(figures.map((figure) => [figure.id, figure]))
  ledgerNotes.set({ differences: differences(d, known), growth: growthHere(d, figures) })
}

function growthHere(d: Document, figures: readonly LedgerFigure[]): Growth | undefined {
  const caret = openPaper.get()?.editor.caret()
  const text = caret && textsOf(d).find(({ place }) => place === caret.place)
  if (!text) return undefined
  return growthAt(wordsOf(text), caret.offset - text.start, { ledger: figures, year: d.year })
}

/** Puts a figure where the caret is, as a field that is linked to the ledger. */
export function insertFigure(figure: LedgerFigure): void {
  inPaper((editor) => {
    if (!editor.insertFigure(figure)) showToast({ text: { key: 'ledger.no-caret' } })
    else editor.focus()
  })
}

/** Puts words where the caret is. */
export function insertWords(words: string): void {
  inPaper((editor) => {
    if (!editor.caret()) return showToast({ text: { key: 'ledger.no-caret' } })
    editor.pasteText(words)
    editor.focus()
  })
}

/** The caret goes to a field; a table is selected as a whole. */
export function goToField(place: FieldDifference['place'], start: number): void {
  inPaper((editor) => {
    const isInTable = bodiesOf(editor.document()).some((blocks) =>
      blocks.some(({ id, type }) => id === place && type === 'table'),
    )
    if (isInTable) editor.show(place)
    else editor.goTo(place, start)
  })
}

/** Fields say what the ledger says now, in one step of undo. */
export function updateFields(those: readonly FieldDifference[]): void {
  inPaper((editor) => {
    editor.updateFields(those)
    readNotes()
  })
}

/** Nobody sees what changes behind the pages: the paper itself is shown first. */
function inPaper(change: (editor: OpenPaper['editor']) => void): void {
  const run = () => {
    const paper = openPaper.get()
    if (paper) change(paper.editor)
  }
  if (!preview.get()) return run()
  preview.set(false)
  requestAnimationFrame(run)
}
