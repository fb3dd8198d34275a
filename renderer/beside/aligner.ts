import type { SectionPair } from '#core/compare/align.ts'
import type { Document } from '#core/document/document.ts'

export interface AlignRequest {
  readonly id: number
  readonly ours: Document
  readonly theirs: Document
}

export interface AlignAnswer {
  readonly id: number
  readonly pairs: readonly SectionPair[]
}

let worker: Worker | undefined
let last = 0
const waiting = new Map<number, (pairs: readonly SectionPair[]) => void>()

/** Which sections of two papers answer one another, worked out in a worker: long papers take longer than a key may. */
export function alignPapers(ours: Document, theirs: Document): Promise<readonly SectionPair[]> {
  worker ??= startWorker()
  const request: AlignRequest = { id: ++last, ours, theirs }
  return new Promise((resolve) => {
    waiting.set(request.id, resolve)
    worker!.postMessage(request)
  })
}

function startWorker(): Worker {
  const started = new Worker(new URL('./align-worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('message', ({ data: { id, pairs } }: MessageEvent<AlignAnswer>) => {
    waiting.get(id)?.(pairs)
    waiting.delete(id)
  })
  started.addEventListener('error', () => {
    // Nothing stands beside then; the next change of the paper asks again.
    worker = undefined
    for (const resolve of waiting.values()) resolve([])
    waiting.clear()
  })
  return started
}
