import { onTestFinished } from 'vitest'
import type { Writable } from '#electron/storage/connection.ts'
import { openDatabase } from '#electron/storage/database.ts'
import { temporaryFolder } from './profile-folder.ts'

/** A fresh database in a folder of its own, closed with the test. */
export function database(): Writable {
  const opened = openDatabase(temporaryFolder(), { now: () => new Date() })
  if (!opened.ok) throw new Error(opened.error.code)
  onTestFinished(() => void opened.value.db.close())
  return opened.value.db
}

/** What SQLite does for a statement, step by step. */
export function planOf(db: Writable, statement: string, parameters: object = {}): string[] {
  const steps = db.prepare<[object], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${statement}`).all(parameters)
  return steps.map((step) => step.detail)
}
