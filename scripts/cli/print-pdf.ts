import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Printable } from '#core/layout/printable.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'

/** What scripts/print-pages.mjs ends with where there is no app to print with. */
const NO_APP = 3

/** The pages as a PDF, printed by the app, which is started hidden for it; pdf-no-app where there is none. */
export function printPdf({ html, css }: Printable): Result<Uint8Array> {
  // Both scripts/cli.ts and out/cli.mjs lie one folder below the top of the tree.
  const launcher = join(dirname(dirname(realpathSync(process.argv[1]!))), 'scripts', 'print-pages.mjs')
  if (!existsSync(launcher)) return failed('pdf-no-app')
  const folder = mkdtempSync(join(tmpdir(), 'suigao-pdf-'))
  try {
    writeFileSync(join(folder, 'pages.html'), html)
    writeFileSync(join(folder, 'pages.css'), css)
    const ended = spawnSync(process.execPath, [launcher, folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    if (ended.status === NO_APP) return failed('pdf-no-app')
    if (ended.status !== 0) return failed('export-failed', { cause: causeFrom(ended.stderr) })
    return ok(readFileSync(join(folder, 'pages.pdf')))
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

// Chromium talks of the system's bus and graphics by the way; what went wrong is said last, without its stamp.
function causeFrom(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '' && !/^(\[\d+:|✓|ERR:|Next:|\s)/.test(line))
  return lines.at(-1) ?? 'Electron'
}
