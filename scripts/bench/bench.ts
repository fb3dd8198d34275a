import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { main, say } from '../steps.mjs'
import { tableOf, type Benchmark, type Report } from './report.ts'
import { startStealClock } from './steal.ts'

/** Each is loaded only when it is asked for. */
const BENCHMARKS: Readonly<Record<string, () => Promise<Benchmark>>> = {
  export: async () => (await import('./export/export.ts')).measureExport,
  import: async () => (await import('./import/import.ts')).measureImport,
  library: async () => (await import('./library/library.ts')).measureLibrary,
  start: async () => (await import('./start/start.ts')).measureStart,
  typing: async () => (await import('./typing/typing.ts')).measureTyping,
}
const USAGE = `npm run bench -- <${Object.keys(BENCHMARKS).join(' | ')}> [--quick] [--json]`

async function bench(words: readonly string[]): Promise<number> {
  const asked = read(words)
  if (!asked) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const { name, quick, json } = asked
  const measure = await BENCHMARKS[name]!()
  const steal = startStealClock()
  const { rows, runs } = await measure({ quick, note: (text) => process.stderr.write(`  ${text}\n`) })
  const conditions = { cores: availableParallelism(), stealPercent: steal(), runs }
  const holds = rows.every(({ ratio, limit }) => limit === null || (ratio !== null && ratio <= limit))
  const report: Report = { name, conditions, rows, holds }
  say(tableOf(report, quick))
  if (json) say(JSON.stringify(report))
  // The smoke version says that it runs; its few numbers say nothing else.
  return quick || holds ? 0 : 1
}

function read(words: readonly string[]): { name: string; quick: boolean; json: boolean } | null {
  try {
    const options = { quick: { type: 'boolean' }, json: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    const [name, ...rest] = positionals
    if (name === undefined || rest.length > 0 || !Object.hasOwn(BENCHMARKS, name)) return null
    return { name, quick: values.quick ?? false, json: values.json ?? false }
  } catch {
    return null
  }
}

await main(() => bench(process.argv.slice(2)))
