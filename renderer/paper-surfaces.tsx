import { lazy, useEffect } from 'react'
import type { Surface } from './state/app.ts'
import { followExport } from './state/export.ts'
import { followPlan } from './state/plan.ts'
import { followPreset } from './state/presets.ts'
import { followPages } from './state/preview.ts'

const ExportDialog = lazy(() => import('./export/export-dialog.tsx'))
const FileDetails = lazy(() => import('./details/file-details.tsx'))
const PresetsDialog = lazy(() => import('./presets/presets-dialog.tsx'))

/** The dialogs about the form of the paper: what it says of itself, how it is set and handed out. */
export function PaperSurfaces({ open }: { readonly open: Surface }) {
  useEffect(followForm, [])
  return (
    <>
      {open === 'file-details' && <FileDetails />}
      {open === 'export' && <ExportDialog />}
      {open === 'presets' && <PresetsDialog />}
    </>
  )
}

/** Keeps preset, pages and the progress of an export up to date until the returned function is called. */
function followForm(): () => void {
  const leave = [followPreset(), followExport(), followPages(), followPlan()]
  return () => {
    for (const each of leave) each()
  }
}
