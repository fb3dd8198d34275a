import type { CommandId } from '#core/command.ts'
import type { Document } from '#core/document/document.ts'
import { walkRuns } from '#core/document/walk.ts'
import { derived, openPaper, runInPaper } from './document.ts'
import { preview } from './preview.ts'
import { rightPane } from './right-pane.ts'
import { showToast } from './toast.ts'

/** Whether a figure waits in a paper as it is this moment; the list of them follows after a pause in typing. */
export function hasOpenFigures(d: Document): boolean {
  for (const [, runs] of walkRuns(d)) if (runs.some((run) => run.carried?.state === 'unconfirmed')) return true
  return false
}

/** Selects an open figure to be settled, in the paper itself also while its pages are shown. */
export function goToFigure(id: string): void {
  const select = () => openPaper.get()?.editor.selectFigure(id)
  if (!preview.get()) return void select()
  preview.set(false)
  requestAnimationFrame(select)
}

/** Goes to the next open figure, or the one before; says so where none is left. */
export function walkFigures(command: CommandId & ('next-figure' | 'previous-figure')): void {
  const figures = derived.get()?.figures
  if (figures?.open.length === 0) showToast({ text: { key: figures.settled > 0 ? 'figures.done' : 'figures.none' } })
  // What was marked a moment ago is not counted yet, but it is there.
  runInPaper(command)
}

/** Marks every figure of the paper as carried, and lists them. */
export function markFigures(): void {
  if (runInPaper('mark-figures')) rightPane.set('figures')
}
