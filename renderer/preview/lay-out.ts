import type { Document } from '#core/document/document.ts'
import type { Pages } from '#core/layout/paginate/pages.ts'
import type { Preset } from '#core/layout/presets.ts'

/** Pixels of the paper's pictures by their sha256; one that is not among them stands as a frame. */
export type PictureSizes = Readonly<Record<string, { readonly width: number; readonly height: number }>>

export interface LayOutRequest {
  readonly document: Document
  readonly preset: Preset
  readonly sizes: PictureSizes
}

export interface LayOutOptions {
  readonly sizes?: PictureSizes
  readonly onShare?: (share: number) => void
}

/** How much of a paper is placed, from 0 to 1; then its pages. */
export interface LayOutAnswer {
  readonly share?: number
  readonly pages?: Pages
}

/** Lays papers out, one at a time, in a worker of its own, so that neither typing nor scrolling waits for it. */
export interface LayOuter {
  /** Null where it was given up: cancelled, overtaken by the next call, or impossible. */
  readonly layOut: (document: Document, preset: Preset, options?: LayOutOptions) => Promise<Pages | null>
  readonly cancel: () => void
}

/** A worker that waits holds 6 MB, and starting one takes another core 15 ms. */
const REST_MS = 1_000

export function createLayOuter(): LayOuter {
  let worker: Worker | undefined
  let rest: ReturnType<typeof setTimeout> | undefined
  let giveUp: (() => void) | undefined
  const start = () => (worker ??= new Worker(new URL('./lay-out-worker.ts', import.meta.url), { type: 'module' }))
  return {
    cancel: () => giveUp?.(),
    layOut: (document, preset, { sizes = {}, onShare } = {}) => {
      giveUp?.()
      clearTimeout(rest)
      const request: LayOutRequest = { document, preset, sizes }
      const running = start()
      return new Promise((resolve) => {
        const listening = new AbortController()
        const end = (pages: Pages | null) => {
          listening.abort()
          giveUp = undefined
          resolve(pages)
        }
        const endWorker = () => {
          running.terminate()
          worker = undefined
        }
        giveUp = () => {
          // A worker in the middle of a long paper listens to nobody: it is ended, and the next call starts another.
          endWorker()
          end(null)
        }
        const hear = ({ data }: MessageEvent<LayOutAnswer>) => {
          if (data.share !== undefined) onShare?.(data.share)
          if (!data.pages) return
          rest = setTimeout(endWorker, REST_MS)
          end(data.pages)
        }
        running.addEventListener('message', hear, { signal: listening.signal })
        running.addEventListener('error', () => giveUp?.(), { signal: listening.signal })
        running.postMessage(request)
      })
    },
  }
}
