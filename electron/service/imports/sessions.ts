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

export interface Import {
  readonly id: string
  readonly folder?: string
  readonly files: readonly ImportFile[]
  /** The reading or keeping that is under way. */
  running?: AbortController
}

export interface Sessions {
  readonly open: (files: readonly ImportFile[], folder?: string) => Import
  /** import-missing where it was closed, or given up for newer ones. */
  readonly find: (id: string) => Result<Import>
  readonly close: (id: string) => void
  /** Work on an import that `cancel` can stop: import-busy while there is other work on it. */
  readonly work: <T>(found: Import, work: (signal: AbortSignal) => Promise<Result<T>>) => Promise<Result<T>>
}

/** A window that forgets to close its imports must not fill the memory. */
const MAX_OPEN = 5

export function createSessions(newId: () => string): Sessions {
  const open = new Map<string, Import>()

  function close(id: string): void {
    open.get(id)?.running?.abort()
    open.delete(id)
  }

  return {
    open: (files, folder) => {
      const made: Import = { id: newId(), files, ...(folder === undefined ? {} : { folder }) }
      open.set(made.id, made)
      for (const id of [...open.keys()].slice(0, -MAX_OPEN)) close(id)
      return made
    },
    find: (id) => {
      const found = open.get(id)
      return found ? ok(found) : failed('import-missing')
    },
    close,
    work: async (found, work) => {
      if (found.running) return failed('import-busy')
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
