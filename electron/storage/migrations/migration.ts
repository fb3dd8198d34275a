import type { Writable } from '../connection.ts'

/** One numbered step; `version` is the user_version it leaves. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly up: (db: Writable) => void
}
