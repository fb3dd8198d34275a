import type { Passage } from '#core/passage/passage.ts'
import type { ExchangeValue } from './exchange-job.ts'
import type { FileSource } from './imports/import-job.ts'
import type { Session } from './imports/sessions.ts'

/** One .suigao file, as far as it has come. */
export interface Exchanging extends Session {
  /** Null once it was read: the bytes of a large file are not kept twice. */
  source: FileSource | null
  readonly name: string
  readonly size: number
  /** Set once it was read. */
  read?: ExchangeValue
  /** What was merged of it, so that it can be taken back. */
  readonly done: MergeDone
}

export interface MergeDone {
  /** Ids that were not here, or only in the bin. */
  readonly added: string[]
  readonly replaced: { readonly id: string; readonly before: Passage }[]
}
