import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { verifyWritten } from '#core/docx/verify-written.ts'
import { writeDocx } from '#core/docx/write-docx.ts'
import type { Document } from '#core/document/document.ts'
import { plainLines, textOf } from '#core/document/text.ts'
import { GBT9704 } from '#core/layout/presets.ts'
import { temporaryFolder } from '../../../test/support/launch.ts'
import { root } from '../../steps.mjs'
import { PYTHON } from '../../verify-render/tools.ts'
import { rowOf, type Benchmark, type Measured, type Row } from '../report.ts'
import { longPaper } from '../typing/long-paper.ts'

const FULL = { pages: [17, 107, 315], pairs: 7 }
const QUICK = { pages: [17], pairs: 2 }
const CLI = join(root, 'out', 'cli.mjs')
const BUILT = join(root, 'out', 'bench', 'export')
const MEMORY_MS = 4

type Peer = 'python-docx' | 'pandoc'
/**
 * Whole-process time that we promise to stay within, by pages. Against python-docx, which is a script's library, stands a script
 * over our writer; against pandoc the command line, with the check of what it wrote.
 */
const PROCESS_LIMITS: Readonly<Record<Peer, Readonly<Record<number, number>>>> = {
  'python-docx': { 17: 1, 107: 1, 315: 1 },
  pandoc: { 107: 2, 315: 1.5 },
}

interface Files {
  readonly folder: string
  readonly draft: string
  readonly paragraphs: string
  readonly markdown: string
}

interface Process {
  readonly ms: number
  readonly memoryMb: number
  readonly output: string
}

/** What of ours stands against whom: the writer alone, as a script has it, or the whole command line with its check. */
const OURS: Readonly<Record<Peer, 'writer' | 'command line'>> = { 'python-docx': 'writer', pandoc: 'command line' }

/**
 * Our export against python-docx and pandoc writing the same paragraphs, without header, footers and line grid in theirs: making
 * the file in a process that is warm, whole processes, their memory, the files' size. The check of the written file is a row apart.
 */
export const measureExport: Benchmark = async ({ quick, note }) => {
  const { pages, pairs } = quick ? QUICK : FULL
  await buildWriter()
  const rows: Row[] = []
  for (const size of pages) {
    const files = writeSources(longPaper(size))
    try {
      rows.push(...(await measureSize(files, size, pairs, note)))
    } finally {
      rmSync(files.folder, { recursive: true, force: true })
    }
  }
  return { rows, runs: pairs }
}

async function measureSize(files: Files, pages: number, pairs: number, note: (text: string) => void): Promise<Row[]> {
  const size = `${pages} pages`
  const ours: Record<(typeof OURS)[Peer], Process[]> = { writer: [], 'command line': [] }
  const peers: Record<Peer, Process[]> = { 'python-docx': [], pandoc: [] }
  for (const who of ['writer', 'command line'] as const) await runOurs(who, files)
  for (let pair = 0; pair < pairs; pair += 1) {
    note(`${size}: ${pair + 1} of ${pairs}`)
    for (const peer of ['python-docx', 'pandoc'] as const) {
      ours[OURS[peer]].push(await runOurs(OURS[peer], files))
      if (there().includes(peer)) peers[peer].push(await runPeer(peer, files))
    }
  }
  const measured = (['python-docx', 'pandoc'] as const).flatMap((peerName): Measured[] => {
    const pick = (name: 'ms' | 'memoryMb') => ({
      ours: ours[OURS[peerName]].map((run) => run[name]),
      peer: peers[peerName].map((run) => run[name]),
    })
    const limit = PROCESS_LIMITS[peerName][pages] ?? null
    return [
      { what: `whole process, ${OURS[peerName]}`, size, unit: 'ms', peerName, limit, ...pick('ms') },
      { what: 'peak memory', size, unit: 'MB', peerName, limit: null, ...pick('memoryMb') },
      {
        what: 'file',
        size,
        unit: 'kB',
        peerName,
        limit: null,
        ours: [kb(files, 'ours')],
        peer: sizeOf(files, peerName),
      },
    ]
  })
  return [...(await measureMaking(files, pages, pairs, peers['python-docx'])), ...measured.map(rowOf)]
}

