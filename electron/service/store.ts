import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Result, Trouble } from '#core/result.ts'
import { failed } from '#core/result.ts'
import type { Opened } from '#electron/storage/database.ts'
import { closeDatabase, openDatabase } from '#electron/storage/database.ts'

/** The profile's database for as long as the service lives. */
export interface Store {
  /** The open database, or why there is none at this moment; a place that became usable again is taken into use. */
  readonly current: () => Result<Opened>
  readonly close: () => void
}

/** What passes while the service runs: a disk that gets room, a folder that may be written again. */
const PASSING: ReadonlySet<string> = new Set(['profile-unwritable', 'disk-full'])

export function openStore(profile: string, now: () => Date): Store {
  let opened = openDatabase(profile, { now })
  let file = fileOf(opened)

  function current(): Result<Opened> {
    if (!opened.ok && PASSING.has(opened.error.code)) {
      opened = openDatabase(profile, { now })
      file = fileOf(opened)
    }
    // SQLite goes on writing into a file that was removed, and says that it is saved.
    if (opened.ok && identityOf(opened.value.path) !== file)
      return failed('profile-missing', { path: dirname(opened.value.path) })
    return opened
  }

  return {
    current,
    close: () => {
      const last = current()
      // Closing removes the companions by name: beside another file they would be that file's own.
      if (last.ok) closeDatabase(last.value.db)
    },
  }
}

/** What is to be told of the data as it stands. */
export function troubleOf(store: Store): Trouble | null {
  const current = store.current()
  return current.ok ? current.value.damaged : current.error
}

function fileOf(opened: Result<Opened>): string | null {
  return opened.ok ? identityOf(opened.value.path) : null
}

function identityOf(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found ? `${found.dev} ${found.ino}` : null
}
