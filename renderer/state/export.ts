import type { Part } from '#core/document/part.ts'
import { openSlots } from '#core/document/walk.ts'
import type { ExportFormat, ExportStep } from '../desk.ts'
import { ask, hear } from '../desk.ts'
import { changeSettings, settings, surface } from './app.ts'
import { hasOpenFigures } from './check.ts'
import { openPaper } from './document.ts'
import { currentPreset } from './presets.ts'
import { rightPane } from './right-pane.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble } from './toast.ts'

/** What is handed out: the kind of file, or paper, and how much of the draft; all of it unless told. */
export interface ExportChoice {
  readonly format: ExportFormat | 'print'
  readonly part?: Part
}

/** How far an export or print is. */
export interface ExportProgress {
  readonly format: ExportChoice['format']
  readonly step?: ExportStep
  /** From 0 to 1 within the step; absent where it does not count. */
  readonly share?: number
}

/** Null while nothing is being exported or printed. */
export const exportProgress = createStore<ExportProgress | null>(null)
/** What waits behind the list of what is open until the writer goes on all the same; null while nothing does. */
export const waitingExport = createStore<ExportChoice | null>(null)

/** Hears how far an export is, until the returned function is called. */
export function followExport(): () => void {
  return hear('export.progress', ({ step, done, total }) => {
    const now = exportProgress.get()
    if (now) exportProgress.set({ format: now.format, step, ...(total > 1 && { share: done / total }) })
  })
}

/** Hands the open paper out; blanks and figures to confirm are shown first, in the pane at the right, where the writer may go on all the same. */
export async function exportPaper(choice: ExportChoice): Promise<void> {
  const paper = openPaper.get()
  if (!paper || exportProgress.get()) return
  const document = paper.editor.document()
  const hasBlanks = openSlots(document).length > 0
  if (hasBlanks || hasOpenFigures(document)) {
    waitingExport.set(choice)
    rightPane.set(hasBlanks ? 'slots' : 'figures')
    return
  }
  await handOut(choice)
}

/** Goes on with what waited behind the list of blanks. */
export function exportAnyway(): void {
  const choice = waitingExport.get()
  if (choice) void handOut(choice)
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

/** The dialog that asks for kind of file, preset and range. */
export function openExportDialog(): void {
  if (openPaper.get()) surface.set('export')
}

async function write(id: string, { format, part }: ExportChoice): Promise<boolean> {
  // Not what the settings name: that preset may be gone.
  const what = { id, preset: currentPreset.get().id, ...(part && { part }) }
  if (format === 'print') return printed(await ask('export.print', what))
  if (settings.get().exportFormat !== format) changeSettings({ exportFormat: format })
  const reply = await ask('export.file', { ...what, format })
  if (!reply.ok) showTrouble(reply.error)
  if (!reply.ok || !reply.value) return false
  endWaiting()
  const name = reply.value.path.split(/[\\/]/).at(-1) ?? reply.value.path
  showToast({
    text: { key: 'export.done', params: { name } },
    action: { key: 'export.show', run: () => void ask('export.show', {}) },
  })
  return true
}

/** The list that an export waited behind goes with it. */
function endWaiting(): void {
  if (waitingExport.get()) rightPane.set(null)
  waitingExport.set(null)
}

function printed(reply: Awaited<ReturnType<typeof ask<'export.print'>>>): boolean {
  if (!reply.ok) showTrouble(reply.error)
  if (!reply.ok || !reply.value.printed) return false
  endWaiting()
  showToast({ text: { key: 'print.done' } })
  return true
}
