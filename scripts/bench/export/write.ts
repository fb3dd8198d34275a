// What peer.py does, by our writer: reads a paper, writes it, ends. Bundled before it is measured, as the command line is.
import { readFileSync, writeFileSync } from 'node:fs'
import * as module from 'node:module'
import { join } from 'node:path'

if ('enableCompileCache' in module) module.enableCompileCache(join(import.meta.dirname, 'compiled'))
const [source, target] = process.argv.slice(2) as [string, string]
const [{ writeDocx }, { GBT9704 }] = await Promise.all([
  import('#core/docx/write-docx.ts'),
  import('#core/layout/presets.ts'),
])
const paper = JSON.parse(readFileSync(source, 'utf8')) as Parameters<typeof writeDocx>[0]
writeFileSync(target, await writeDocx(paper, { preset: GBT9704, clock: '2026-01-01T00:00:00.000Z' }))
