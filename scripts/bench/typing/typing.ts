import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { launch } from '../../../test/support/launch.ts'
import { profileWith } from '../../../test/support/profile.ts'
import { openDraftInList } from '../../../test/support/writer.ts'
import { root } from '../../steps.mjs'
import { percentile, rowOf, type Benchmark, type BenchmarkOptions, type Row } from '../report.ts'
import { startStealClock } from '../steal.ts'
import type { Document } from '#core/document/document.ts'
import { figurePapers, linesOf, longPaper } from './long-paper.ts'
import { sitAtMiddle, type Typed, type Typist } from './sampler.ts'

const FULL = { sizes: [15, 100], pairs: 3, keys: 200 }
const QUICK = { sizes: [15], pairs: 1, keys: 50 }
/** Both sides are open at once and typed into by turns, so that what else the machine does meets both alike. */
const KEYS_A_TURN = 25
const LIMIT = 1.25
/** Of the cores' time, taken by others: pairs above it are run again as long as patience lasts. */
const QUIET_PERCENT = 5
/** Of one paper of fifteen pages: as many as a yearly paper brings from last year. */
const FIGURES = { pages: 15, count: 250 }
const BARE = join(import.meta.dirname, 'bare')

interface Pair {
  readonly ours: Typed
  readonly peer: Typed
  readonly stealPercent: number
}

/**
 * Our editor in the real app against Lexical as it comes, and a paper full of figures to confirm against the same one without
 * their marks: the page's processor time a key, and the time until it is painted.
 */
export const measureTyping: Benchmark = async (options) => {
  await buildBarePage()
  const { sizes, pairs } = options.quick ? QUICK : FULL
  const rows: Row[] = []
  for (const pages of sizes) rows.push(...(await bareRows(pages, options)))
  rows.push(...(await figureRows(options)))
  return { rows, runs: pairs }
}

async function bareRows(pages: number, options: BenchmarkOptions): Promise<Row[]> {
  const paper = longPaper(pages)
  const pairs = await pairsOf({ ours: () => openOurs(paper), peer: () => openBare(paper) }, options)
  return rowsOf({ size: `${pages} pages`, peerName: 'bare Lexical' }, pairs)
}

async function figureRows(options: BenchmarkOptions): Promise<Row[]> {
  const { pages, count } = FIGURES
  const { marked, plain } = figurePapers(pages, count)
  const pairs = await pairsOf({ ours: () => openOurs(marked), peer: () => openOurs(plain) }, options)
  return rowsOf({ size: `${pages} pages, ${count} figures to confirm`, peerName: 'without their marks' }, pairs)
}

function rowsOf(names: { readonly size: string; readonly peerName: string }, pairs: readonly Pair[]): Row[] {
  const common = { ...names, unit: 'ms', limit: LIMIT } as const
  const p95 = ({ toPaintMs }: Typed) => percentile(toPaintMs, 0.95)
  return [
    rowOf({
      ...common,
      what: 'main thread a key',
      ours: pairs.map(({ ours }) => ours.cpuMs),
      peer: pairs.map(({ peer }) => peer.cpuMs),
    }),
    rowOf({
      ...common,
      what: 'key to paint, p95',
      ours: pairs.map(({ ours }) => p95(ours)),
      peer: pairs.map(({ peer }) => p95(peer)),
    }),
  ]
}

type Side = Typist & AsyncDisposable

interface Sides {
  readonly ours: () => Promise<Side>
  readonly peer: () => Promise<Side>
}

/** The quietest pairs of up to twice as many as are wanted. */
async function pairsOf(sides: Sides, { quick, note }: BenchmarkOptions): Promise<Pair[]> {
  const { pairs: wanted, keys } = quick ? QUICK : FULL
  const all: Pair[] = []
  const quiet = () => all.filter(({ stealPercent }) => stealPercent <= QUIET_PERCENT)
  while (all.length < wanted || (!quick && quiet().length < wanted && all.length < wanted * 2)) {
    all.push(await pairOf(sides, keys))
    note(`pair ${all.length}: ${all.at(-1)!.stealPercent} % of the cores taken by others`)
  }
  return all.toSorted((a, b) => a.stealPercent - b.stealPercent).slice(0, wanted)
}

async function pairOf(sides: Sides, keys: number): Promise<Pair> {
  const steal = startStealClock()
  await using ours = await sides.ours()
  await using peer = await sides.peer()
  const turns: { readonly ours: Typed[]; readonly peer: Typed[] } = { ours: [], peer: [] }
  for (let turn = 0; turn < keys / KEYS_A_TURN; turn += 1) {
    const order = turn % 2 === 0 ? (['ours', 'peer'] as const) : (['peer', 'ours'] as const)
    for (const side of order) turns[side].push(await (side === 'ours' ? ours : peer).type(KEYS_A_TURN))
  }
  return { ours: together(turns.ours), peer: together(turns.peer), stealPercent: steal() }
}

function together(turns: readonly Typed[]): Typed {
  const sum = turns.reduce((total, { cpuMs }) => total + cpuMs, 0)
  return { cpuMs: sum / turns.length, toPaintMs: turns.flatMap(({ toPaintMs }) => toPaintMs) }
}

async function openOurs(paper: Document): Promise<Side> {
  const { profile } = profileWith(paper)
  const run = await launch({ profile })
  const page = await run.page()
  await openDraftInList(page)
  const typist = await sitAtMiddle(page, '[data-name=paper] > [data-line=body]')
  const leave = async () => {
    await run[Symbol.asyncDispose]()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  return { ...typist, [Symbol.asyncDispose]: leave }
}

async function openBare(paper: Document): Promise<Side> {
  const run = await launch({ appDir: BARE })
  const page = await run.page()
  await page.waitForFunction(() => 'load' in globalThis)
  await page.evaluate(
    (lines) => (globalThis as unknown as { load: (given: typeof lines) => void }).load(lines),
    linesOf(paper),
  )
  const typist = await sitAtMiddle(page, '#paper > p')
  return { ...typist, [Symbol.asyncDispose]: () => run[Symbol.asyncDispose]() }
}

function buildBarePage(): Promise<unknown> {
  return build({
    configFile: false,
    logLevel: 'warn',
    root: BARE,
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: join(root, 'out', 'bench', 'typing'),
      emptyOutDir: true,
      lib: { entry: join(BARE, 'page.ts'), formats: ['iife'], name: 'bare', fileName: () => 'page.js' },
      target: 'chrome130',
      reportCompressedSize: false,
    },
  })
}