/** Making the file in a warm process, and the check of what was written. */
async function measureMaking(files: Files, pages: number, pairs: number, peer: readonly Process[]): Promise<Row[]> {
  const size = `${pages} pages`
  const paper = JSON.parse(readFileSync(files.draft, 'utf8')) as Document
  const options = { preset: GBT9704, clock: '2026-01-01T00:00:00.000Z' }
  const [making, checking]: [number[], number[]] = [[], []]
  for (let run = -2; run < pairs; run += 1) {
    const started = performance.now()
    const bytes = await writeDocx(paper, options)
    const made = performance.now()
    const checked = await verifyWritten(bytes, paper, GBT9704)
    if (!checked.ok) throw new Error(`what was written differs: ${JSON.stringify(checked.error)}`)
    if (run < 0) continue
    making.push(made - started)
    checking.push(performance.now() - made)
  }
  const peerName = 'python-docx'
  const build = { what: 'making the file, warm', size, unit: 'ms', peerName, limit: 1 } as const
  const check = { what: 'the check apart', size, unit: 'ms', peerName: 'making it', limit: null } as const
  return [
    rowOf({ ...build, ours: making, peer: peer.map(({ output }) => Number(output)) }),
    rowOf({ ...check, ours: checking, peer: making }),
  ]
}

function writeSources(paper: Document): Files {
  const folder = temporaryFolder('export')
  mkdirSync(folder, { recursive: true })
  const files = {
    folder,
    draft: join(folder, 'draft.json'),
    paragraphs: join(folder, 'p.json'),
    markdown: join(folder, 'p.md'),
  }
  const levels = new Map(paper.blocks.map((block) => [block, block.type === 'heading' ? block.level : 0]))
  const texts = plainLines({ ...paper, title: [], recipients: [] }).map((line) => textOf(line.runs))
  const lines = texts.map((text, index): [number, string] => [levels.get(paper.blocks[index]!) ?? 0, text])
  writeFileSync(files.draft, JSON.stringify(paper))
  writeFileSync(files.paragraphs, JSON.stringify(lines))
  // A backslash keeps pandoc from reading 1. and （1） as lists of its own.
  writeFileSync(
    files.markdown,
    lines.map(([level, text]) => `${'#'.repeat(level)} ${text.replace(/^(\d+)\./, '$1\\.')}\n`).join('\n'),
  )
  return files
}

function there(): readonly Peer[] {
  const runs = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0
  const found: Peer[] = []
  if (runs(PYTHON, '-c', 'import docx')) found.push('python-docx')
  if (runs('pandoc', '--version')) found.push('pandoc')
  return found
}

function runOurs(who: 'writer' | 'command line', { draft, folder }: Files): Promise<Process> {
  const out = join(folder, 'ours.docx')
  const args =
    who === 'writer' ? [join(BUILT, 'write.mjs'), draft, out] : [CLI, 'export', draft, '--out', out, '--force']
  return runProcess(process.execPath, args)
}

function buildWriter(): Promise<unknown> {
  return build({
    configFile: false,
    logLevel: 'warn',
    root,
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'write.ts'),
      outDir: BUILT,
      emptyOutDir: true,
      target: 'node22',
      rolldownOptions: { output: { format: 'esm', entryFileNames: 'write.mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  })
}

function runPeer(peer: Peer, { folder, paragraphs, markdown }: Files): Promise<Process> {
  const out = join(folder, `${peer}.docx`)
  return peer === 'pandoc'
    ? runProcess('pandoc', [markdown, '-f', 'markdown', '-o', out])
    : runProcess(PYTHON, [join(import.meta.dirname, 'peer.py'), paragraphs, out])
}

async function runProcess(command: string, args: readonly string[]): Promise<Process> {
  const started = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let memoryKb = 0
  let output = ''
  child.stdout.on('data', (part) => (output += part))
  const look = setInterval(() => (memoryKb = Math.max(memoryKb, peakOf(child.pid))), MEMORY_MS)
  const code = await new Promise((resolve) => child.once('exit', resolve))
  const ms = performance.now() - started
  clearInterval(look)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${String(code)}`)
  return { ms, memoryMb: memoryKb / 1_024, output }
}

/** The most memory that a process has had so far, in kB; 0 where the system does not tell. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

function kb(files: Files, name: string): number {
  return statSync(join(files.folder, `${name}.docx`)).size / 1_024
}

function sizeOf(files: Files, peer: Peer): number[] {
  return there().includes(peer) ? [kb(files, peer)] : []
}
