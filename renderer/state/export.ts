import type { BlockId } from '#core/document/document.ts'
import type { Part } from '#core/document/part.ts'
import { openSlots } from '#core/document/walk.ts'
import type { ExportFormat } from '../desk.ts'
import { ask, hear } from '../desk.ts'
import { returnToDesk } from '../return-to-desk.ts'
import { changeSettings, cover, settings, surface } from './app.ts'
import { hasOpenFigures } from './check.ts'
import { openPaper } from './document.ts'
import { exportProgress } from './export-progress.ts'
import { findOldDate } from './old-date.ts'
import { loadPlan } from './plan.ts'
import { currentPreset } from './presets.ts'
import { rightPane, type RightTab } from './right-pane.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble } from './toast.ts'

/** What is handed out: the kind of file, or paper, and how much of the draft; all of it unless told. */
export interface ExportChoice {
  readonly format: ExportFormat | 'print'
  readonly part?: Part
}

/** What waits behind the page of what is open (送出前), also while the writer is at one of its places; null while nothing does. */
export const waitingExport = createStore<ExportChoice | null>(null)

/** Hears how far an export is, until the returned function is called. */
export function followExport(): () => void {
  const leave = [
    hear('export.progress', ({ step, done, total }) => {
      const now = exportProgress.get()
      if (now) exportProgress.set({ format: now.format, step, ...(total > 1 && { share: done / total }) })
    }),
    // Another paper has a page of its own.
    openPaper.subscribe(() => {
      waitingExport.set(null)
      if (cover.get() === 'hand-in') cover.set('none')
    }),
  ]
  return () => {
    for (const each of leave) each()
  }
}

/** Hands the open paper out; blanks, figures to confirm and plan items without an answer are shown on one page first. */
export async function exportPaper(choice: ExportChoice): Promise<void> {
  const paper = openPaper.get()
  if (!paper || exportProgress.get()) return
  // The plan is held against what is saved.
  const isSaved = await paper.flush()
  const plan = isSaved ? await loadPlan() : null
  const document = paper.editor.document()
  const isOpen =
    (await findOldDate(paper)) !== null ||
    openSlots(document).length > 0 ||
    hasOpenFigures(document) ||
    plan?.items.some(({ state }) => state === 'open') === true
  if (paper !== openPaper.get()) return
  if (isOpen) return showHandIn(choice)
  waitingExport.set(null)
  await handOut(choice)
}

/** Shows the page of what is open, from which the writer goes on. */
export function showHandIn(choice: ExportChoice): void {
  waitingExport.set(choice)
  cover.set('hand-in')
}

/** To a place of the paper that the page names; its list comes up beside it, with the way back to the page. */
export function goFromHandIn(go: () => void, tab: RightTab): void {
  cover.set('none')
  rightPane.set(tab)
  // The sheet is shown again by then.
  requestAnimationFrame(go)
}

/** Back to the page, after one of its places was gone to. */
export function returnToHandIn(): void {
  const choice = waitingExport.get()
  if (choice) void exportPaper(choice)
}

/** Back to the paper, and nothing is handed out. */
export function leaveHandIn(): void {
  waitingExport.set(null)
  if (cover.get() === 'hand-in') cover.set('none')
  returnToDesk()
}

/** Goes on with what waited behind the page. */
export async function exportAnyway(): Promise<void> {
  const choice = waitingExport.get()
  if (choice && (await handOut(choice))) leaveHandIn()
}

/** Hands the open paper out whether or not it has blanks; false where nothing was written. */
export async function handOut(choice: ExportChoice): Promise<boolean> {
  const paper = openPaper.get()
  if (!paper || exportProgress.get()) return false
  exportProgress.set({ format: choice.format })
  try {
    // What is exported is what is saved: the service reads the draft, never the window's copy.
    return (await paper.flush()) && (await write(paper.id, choice))
  } finally {
    exportProgress.set(null)
  }
}

export function cancelExport(): void {
  void ask('export.cancel', {})
}

/** The section that the dialog proposes; null for the whole paper. */
export const sectionToExport = createStore<BlockId | null>(null)

/** The dialog that asks for kind of file, preset and range. */
export function openExportDialog(section: BlockId | null = null): void {
  if (!openPaper.get()) return
  sectionToExport.set(section)
  surface.set('export')
}

async function write(id: string, { format, part }: ExportChoice): Promise<boolean> {
  // Not what the settings name: that preset may be gone.
  const what = { id, preset: currentPreset.get().id, ...(part && { part }) }
  if (format === 'print') return printed(await ask('export.print', what))
  if (settings.get().exportFormat !== format) changeSettings({ exportFormat: format })
  const reply = await ask('export.file', { ...what, format })
  if (!reply.ok) showTrouble(reply.error)
  if (!reply.ok || !reply.value) return false
  const name = reply.value.path.split(/[\\/]/).at(-1) ?? reply.value.path
  showToast({
    text: { key: 'export.done', params: { name } },
    action: { key: 'export.show', run: () => void ask('export.show', {}) },
  })
  return true
}

function printed(reply: Awaited<ReturnType<typeof ask<'export.print'>>>): boolean {
  if (!reply.ok) showTrouble(reply.error)
  if (!reply.ok || !reply.value.printed) return false
  showToast({ text: { key: 'print.done' } })
  return true
}
