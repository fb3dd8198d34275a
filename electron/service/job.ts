import type { ExportFormat, ExportProgress, Pages } from '#contract'
import type { Document } from '#core/document/document.ts'
import type { Preset } from '#core/layout/presets.ts'
import type { ReuseFound, ReuseJob } from './compare-papers.ts'
import type { AnsweredTask, AnswerPlanJob } from './plan-items.ts'
import type { Proposed, ProposeJob, RollJob } from './roll-paper.ts'

/** A stored picture of a paper; its bytes only where a file is made of them. */
export interface JobPicture {
  readonly type: string
  readonly width: number
  readonly height: number
  readonly bytes?: Uint8Array
}

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
  /** By their sha256; of one that is not there its frame stands. */
  readonly pictures?: ReadonlyMap<string, JobPicture>
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
  readonly pictures?: ReadonlyMap<string, JobPicture>
}

/** Work that takes longer than the service's own thread may stand still. */
export type Job = WriteJob | VerifyJob | PagesJob | ProposeJob | RollJob | AnswerPlanJob | ReuseJob
interface Values {
  readonly write: Uint8Array
  readonly verify: null
  readonly pages: Pages
  readonly 'propose-roll': Proposed
  readonly roll: Document
  readonly reuse: ReuseFound
  readonly 'answer-plan': readonly AnsweredTask[]
}
export type JobValue<J extends Job> = Values[J['name']]
export type JobProgress = ExportProgress
