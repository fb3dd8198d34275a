import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { writeDocx } from '#core/docx/write-docx.ts'
import type { Document } from '#core/document/document.ts'
import type { Preset } from '#core/layout/presets.ts'
import { root, run } from '../steps.mjs'
import { output } from './pages.ts'
import { chart } from './papers.ts'
import { PYTHON } from './tools.ts'

const OUT = join(root, 'out', 'render')
// What LibreOffice gets in the exported files' place.
const COPIES = join(OUT, 'copies')

/** Pictures of more pages of one paper nobody looks at. */
const MOST_PICTURES = 16

/** One paper written, set and drawn; the files stay in out/render. */
export interface Rendered {
  readonly name: string
  readonly preset: Preset
  readonly docx: string
  readonly pdf: string
}

export interface Paper {
  readonly preset: Preset
  readonly document: Document
}

/** Writes the papers as .docx, and makes a PDF of each and one PNG a page of those that are not long. */
export async function render(
  papers: Readonly<Record<string, Paper>>,
  fontConfig: string,
): Promise<readonly Rendered[]> {
  rmSync(OUT, { recursive: true, force: true })
  mkdirSync(COPIES, { recursive: true })
  const rendered: Rendered[] = []
  for (const [name, { preset, document }] of Object.entries(papers)) {
    const docx = join(OUT, `${name}.docx`)
    const bytes = await writeDocx(document, { preset, clock: '2025-12-26T08:00:00Z', picture: pictureOf })
    writeFileSync(docx, bytes)
    writeFileSync(join(COPIES, `${name}.docx`), forLibreOffice(bytes))
    rendered.push({ name, preset, docx, pdf: join(OUT, `${name}.pdf`) })
  }
  await convert(rendered, fontConfig)
  for (const { name, pdf } of rendered)
    output('pdftoppm', ['-r', '80', '-png', '-l', `${MOST_PICTURES}`, pdf, join(OUT, name)])
  return rendered
}

function pictureOf(asset: string): Uint8Array | undefined {
  return asset.startsWith('a') ? chart() : undefined
}

// LibreOffice reads w:overflowPunct the wrong way round (its import sets hanging punctuation where the value is 0), so
// it gets the opposite: its pages then show what the file means.
export function forLibreOffice(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx)
  for (const name of ['word/document.xml', 'word/styles.xml']) {
    parts[name] = strToU8(strFromU8(parts[name]!).replaceAll('<w:overflowPunct w:val="0"/>', '<w:overflowPunct/>'))
  }
  return zipSync(parts)
}

async function convert(rendered: readonly Rendered[], fontConfig: string): Promise<void> {
  const profile = pathToFileURL(join(OUT, 'profile')).href
  const args = ['--headless', `-env:UserInstallation=${profile}`, '--convert-to', 'pdf', '--outdir', OUT]
  const env = { ...process.env, FONTCONFIG_FILE: fontConfig }
  const { code, output: words } = await run(
    'soffice',
    [...args, ...rendered.map(({ name }) => join(COPIES, `${name}.docx`))],
    {
      env,
      quiet: true,
      timeoutMs: 180_000,
    },
  )
  if (code) throw new Error(`LibreOffice failed: ${words}`)
  for (const folder of [join(OUT, 'profile'), COPIES]) rmSync(folder, { recursive: true, force: true })
}

/** What python-docx reads of a file: its margins in twips, and its headings. */
export interface PythonView {
  readonly margins: readonly number[]
  readonly headings: readonly string[]
  readonly evenFooter: string
}

const SCRIPT = `
import docx, json, sys
d = docx.Document(sys.argv[1])
s = d.sections[0]
print(json.dumps({
  'margins': [m.twips if hasattr(m, 'twips') else round(m / 635) for m in (s.top_margin, s.bottom_margin, s.left_margin, s.right_margin)],
  'headings': [p.text for p in d.paragraphs if p.style.name.startswith('Heading')],
  'evenFooter': s.even_page_footer.paragraphs[0].text,
}))`

/** Opens a file with python-docx; undefined where that refuses it. */
export function openWithPython(docx: string): PythonView | undefined {
  const { status, stdout } = spawnSync(PYTHON, ['-c', SCRIPT, docx], { encoding: 'utf8' })
  return status === 0 ? (JSON.parse(stdout) as PythonView) : undefined
}
