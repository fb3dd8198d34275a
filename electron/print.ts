import type { BrowserWindow, WebContents } from 'electron'
import type { ExportProgress, Pages } from '#contract'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { PageWindows } from './page-window.ts'

export interface PrintOptions {
  readonly windows: PageWindows
  readonly signal: AbortSignal
  readonly onProgress: (progress: ExportProgress) => void
}

/** The pages as a PDF; export-cancelled where the signal came before it was made. */
export function pdfOf(pages: Pages, options: PrintOptions): Promise<Result<Uint8Array>> {
  return withPages(pages, options, async ({ webContents }) => {
    options.onProgress({ step: 'pdf', done: 0, total: 1 })
    const pdf = await webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: false,
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
    })
    options.onProgress({ step: 'pdf', done: 1, total: 1 })
    return ok(pdf)
  })
}

/** Opens the system's print dialog for the pages; `printed` is false where the writer cancelled there. */
export function printPages(pages: Pages, options: PrintOptions): Promise<Result<{ printed: boolean }>> {
  return withPages(pages, options, ({ webContents }) => askToPrint(webContents))
}

function askToPrint(contents: WebContents): Promise<Result<{ printed: boolean }>> {
  return new Promise((resolve) => {
    // The boxes of the pages are the whole sheets: margins of the printer's own would shrink them.
    const options = { silent: false, printBackground: true, margins: { marginType: 'none' }, pageSize: 'A4' } as const
    contents.print(options, (isDone, reason) => {
      if (isDone) resolve(ok({ printed: true }))
      else if (/cancel/i.test(reason)) resolve(ok({ printed: false }))
      else resolve(failed('print-failed', { cause: reason }))
    })
  })
}

async function withPages<T>(
  pages: Pages,
  { windows, signal, onProgress }: PrintOptions,
  work: (window: BrowserWindow) => Promise<Result<T>>,
): Promise<Result<T>> {
  const cancelled = new Promise<Result<never>>((resolve) => {
    if (signal.aborted) resolve(failed('export-cancelled'))
    else signal.addEventListener('abort', () => resolve(failed('export-cancelled')), { once: true })
  })
  onProgress({ step: 'load', done: 0, total: 1 })
  const opened = windows.open(pages)
  // A load or a print that is given up is left to itself: its promise may never settle once its window is gone.
  const closing = opened.then((window) => () => !window.isDestroyed() && window.destroy())
  const worked = opened.then((window) => {
    onProgress({ step: 'load', done: 1, total: 1 })
    return signal.aborted ? failed('export-cancelled') : work(window)
  })
  try {
    return await Promise.race([worked, cancelled])
  } catch (error) {
    return failed('export-failed', { cause: error instanceof Error ? error.message : String(error) })
  } finally {
    void closing.then((close) => close()).catch(() => undefined)
    void worked.catch(() => undefined)
  }
}
