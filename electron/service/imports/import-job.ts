import type { Decisions, PaperFacts } from '#contract'
import type { BlockId, Document } from '#core/document/document.ts'
import type { RecogniseNote } from '#core/recognise/notes.ts'
import type { ReadNote } from '#core/recognise/reading.ts'
import type { SourceText } from '#core/recognise/source.ts'
import type { ExchangeJob, ExchangeValue } from '../exchange-job.ts'

/** Where the words of an import come from. */
export type FileSource =
  | { readonly path: string }
  | { readonly bytes: Uint8Array }
  | { readonly pasted: { readonly text: string; readonly html?: string | undefined } }

/** Reads a file and recognises its papers. */
export interface ReadJob {
  readonly name: 'read'
  readonly source: FileSource
  /** The file's own name, without folders. */
  readonly fileName: string
  /** The year of a paper that names none. */
  readonly fallbackYear: number
}

/** Recognises what was read again, under the writer's decisions. */
export interface DecideJob {
  readonly name: 'decide'
  readonly packed: Uint8Array
  readonly decisions: Decisions
  readonly fallbackYear: number
}

/** The file itself, and the pictures in it, to be kept. */
export interface OriginalJob {
  readonly name: 'original'
  readonly source: FileSource
  readonly fileName: string
  readonly wantsPictures: boolean
}

export type ImportJob = ReadJob | DecideJob | OriginalJob | ExchangeJob
export type ImportValue<J extends ImportJob> = J extends ReadJob
  ? ReadValue
  : J extends DecideJob
    ? Recognised
    : J extends ExchangeJob
      ? ExchangeValue
      : OriginalValue

/** A paper as a list shows it. */
export interface ReadPaper extends PaperFacts {
  readonly isYearGuessed: boolean
  readonly characters: number
  readonly textSha256: string
  readonly hasPictures: boolean
}

export interface Recognised {
  readonly papers: readonly ReadPaper[]
  /** How many notes there are of each code. */
  readonly notes: Readonly<Record<string, number>>
  /** All the rest (packed.ts): a folder of papers would not fit into the memory otherwise. */
  readonly packed: Uint8Array
}

export interface ReadValue extends Recognised {
  /** Of the file; null where there is none. */
  readonly sha256: string | null
  readonly size: number
}

export interface OriginalValue {
  /** Null where there is no file. */
  readonly file: { readonly sha256: string; readonly bytes: Uint8Array } | null
  readonly pictures: readonly ReadPicture[]
}

export interface ReadPicture {
  readonly sha256: string
  readonly type: 'png' | 'jpg' | 'gif' | null
  readonly width: number | null
  readonly height: number | null
  readonly bytes: Uint8Array
}

/** What is known of one file once it was read. */
export interface Contents {
  readonly source: SourceText
  readonly readNotes: readonly ReadNote[]
  readonly notes: readonly RecogniseNote[]
  /** The notes as they were before any decision. */
  readonly undecided: readonly RecogniseNote[]
  readonly papers: readonly {
    readonly document: Document
    readonly places: readonly (readonly [BlockId, number])[]
  }[]
  readonly decisions: Decisions
}
