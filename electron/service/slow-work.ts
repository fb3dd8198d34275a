import { Worker } from 'node:worker_threads'
import type { Result } from '#core/result.ts'
import { failed } from '#core/result.ts'
import type { Job, JobProgress, JobValue } from './job.ts'

/** What the thread sends: how far a job is, then its result. */
export type FromThread =
  { readonly id: number; readonly progress: JobProgress } | { readonly id: number; readonly result: Result<unknown> }

export interface RunOptions {
  /** Ends the job, and with it the thread. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: JobProgress) => void
}

export interface SlowWork {
  /**
   * Never rejects; a thread that dies fails the jobs it had (export-failed), and the next job gets a new one. A job that was
   * stopped is export-cancelled, and the others of its thread begin again in a new one.
   */
  readonly run: <J extends Job>(job: J, options?: RunOptions) => Promise<Result<JobValue<J>>>
}

interface Waiting {
  readonly job: Job
  readonly resolve: (result: Result<unknown>) => void
  readonly onProgress: ((progress: JobProgress) => void) | undefined
}

/** One thread, started with the first job. */
export function createSlowWork(script: string): SlowWork {
  const waiting = new Map<number, Waiting>()
  let nextId = 1
  let thread: Worker | undefined

  function failAll(cause: string): void {
    thread = undefined
    for (const { resolve } of waiting.values()) resolve(failed('export-failed', { cause }))
    waiting.clear()
  }

  function startThread(): Worker {
    const started = new Worker(script)
    started.on('message', (message: FromThread) => thread === started && receive(message))
    started.on(
      'error',
      (error) => thread === started && failAll(error instanceof Error ? error.message : String(error)),
    )
    started.on('exit', (code) => thread === started && failAll(`exit ${code}`))
    return started
  }

  function receive(message: FromThread): void {
    const found = waiting.get(message.id)
    if ('progress' in message) return found?.onProgress?.(message.progress)
    waiting.delete(message.id)
    found?.resolve(message.result)
  }

  function stop(id: number): void {
    const found = waiting.get(id)
    if (!found) return
    waiting.delete(id)
    found.resolve(failed('export-cancelled'))
    void thread?.terminate()
    thread = waiting.size > 0 ? startThread() : undefined
    for (const [other, { job }] of waiting) thread?.postMessage({ id: other, job })
  }

  return {
    run: <J extends Job>(job: J, { signal, onProgress }: RunOptions = {}) =>
      new Promise<Result<JobValue<J>>>((resolve) => {
        if (signal?.aborted) return resolve(failed('export-cancelled'))
        const id = nextId++
        const onAbort = () => stop(id)
        signal?.addEventListener('abort', onAbort, { once: true })
        const settle = (result: Result<unknown>) => {
          signal?.removeEventListener('abort', onAbort)
          resolve(result as Result<JobValue<J>>)
        }
        thread ??= startThread()
        waiting.set(id, { job, resolve: settle, onProgress })
        thread.postMessage({ id, job })
      }),
  }
}
