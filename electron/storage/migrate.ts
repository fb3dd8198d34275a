import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable, Writable } from './connection.ts'
import { connectReadable, isPlaceTrouble, isWhole, stamp, userVersion } from './connection.ts'
import { drafts0010 } from './migrations/0010-drafts.ts'
import { searchAndTemplates0020 } from './migrations/0020-search-and-templates.ts'
import { presets0030 } from './migrations/0030-presets.ts'
import { imports0040 } from './migrations/0040-imports.ts'
import { library0050 } from './migrations/0050-library.ts'
import { ledger0060 } from './migrations/0060-ledger.ts'
import { plan0070 } from './migrations/0070-plan.ts'
import { libraryIndex0080 } from './migrations/0080-library-index.ts'
import type { Migration } from './migrations/migration.ts'

/** Every step there is, oldest first, numbered by tens so that a repair can be put between two. */
export const MIGRATIONS: readonly Migration[] = [
  drafts0010,
  searchAndTemplates0020,
  presets0030,
  imports0040,
  library0050,
  ledger0060,
  plan0070,
  libraryIndex0080,
]

export interface MigrateOptions {
  readonly path: string
  readonly migrations: readonly Migration[]
  readonly now: () => Date
}

/**
 * Brings the database up to date; migration-failed names the step and the copy that was made before the first one.
 * Throws where the place is at fault: nothing has changed then, and it may be tried again.
 */
export function migrate(db: Writable, { path, migrations, now }: MigrateOptions): Result<null> {
  const from = userVersion(db)
  const waiting = migrations.filter((migration) => migration.version > from)
  if (waiting.length === 0) return ok(null)
  let kept = path
  if (countObjects(db) > 0) {
    const copied = copyBefore(db, join(dirname(path), `suigao-version-${from}-${stamp(now())}.db`))
    if (copied === null) return failed('migration-failed', { step: 'VACUUM INTO', kept: path })
    kept = copied
  }
  try {
    for (const migration of waiting) {
      if (!apply(db, migration)) return failed('migration-failed', { step: migration.name, kept })
    }
    return ok(null)
  } catch (error) {
    // It will be tried again, and each time would leave a copy of what is still there.
    if (kept !== path && userVersion(db) === from) rmSync(kept, { force: true })
    throw error
  }
}

function apply(db: Writable, migration: Migration): boolean {
  try {
    // user_version changes in the same transaction as the tables: after a power cut between the two, the old
    // tables would carry the new number and never be migrated again.
    db.transaction(() => {
      migration.up(db)
      db.pragma(`user_version = ${migration.version}`)
    }).exclusive()
    return true
  } catch (error) {
    if (isPlaceTrouble(error)) throw error
    console.error(`migration ${migration.name} failed:`, error)
    return false
  }
}

function copyBefore(db: Writable, copy: string): string | null {
  let isGood = false
  try {
    db.prepare('VACUUM INTO ?').run(copy)
    isGood = isSound(copy, db)
  } catch (error) {
    if (isPlaceTrouble(error)) throw error
    console.error('the copy before a migration failed:', error)
  } finally {
    if (!isGood) rmSync(copy, { force: true })
  }
  return isGood ? copy : null
}

function isSound(copy: string, original: Readable): boolean {
  const db = connectReadable(copy)
  try {
    return isWhole(db) && userVersion(db) === userVersion(original) && countObjects(db) === countObjects(original)
  } finally {
    db.close()
  }
}

function countObjects(db: Readable): number {
  return db.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get() ?? 0
}
