import { Worker } from 'node:worker_threads'
import type { Document } from '#core/document/document.ts'

/** Work that takes longer than the service's own thread may stand still. */
export interface Job {
  readonly name: 'write-docx'
  readonly document: Document
  /** ISO time that the file says it was made at. */
  readonly clock: string
}

export type JobResult =
  { readonly ok: true; readonly value: Uint8Array } | { readonly ok: false; readonly error: { readonly cause: string } }

export interface JobAnswer {
  readonly id: number
  readonly result: JobResult
}

export interface SlowWork {
  /** Never rejects; a thread that dies fails the jobs it had, and the next job gets a new one. */
  readonly run: (job: Job) => Promise<JobResult>
}

/** One thread, started with the first job. */
export function createSlowWork(script: string): SlowWork {
  const waiting = new Map<number, (result: JobResult) => void>()
  let nextId = 1
  let thread: Worker | undefined

  function failAll(cause: string): void {
    thread = undefined
    for (const resolve of waiting.values()) resolve({ ok: false, error: { cause } })
    waiting.clear()
  }

  function startThread(): Worker {
    const started = new Worker(script)
    started.on('message', ({ id, result }: JobAnswer) => {
      waiting.get(id)?.(result)
      waiting.delete(id)
    })
    started.on('error', (error) => failAll(error instanceof Error ? error.message : String(error)))
    started.on('exit', (code) => thread === started && failAll(`exit ${code}`))
    return started
  }

  return {
    run: (job) =>
      new Promise((resolve) => {
        thread ??= startThread()
        waiting.set(nextId, resolve)
        thread.postMessage({ id: nextId++, job })
      }),
  }
}
