import { promises as fs } from 'node:fs'
import type { BrowserWindow } from 'electron'
import type { Args, ExportProgress, Reply, Settings } from '#contract'
import { failed, ok } from '#core/result.ts'
import { askWhereToExport } from './dialogs.ts'
import type { PageWindows } from './page-window.ts'
import { countPdfPages } from '#core/layout/pdf-pages.ts'
import { pdfOf, printPages } from './print.ts'
import { toReply } from './service/app-trouble.ts'
import type { ServiceClient } from './service/client.ts'
import { writeFileWhole } from './service/write-file.ts'

export interface ExporterOptions {
  readonly window: BrowserWindow
  readonly windows: PageWindows
  readonly service: ServiceClient
  readonly language: () => Settings['language']
  readonly onProgress: (progress: ExportProgress) => void
}

type Written = Reply<{ path: string } | null>

export interface Exporter {
  readonly file: (args: Args<'export.file'>) => Promise<Written>
  readonly print: (args: Args<'export.print'>) => Promise<Reply<{ printed: boolean }>>
  readonly cancel: () => void
  /** The file that was written last in this run. */
  readonly last: () => string | undefined
  /** Another file was written, to be shown as the last one. */
  readonly wrote: (path: string) => void
}

/** Exports and prints, one at a time. */
export function createExporter(options: ExporterOptions): Exporter {
  const { window, service, language } = options
  let running: AbortController | undefined
  let last: string | undefined

  const cancel = () => {
    if (!running) return
    running.abort()
    void service.call('export.stop', {})
  }
  // A hidden window that is left would keep the app from ending.
  window.once('closed', cancel)

  async function alone<T>(work: (signal: AbortSignal) => Promise<Reply<T>>): Promise<Reply<T>> {
    if (running) return { ok: false, error: { code: 'export-busy' } }
    running = new AbortController()
    try {
      return await work(running.signal)
    } finally {
      running = undefined
    }
  }

  async function write(args: Args<'export.file'>, signal: AbortSignal): Promise<Written> {
    const { format, ...paper } = args
    const named = await service.call('export.name', { id: args.id, format, ...(args.part ? { part: args.part } : {}) })
    if (!named.ok) return named
    const path = await askWhereToExport(window, language(), { name: named.value.name, format })
    if (path === null || signal.aborted) return ok(null)
    const written =
      format === 'pdf'
        ? await writePdf(paper, { ...options, signal, path })
        : await service.call('export.write', { ...paper, format, path })
    if (written.ok) last = written.value.path
    return isCancelled(written) ? ok(null) : written
  }

  return {
    file: (args) => alone((signal) => write(args, signal)),
    print: (args) =>
      alone(async (signal) => {
        const pages = await service.call('export.pages', args)
        const printed = pages.ok ? toReply(await printPages(pages.value, { ...options, signal })) : pages
        return isCancelled(printed) ? ok({ printed: false }) : printed
      }),
    cancel,
    last: () => last,
    wrote: (path) => {
      last = path
    },
  }
}

type PdfOptions = ExporterOptions & { readonly signal: AbortSignal; readonly path: string }

async function writePdf(paper: Args<'export.print'>, options: PdfOptions): Promise<Reply<{ path: string }>> {
  const { service, signal, path, onProgress } = options
  const pages = await service.call('export.pages', paper)
  if (!pages.ok) return pages
  const pdf = await pdfOf(pages.value, options)
  if (!pdf.ok) return toReply(pdf)
  onProgress({ step: 'write', done: 0, total: 1 })
  const written = await writeFileWhole(path, pdf.value, async (beside) => {
    onProgress({ step: 'verify', done: 0, total: 1 })
    const count = countPdfPages(await fs.readFile(beside))
    if (signal.aborted) return failed('export-cancelled')
    const { count: meant } = pages.value
    return count === meant ? ok(null) : failed('export-differs', { place: `${count ?? 0} / ${meant}` })
  })
  return toReply(written)
}

function isCancelled(reply: Reply<unknown>): boolean {
  return !reply.ok && reply.error.code === 'export-cancelled'
}
