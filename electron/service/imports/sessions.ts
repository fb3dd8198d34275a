import type { AppTrouble, Decisions, Duplicate } from '#contract'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { FileSource, ReadValue } from './import-job.ts'

/** One file of an import, as far as it has come. */
export interface ImportFile {
  readonly source: FileSource
  readonly name: string
  size: number
  /** Set once it was read, or cannot be. */
  read?: ReadFile
  error?: AppTrouble
}

/** A file that was read, its papers as the writer's last decisions have them. */
export interface ReadFile extends ReadValue {
  readonly decisions: Decisions
  /** What each paper is equal to, as far as it was known when it was read. */
  readonly duplicates: readonly (Duplicate | undefined)[]
}

export interface Import extends Session {
  readonly folder?: string
  readonly files: readonly ImportFile[]
}

/** What the window has open here and may come back to. */
export interface Session {
  readonly id: string
  /** The work on it that is under way. */
  running?: AbortController
}

export interface Sessions<S extends Session> {
  readonly open: (made: Omit<S, 'id' | 'running'>) => S
  /** `missing` where it was closed, or given up for newer ones. */
  readonly find: (id: string) => Result<S>
  readonly close: (id: string) => void
  /** Work on one that `cancel` can stop: `busy` while there is other work on it. */
  readonly work: <T>(found: S, work: (signal: AbortSignal) => Promise<Result<T>>) => Promise<Result<T>>
}

/** A window that forgets to close what it opened must not fill the memory. */
const MAX_OPEN = 5

export function createSessions<S extends Session>(
  newId: () => string,
  { missing, busy }: { readonly missing: string; readonly busy: string },
): Sessions<S> {
  const open = new Map<string, S>()

  function close(id: string): void {
    open.get(id)?.running?.abort()
    open.delete(id)
  }

  return {
    open: (made) => {
      const opened = { ...made, id: newId() } as S
      open.set(opened.id, opened)
      for (const id of [...open.keys()].slice(0, -MAX_OPEN)) close(id)
      return opened
    },
    find: (id) => {
      const found = open.get(id)
      return found ? ok(found) : failed(missing)
    },
    close,
    work: async (found, work) => {
      if (found.running) return failed(busy)
      const own = new AbortController()
      found.running = own
      try {
        return await work(own.signal)
      } finally {
        delete found.running
      }
    },
  }
}
