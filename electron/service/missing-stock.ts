import type { Readable, Writable } from '#electron/storage/connection.ts'
import { readSettings, writeSettings } from '#electron/storage/settings.ts'
import closings from '#templates/passages/closings.json' with { type: 'json' }
import nextYear from '#templates/passages/next-year.json' with { type: 'json' }
import openings from '#templates/passages/openings.json' with { type: 'json' }
import problems from '#templates/passages/problems.json' with { type: 'json' }
import transitions from '#templates/passages/transitions.json' with { type: 'json' }

/** A file of stock passages as far as it is looked at before anything is done. */
export interface StockFile {
  readonly passages: readonly { readonly id: string }[]
}

export const BUILT_IN: readonly StockFile[] = [openings, closings, problems, nextYear, transitions]
/** The stock that this profile was given, by its ids: what was removed since must not come back. */
const GIVEN = 'stockPassages'

/** Whether a library waits for stock; what puts it there (stock-passages.ts) is not loaded to find that out. */
export function waitsForStock(db: Readable): boolean {
  const given = givenTo(db)
  return BUILT_IN.some((file) => isMissing(file, given))
}

export function isMissing({ passages }: StockFile, given: ReadonlySet<unknown>): boolean {
  return passages.some(({ id }) => !given.has(id))
}

export function givenTo(db: Readable): ReadonlySet<unknown> {
  const stored = readSettings(db).get(GIVEN)
  return new Set(Array.isArray(stored) ? stored : [])
}

export function rememberGiven(db: Writable, ids: readonly unknown[], at: string): void {
  writeSettings(db, { [GIVEN]: ids }, at)
}
