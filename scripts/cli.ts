import * as module from 'node:module'
import { join } from 'node:path'

// Compiled code is kept beside the build: a third of a short call's time is compiling. Node 20 has no such cache.
const isBuilt = import.meta.filename.endsWith('.mjs')
if (isBuilt && 'enableCompileCache' in module) module.enableCompileCache(join(import.meta.dirname, 'cli', 'compiled'))
await import('./cli/run.ts')
