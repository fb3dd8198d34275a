import type { ResourceLimits, Worker } from 'node:worker_threads'
import type { Result, Trouble } from '#core/result.ts'
import { failed } from '#core/result.ts'

/** What a thread sends: how far a job is, then its result. */
export type FromThread<P> =
  { readonly id: number; readonly progress: P } | { readonly id: number; readonly result: Result<unknown> }

export interface RunOptions<P> {
  /** Ends the job, and with it the thread. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: P) => void
}

export interface ThreadOptions {
  readonly limits?: ResourceLimits
  /** The code of a job that was stopped. */
  readonly cancelled: string
  /** What to say of the jobs of a thread that died. */
  readonly whyDied: (cause: string) => Trouble
}

export interface Thread<P> {
  /** Never rejects; the jobs of a thread that dies fail, and the next job gets a new one. Where a job is stopped, the others of its thread begin again in a new one. */
  readonly run: (job: unknown, options?: RunOptions<P>) => Promise<Result<unknown>>
  /** Resolves when the thread that was stopped last is gone, with the memory that it held. */
  readonly ended: () => Promise<unknown>
  /** Ends the thread where it has nothing to do; the next job gets a new one. */
  readonly rest: () => void
}

interface Waiting<P> {
  readonly job: unknown
  readonly resolve: (result: Result<unknown>) => void
  readonly onProgress: ((progress: P) => void) | undefined
}

/** One thread, started with the first job. */
export function createThread<P>(script: string, { limits, cancelled, whyDied }: ThreadOptions): Thread<P> {
  const waiting = new Map<number, Waiting<P>>()
  let nextId = 1
  let thread: Worker | undefined
  let ending: Promise<unknown> = Promise.resolve()

  function failAll(cause: string): void {
    thread = undefined
    for (const { resolve } of waiting.values()) resolve({ ok: false, error: whyDied(cause) })
    waiting.clear()
  }

  function startThread(): Worker {
    // Loaded with the first job: no start needs it.
    const { Worker } = process.getBuiltinModule('node:worker_threads')
    const started = new Worker(script, limits ? { resourceLimits: limits } : {})
    started.on('message', (message: FromThread<P>) => thread === started && receive(message))
    started.on('error', (error) => thread === started && failAll(causeOf(error)))
    started.on('exit', (code) => thread === started && failAll(`exit ${code}`))
    return started
  }

  function receive(message: FromThread<P>): void {
    const found = waiting.get(message.id)
    if ('progress' in message) return found?.onProgress?.(message.progress)
    waiting.delete(message.id)
    found?.resolve(message.result)
  }

  function stop(id: number): void {
    const found = waiting.get(id)
    if (!found) return
    waiting.delete(id)
    found.resolve(failed(cancelled))
    ending = Promise.resolve(thread?.terminate())
    thread = waiting.size > 0 ? startThread() : undefined
    for (const [other, { job }] of waiting) thread?.postMessage({ id: other, job })
  }

  return {
    ended: () => ending,
    rest: () => {
      if (waiting.size > 0) return
      ending = Promise.resolve(thread?.terminate())
      thread = undefined
    },
    run: (job, { signal, onProgress } = {}) =>
      new Promise<Result<unknown>>((resolve) => {
        if (signal?.aborted) return resolve(failed(cancelled))
        const id = nextId++
        const onAbort = () => stop(id)
        signal?.addEventListener('abort', onAbort, { once: true })
        const settle = (result: Result<unknown>) => {
          signal?.removeEventListener('abort', onAbort)
          resolve(result)
        }
        thread ??= startThread()
        waiting.set(id, { job, resolve: settle, onProgress })
        thread.postMessage({ id, job })
      }),
  }
}

// Node says by a code that the memory was used up, and nothing else tells it from other ends.
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && error.code === OUT_OF_MEMORY ? OUT_OF_MEMORY : error.message
}

/** The cause of a thread that used more memory than its limits. */
export const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY'
