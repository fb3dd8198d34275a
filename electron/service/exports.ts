import type { Result } from '#core/result.ts'
import { failed } from '#core/result.ts'

/** The one export that is under way. */
export interface Exports {
  /** Runs it, or refuses it (export-busy) while another runs; the signal is what `stop` gives. */
  readonly run: <T>(work: (signal: AbortSignal) => Promise<Result<T>>) => Promise<Result<T>>
  /** Nothing where none runs. */
  readonly stop: () => void
}

export function createExports(): Exports {
  let running: AbortController | undefined
  return {
    run: async (work) => {
      if (running) return failed('export-busy')
      const own = new AbortController()
      running = own
      try {
        return await work(own.signal)
      } finally {
        running = undefined
      }
    },
    stop: () => running?.abort(),
  }
}
