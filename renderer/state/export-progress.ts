import type { ExportFormat, ExportStep } from '../desk.ts'
import { createStore } from './store.ts'

/** How far an export or print is. */
export interface ExportProgress {
  readonly format: ExportFormat | 'print'
  readonly step?: ExportStep
  /** From 0 to 1 within the step; absent where it does not count. */
  readonly share?: number
}

/** Null while nothing is being exported or printed. */
export const exportProgress = createStore<ExportProgress | null>(null)
