import { parentPort } from 'node:worker_threads'
import { writeDocx } from '#core/docx/write-docx.ts'
import { GBT9704 } from '#core/layout/presets.ts'
import type { Job, JobAnswer, JobResult } from './slow-work.ts'

parentPort?.on('message', ({ id, job }: { readonly id: number; readonly job: Job }) => {
  void work(job).then((result) => parentPort?.postMessage({ id, result } satisfies JobAnswer))
})

async function work(job: Job): Promise<JobResult> {
  try {
    return { ok: true, value: await writeDocx(job.document, { preset: GBT9704, clock: job.clock }) }
  } catch (error) {
    console.error(`${job.name} failed:`, error)
    return { ok: false, error: { cause: error instanceof Error ? error.message : String(error) } }
  }
}
