import { ExportProgress } from './export/export-progress.tsx'
import { ImportProgress } from './import/import-progress.tsx'

/** What goes on behind the paper, in the status bar. */
export function RunningWork() {
  return (
    <>
      <ExportProgress />
      <ImportProgress />
    </>
  )
}
