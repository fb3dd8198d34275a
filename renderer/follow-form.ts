import { followExport } from './state/export.ts'
import { followImport } from './state/import.ts'
import { followPlan } from './state/plan.ts'
import { followPreset } from './state/presets.ts'
import { followPages } from './state/preview.ts'

/** Keeps preset, pages and plan of the paper on the desk up to date, and hears how far an export or an import is. */
export function followForm(): void {
  followPreset()
  followExport()
  followImport()
  followPages()
  followPlan()
}
