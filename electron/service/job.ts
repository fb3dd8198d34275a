import type { ExportFormat, ExportProgress, Pages } from '#contract'
import type { Document } from '#core/document/document.ts'
import type { Preset } from '#core/layout/presets.ts'

interface Paper {
  readonly document: Document
  readonly preset: Preset
}

/** A file of a paper, as bytes. */
export interface WriteJob extends Paper {
  readonly name: 'write'
  readonly format: Exclude<ExportFormat, 'pdf'>
  /** ISO time that the file says it was made at. */
  readonly clock: string
}

/** Whether a file on the disk says what the paper says: null, or export-differs. */
export interface VerifyJob extends Paper {
  readonly name: 'verify'
  readonly format: Exclude<ExportFormat, 'pdf'>
  readonly path: string
}

/** A paper laid out in pages. */
export interface PagesJob extends Paper {
  readonly name: 'pages'
}

/** Work that takes longer than the service's own thread may stand still. */
export type Job = WriteJob | VerifyJob | PagesJob
export type JobValue<J extends Job> = J extends WriteJob ? Uint8Array : J extends PagesJob ? Pages : null
export type JobProgress = ExportProgress
