import type { Collection } from '#core/passage/passage.ts'
import type { FileSource, ReadPicture } from './imports/import-job.ts'

/** Reads a .suigao file; the words of it stay packed until they are wanted. */
export interface ExchangeJob {
  readonly name: 'exchange'
  readonly source: FileSource
}

/** What an entry is compared by. */
export interface EntryHead {
  readonly index: number
  readonly id: string
  readonly title: string
  readonly collection: Collection
  /** Of title and words (storage/passage-text.ts). */
  readonly sha256: string
  /** Of the whole entry as JSON. */
  readonly characters: number
}

/** Some entries of a file, packed (imports/packed.ts): few enough to be unpacked between two answers. */
export interface EntryChunk {
  /** EntryHead[] */
  readonly heads: Uint8Array
  /** ExchangedPassage[], in the same order. */
  readonly passages: Uint8Array
}

export interface ExchangeValue {
  readonly savedAt: string
  readonly total: number
  readonly chunks: readonly EntryChunk[]
  readonly badCount: number
  /** The first of those that cannot be used. */
  readonly bad: readonly {
    readonly index: number
    readonly code: string
    readonly params: Readonly<Record<string, string | number>>
  }[]
  readonly pictures: readonly ReadPicture[]
}
