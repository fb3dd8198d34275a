import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createAssets } from './assets.ts'
import { createPageWindows } from './page-window.ts'
import { pdfOf } from './print.ts'

const PATIENCE_MS = 10 * 60_000

/**
 * What the command line starts the app for: makes `pages.pdf` of the folder's `pages.html` and `pages.css`, with no window to
 * see and no profile. Answers the exit code; what went wrong is said on standard error.
 */
export async function printFolder(folder: string): Promise<number> {
  try {
    const read = (name: string) => readFileSync(join(folder, name), 'utf8')
    const pages = { html: read('pages.html'), css: read('pages.css'), count: 1 }
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const pdf = await pdfOf(pages, { windows: createPageWindows(createAssets()), signal, onProgress: () => undefined })
    if (!pdf.ok) throw new Error(String(pdf.error.params?.['cause'] ?? pdf.error.code))
    writeFileSync(join(folder, 'pages.pdf'), pdf.value)
    return 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return 1
  }
}
