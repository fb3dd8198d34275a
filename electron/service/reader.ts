import { parentPort } from 'node:worker_threads'
import type { Result } from '#core/result.ts'
import { failed } from '#core/result.ts'
import { readExchangeFile } from './exchange-file.ts'
import type { ImportJob } from './imports/import-job.ts'
import { unpack } from './imports/packed.ts'
import { readOriginal, readSource } from './imports/read-source.ts'
import { recogniseFile } from './imports/recognise-file.ts'

// A thread of its own beside the worker: what files of others hold may end it, and exports must not feel it.
parentPort?.on('message', ({ id, job }: { readonly id: number; readonly job: ImportJob }) => {
  void work(job).then((result) => parentPort?.postMessage({ id, result }))
})

async function work(job: ImportJob): Promise<Result<unknown>> {
  try {
    switch (job.name) {
      case 'read':
        return await readSource(job)
      case 'decide': {
        const { source, readNotes, undecided } = unpack(job.packed)
        const { decisions, fallbackYear } = job
        return recogniseFile({ source, readNotes, undecided, decisions, fallbackYear })
      }
      case 'original':
        return await readOriginal(job)
      case 'exchange':
        return readExchangeFile(job)
    }
  } catch (error) {
    console.error(`${job.name} failed:`, error)
    return failed('import-failed', { cause: error instanceof Error ? error.message : String(error) })
  }
}
