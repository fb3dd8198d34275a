import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BlockId } from '#core/document/document.ts'
import { readFile } from '#core/office/read-file.ts'
import { mutate } from '../../test/support/mutate.ts'

// npm run fuzz -- [RUNS] [FIRST SEED]: damages the files of the reader tests over and over. What fails is told by file and
// seed, and kept under out/fuzz; add it to FOUND in test/core/read-fuzz.test.ts.
const ROOT = join(import.meta.dirname, '../..')
const FOLDER = join(ROOT, 'test/fixtures/import')
const KEPT = join(ROOT, 'out/fuzz')
const SLOW_MS = 2_000

const [runs = 50_000, first = 0] = process.argv.slice(2).map(Number)
const files = readdirSync(FOLDER)
  .filter((name) => name !== 'README.md')
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(FOLDER, name))) }))

const codes = new Map<string, number>()
let failures = 0
let slowest = 0

for (let seed = first; seed < first + runs; seed++) {
  const { name, bytes } = files[seed % files.length]!
  const begun = performance.now()
  const code = await outcome(name, mutate(bytes, seed))
  const took = performance.now() - begun
  slowest = Math.max(slowest, took)
  codes.set(code, (codes.get(code) ?? 0) + 1)
  if (!code.startsWith('! ') && took < SLOW_MS) continue
  failures++
  mkdirSync(KEPT, { recursive: true })
  writeFileSync(join(KEPT, `${seed}-${name}`), mutate(bytes, seed))
  console.error(`${name}, seed ${seed}: ${code} (${Math.round(took)} ms)`)
}

for (const [code, count] of [...codes].toSorted((a, b) => b[1] - a[1]))
  console.log(`${String(count).padStart(7)}  ${code}`)
console.log(`${runs} runs, slowest ${Math.round(slowest)} ms, ${failures} failed`)
process.exitCode = failures ? 1 : 0

async function outcome(name: string, bytes: Uint8Array): Promise<string> {
  let count = 0
  try {
    const result = await readFile(bytes, { name, newId: () => String(++count) as BlockId })
    return result.ok ? 'reads' : result.error.code
  } catch (error) {
    return `! ${error instanceof Error ? error.message : String(error)}`
  }
}
