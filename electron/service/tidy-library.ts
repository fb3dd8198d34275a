import type { Writable } from '#electron/storage/connection.ts'
import { tidyIndex } from '#electron/storage/passage-index.ts'

const SOON_MS = 400
/** Between two steps, so that whoever works goes before. */
const NEXT_MS = 30

const waiting = new WeakSet<Writable>()

/** Joins what writes left in the index of the library, step by step, a moment later; more writes put that off no further. */
export function tidySoon(db: Writable, after = SOON_MS): void {
  if (waiting.has(db)) return
  waiting.add(db)
  setTimeout(() => tidy(db), after).unref()
}

// A place that cannot be written leaves the index as it is: it answers all the same.
function tidy(db: Writable): void {
  waiting.delete(db)
  if (!db.open) return
  try {
    if (tidyIndex(db)) tidySoon(db, NEXT_MS)
  } catch (error) {
    console.error('the index of the library was not tidied:', error)
  }
}
