import { setTimeout as sleep } from 'node:timers/promises'
import type { Result, Trouble } from '#core/result.ts'
import { createThread, OUT_OF_MEMORY } from '../thread.ts'
import type { ImportJob, ImportValue } from './import-job.ts'

export interface ReadingLimits {
  readonly milliseconds: number
  /** By which this process may grow while one file is read. */
  readonly megabytes: number
}

/** What one file may take: more than the longest paper needs, less than a writer waits or a small machine has. */
export const READING_LIMITS: ReadingLimits = { milliseconds: 30_000, megabytes: 800 }

const LOOK_EVERY_MS = 50
/** A thread in the middle of one long step ends after it. */
const END_WITHIN_MS = 5_000
/** What a thread has read and forgotten stays its memory until it ends. */
const REST_AFTER_MS = 30_000
const MEGABYTE = 1024 * 1024

export interface ImportReading {
  /** Never rejects. A file that takes too long or too much memory is import-too-slow or import-out-of-memory, and its thread ended. */
  readonly run: <J extends ImportJob>(job: J, signal?: AbortSignal) => Promise<Result<ImportValue<J>>>
}

/** One thread for files of others, which does one job after the other: the clock of each begins with its own work. */
export function createReading(script: string, { milliseconds, megabytes } = READING_LIMITS): ImportReading {
  const outOfMemory = { code: 'import-out-of-memory', params: { limit: megabytes } }
  const thread = createThread<never>(script, {
    // A thread that meets its own limit takes the process with it where one step wants more than the 16 MB that it is
    // given then. So this one is only behind the limit that is looked after below.
    limits: { maxOldGenerationSizeMb: 3 * megabytes },
    cancelled: 'import-cancelled',
    whyDied: (cause) => (cause === OUT_OF_MEMORY ? outOfMemory : { code: 'import-failed', params: { cause } }),
  })
  let last: Promise<unknown> = Promise.resolve()
  let resting: NodeJS.Timeout | undefined

  async function runNow(job: ImportJob, signal: AbortSignal | undefined): Promise<Result<unknown>> {
    clearTimeout(resting)
    const own = new AbortController()
    let trouble: Trouble | undefined
    const end = (why: Trouble) => {
      trouble ??= why
      own.abort()
    }
    // What an ended thread still holds would count as this file's.
    await Promise.race([thread.ended(), sleep(END_WITHIN_MS, undefined, { ref: false })])
    const before = process.memoryUsage.rss()
    const isLarge = () => process.memoryUsage.rss() - before > megabytes * MEGABYTE
    const clock = setTimeout(
      () => end({ code: 'import-too-slow', params: { limit: milliseconds / 1_000 } }),
      milliseconds,
    )
    const watch = setInterval(() => isLarge() && end(outOfMemory), LOOK_EVERY_MS)
    const result = await thread.run(job, { signal: signal ? AbortSignal.any([signal, own.signal]) : own.signal })
    clearTimeout(clock)
    clearInterval(watch)
    resting = setTimeout(thread.rest, REST_AFTER_MS).unref()
    const isEnded = trouble && !result.ok && result.error.code === 'import-cancelled'
    return isEnded ? { ok: false, error: trouble! } : result
  }

  return {
    run: <J extends ImportJob>(job: J, signal?: AbortSignal) => {
      const result = last.then(() => runNow(job, signal))
      last = result
      return result as Promise<Result<ImportValue<J>>>
    },
  }
}
