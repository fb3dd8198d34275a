import { parentPort } from 'node:worker_threads'
import { toPrintable } from '#core/layout/printable.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import { comparePapers } from './compare-papers.ts'
import type { Job, JobProgress } from './job.ts'
import { makeFile } from './make-file.ts'
import { answerPlan } from './plan-items.ts'
import { proposeRoll, rollPaper } from './roll-paper.ts'
import type { FromThread } from './thread.ts'
import { verifyFile } from './verify-file.ts'

/** More often than the eye can follow only costs time. */
const TELL_EVERY_MS = 50

parentPort?.on('message', ({ id, job }: { readonly id: number; readonly job: Job }) => {
  const post = (message: FromThread<JobProgress>) => parentPort?.postMessage(message)
  void work(
    job,
    sparing((progress) => post({ id, progress })),
  ).then((result) => post({ id, result }))
})

async function work(job: Job, tell: (progress: JobProgress) => void): Promise<Result<unknown>> {
  try {
    switch (job.name) {
      case 'write':
        return await makeFile(job, tell)
      case 'verify':
        return await verifyFile(job, tell)
      case 'propose-roll':
        return proposeRoll(job)
      case 'roll':
        return rollPaper(job)
      case 'reuse':
        return ok(comparePapers(job))
      case 'answer-plan':
        return ok(answerPlan(job))
      case 'pages':
        // Beside the page stand its stylesheet and its pictures (page-window.ts).
        return ok(
          toPrintable(job.document, job.preset, tell, {
            pictureSize: (asset) => job.pictures?.get(asset),
            pictureUrl: (asset) => `asset/${asset}`,
          }),
        )
    }
  } catch (error) {
    console.error(`${job.name} failed:`, error)
    return failed('export-failed', { cause: error instanceof Error ? error.message : String(error) })
  }
}

function sparing(tell: (progress: JobProgress) => void): (progress: JobProgress) => void {
  let next = 0
  let step = ''
  return (progress) => {
    const now = performance.now()
    if (progress.step === step && progress.done < progress.total && now < next) return
    step = progress.step
    next = now + TELL_EVERY_MS
    tell(progress)
  }
}
