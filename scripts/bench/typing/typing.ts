import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { launch } from '../../../test/support/launch.ts'
import { profileWith } from '../../../test/support/profile.ts'
import { openDraftInList } from '../../../test/support/writer.ts'
import { root } from '../../steps.mjs'
import { percentile, rowOf, type Benchmark, type BenchmarkOptions, type Row } from '../report.ts'
import { startStealClock } from '../steal.ts'
import { linesOf, longPaper } from './long-paper.ts'
import { typeKeys, type Typed } from './sampler.ts'

const FULL = { sizes: [15, 100], pairs: 3, keys: 200 }
const QUICK = { sizes: [15], pairs: 1, keys: 30 }
const LIMIT = 1.25
/** Of the cores' time, taken by others: pairs above it are run again as long as patience lasts. */
const QUIET_PERCENT = 5
const BARE = join(import.meta.dirname, 'bare')

interface Pair {
  readonly ours: Typed
  readonly peer: Typed
  readonly stealPercent: number
}

/** Our editor in the real app against Lexical as it comes: the page's processor time a key, and the time until it is painted. */
export const measureTyping: Benchmark = async (options) => {
  await buildBarePage()
  const { sizes, pairs } = options.quick ? QUICK : FULL
  const rows: Row[] = []
  for (const pages of sizes) rows.push(...rowsOf(pages, await pairsOf(pages, options)))
  return { rows, runs: pairs }
}

function rowsOf(pages: number, pairs: readonly Pair[]): Row[] {
  const common = { size: `${pages} pages`, peerName: 'bare Lexical', unit: 'ms', limit: LIMIT } as const
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

/** The quietest pairs of up to twice as many as are wanted. */
async function pairsOf(pages: number, { quick, note }: BenchmarkOptions): Promise<Pair[]> {
  const wanted = (quick ? QUICK : FULL).pairs
  const keys = (quick ? QUICK : FULL).keys
  const all: Pair[] = []
  const quiet = () => all.filter(({ stealPercent }) => stealPercent <= QUIET_PERCENT)
  while (all.length < wanted || (!quick && quiet().length < wanted && all.length < wanted * 2)) {
    const steal = startStealClock()
    const isOdd = all.length % 2 === 1
    const first = isOdd ? await typeBare(pages, keys) : await typeOurs(pages, keys)
    const second = isOdd ? await typeOurs(pages, keys) : await typeBare(pages, keys)
    const [ours, peer] = isOdd ? [second, first] : [first, second]
    all.push({ ours, peer, stealPercent: steal() })
    note(`${pages} pages, pair ${all.length}: ${all.at(-1)!.stealPercent} % of the cores taken by others`)
  }
  return all.toSorted((a, b) => a.stealPercent - b.stealPercent).slice(0, wanted)
}

async function typeOurs(pages: number, count: number): Promise<Typed> {
  const { profile } = profileWith(longPaper(pages))
  try {
    await using run = await launch({ profile })
    const page = await run.page()
    await openDraftInList(page)
    return await typeKeys(page, { count, paragraphs: '[data-name=paper] > [data-line=body]' })
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function typeBare(pages: number, count: number): Promise<Typed> {
  await using run = await launch({ appDir: BARE })
  const page = await run.page()
  await page.waitForFunction(() => 'load' in globalThis)
  await page.evaluate(
    (lines) => (globalThis as unknown as { load: (given: typeof lines) => void }).load(lines),
    linesOf(longPaper(pages)),
  )
  return await typeKeys(page, { count, paragraphs: '#paper > p' })
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
