import { readFileSync } from 'node:fs'

/** A process of its own: reads a .docx with one of the two readers and prints by how many kB that raised its peak. */
const [reader, path] = process.argv.slice(2) as ['ours' | 'mammoth', string]
const read = reader === 'ours' ? await ours() : await theirs()
const bytes = readFileSync(path)
const before = process.resourceUsage().maxRSS
await read(bytes)
console.log(process.resourceUsage().maxRSS - before)

async function ours() {
  const { readDocx } = await import('#core/docx/read-docx.ts')
  const { countingIds } = await import('../../../test/support/build.ts')
  return (bytes: Uint8Array) => readDocx(bytes, { newId: countingIds() })
}

async function theirs() {
  const { default: mammoth } = await import('mammoth')
  return (bytes: Uint8Array) => mammoth.extractRawText({ buffer: Buffer.from(bytes) })
}
