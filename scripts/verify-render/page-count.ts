import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Document } from '#core/document/document.ts'
import { writeDocx } from '#core/docx/write-docx.ts'
import { compose } from '#core/layout/compose.ts'
import type { Pages, PlacedPage } from '#core/layout/paginate/pages.ts'
import { paginate } from '#core/layout/paginate/paginate.ts'
import type { Preset } from '#core/layout/presets.ts'
import { corpusPapers } from '../../test/support/corpus.ts'
import { root } from '../steps.mjs'
import type { Check } from './checks.ts'
import { PT_PER_MM, readPages } from './pages.ts'
import { forLibreOffice } from './render.ts'

const OUT = join(root, 'out', 'page-count')
/** One page in twenty. */
const ALLOWED = 1 / 20

/** How our pages of one paper and LibreOffice's agree. */
export interface Agreement {
  readonly name: string
  readonly ours: number
  readonly theirs: number
  readonly lines: number
  /** Those of our lines that hold the very same characters there. */
  readonly equalLines: number
}

/** A check for each paper of the corpus; none where there is no corpus. `fontConfig` is what ensureFonts answers with. */
export async function checkPageCounts(fontConfig: string, preset: Preset): Promise<readonly Check[]> {
  const agreements = await comparePages(corpusPapers(), fontConfig, preset)
  return agreements.map(({ name, ours, theirs, lines, equalLines }) => ({
    says: `${name}: our page count is LibreOffice's within one page in twenty`,
    holds: Math.abs(ours - theirs) <= theirs * ALLOWED,
    measured: `${ours} and ${theirs} pages, ${((100 * equalLines) / lines).toFixed(1)} % of ${lines} lines equal`,
  }))
}

/** Sets papers with our paginator and, by way of .docx, with LibreOffice. */
export async function comparePages(
  papers: Readonly<Record<string, Document>>,
  fontConfig: string,
  preset: Preset,
): Promise<readonly Agreement[]> {
  rmSync(OUT, { recursive: true, force: true })
  mkdirSync(OUT, { recursive: true })
  for (const [name, paper] of Object.entries(papers)) {
    const docx = await writeDocx(paper, { preset, clock: '2025-12-26T08:00:00Z' })
    writeFileSync(join(OUT, `${name}.docx`), forLibreOffice(docx))
  }
  convert(Object.keys(papers), fontConfig)
  return Object.entries(papers).map(([name, paper]) => agreementOf(name, paginate(compose(paper, preset)), preset))
}

function convert(names: readonly string[], fontConfig: string): void {
  if (!names.length) return
  const profile = pathToFileURL(join(OUT, 'profile')).href
  const args = ['--headless', `-env:UserInstallation=${profile}`, '--convert-to', 'pdf', '--outdir', OUT]
  const files = names.map((name) => join(OUT, `${name}.docx`))
  const env = { ...process.env, FONTCONFIG_FILE: fontConfig }
  const { status, stderr } = spawnSync('soffice', [...args, ...files], { env, encoding: 'utf8', timeout: 300_000 })
  rmSync(join(OUT, 'profile'), { recursive: true, force: true })
  if (status) throw new Error(`LibreOffice failed: ${stderr}`)
}

function agreementOf(name: string, { pages }: Pages, preset: Preset): Agreement {
  const bottomPt = (preset.page.height - preset.page.bottom) / 20 + PT_PER_MM
  const theirPages = readPages(join(OUT, `${name}.pdf`))
  const theirs = theirPages.flatMap((page) => page.filter((line) => line.yMiddle < bottomPt).map((line) => line.text))
  const ours = pages.flatMap(linesOf)
  const known = new Set(spansOf(theirs))
  const equalLines = spansOf(ours).filter((span) => known.has(span)).length
  return { name, ours: pages.length, theirs: theirPages.length, lines: ours.length, equalLines }
}

/** The text of each line of a page, from top to bottom: what stands side by side is one line. */
function linesOf({ lines }: PlacedPage): string[] {
  const rows = new Map<number, string>()
  for (const { y, fragments } of lines) {
    const text = fragments.map((fragment) => fragment.text).join('')
    if (text.trim()) rows.set(y, (rows.get(y) ?? '') + text)
  }
  return [...rows.entries()].toSorted(([a], [b]) => a - b).map(([, text]) => text)
}

/** Each line as the stretch of the whole text that it holds, spaces not counted. */
function spansOf(lines: readonly string[]): string[] {
  let at = 0
  return lines.map((line) => `${at}-${(at += line.replaceAll(/\s/g, '').length)}`)
}
