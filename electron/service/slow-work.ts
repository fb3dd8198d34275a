import type { Result } from '#core/result.ts'
import type { Job, JobProgress, JobValue } from './job.ts'
import type { RunOptions } from './thread.ts'
import { createThread } from './thread.ts'

export interface SlowWork {
  /**
   * Never rejects; a thread that dies fails the jobs it had (export-failed), and the next job gets a new one. A job that was
   * stopped is export-cancelled, and the others of its thread begin again in a new one.
   */
  readonly run: <J extends Job>(job: J, options?: RunOptions<JobProgress>) => Promise<Result<JobValue<J>>>
}

/** One thread for what is made of papers, started with the first job. */
export function createSlowWork(script: string): SlowWork {
  const thread = createThread<JobProgress>(script, {
    cancelled: 'export-cancelled',
    whyDied: (cause) => ({ code: 'export-failed', params: { cause } }),
  })
  return {
    run: <J extends Job>(job: J, options?: RunOptions<JobProgress>) =>
      thread.run(job, options) as Promise<Result<JobValue<J>>>,
  }
}
