import { $getEditor } from 'lexical'
import type { Run, Table } from '#core/document/document.ts'
import { carriedFigures } from '#core/figures/carried.ts'
import { showFigure, slotFor, type FigureStretch } from '#core/figures/ledger-fields.ts'
import { proposeFigureAt, wordsOfProposal } from '#core/figures/ledger-proposals.ts'
import { printAmount } from '#core/figures/ledger-amount.ts'
import type { LedgerFigure } from '#core/figures/ledger.ts'
import { selectedFigure } from '../carried/selected-figure.ts'
import { $changeFrames } from '../carried/settle-figures.ts'
import { $editorToDocument } from '../editor-to-document.ts'
import { $selectedFrames } from '../frame/select-frame.ts'
import type { FrameNode } from '../nodes/frame-node.ts'
import { pointedCell, spotOf } from './pointed-cell.ts'

type Shown = Pick<LedgerFigure, 'id' | 'name' | 'value' | 'unit'>

/**
 * Puts a figure of the ledger into the selected table, linked to it: in the place of the figure that F8 selected there or
 * that was clicked, or into an empty cell that was. False where nothing of that is meant.
 */
export function $showInFrame(figure: Shown): boolean {
  const frame = $selectedFrames().at(-1)
  const block = frame?.getBlock()
  if (!frame || block?.type !== 'table') return false
  const words = $meantWords(block)
  if (!words) return $fillCell(frame, block, figure)
  const at = new Date().toISOString()
  return $changeFrames((d) => showFigure(d, words, { figure, at }))
}

function $meantWords(table: Table): FigureStretch | undefined {
  const d = $editorToDocument()
  const chosen = selectedFigure($getEditor()).value
  const mark = chosen && carriedFigures(d).find(({ id, place }) => id === chosen.id && place === table.id)
  const offset = mark ? mark.start : (pointedCell($getEditor()).value?.offset ?? null)
  const proposal = offset === null ? undefined : proposeFigureAt(d, { place: table.id, offset })
  return proposal && wordsOfProposal(proposal)
}

function $fillCell(frame: FrameNode, table: Table, figure: Shown): boolean {
  const pointed = pointedCell($getEditor()).value
  const spot = pointed && spotOf(table, pointed.cell)
  const [first] = spot?.cell.blocks ?? []
  if (!spot || !first || spot.cell.blocks.some(({ runs }) => runs.some(({ text }) => text !== ''))) return false
  const text = printAmount(figure)
  const runs: readonly Run[] = [{ text, slot: slotFor(figure, { text }) }]
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (cell.id === spot.cell.id ? { ...cell, blocks: [{ ...first, runs }] } : cell)),
  }))
  frame.setBlock({ ...table, rows })
  return true
}
