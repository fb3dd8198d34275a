import { lazy } from 'react'
import type { Surface } from './state/app.ts'

const ExportDialog = lazy(() => import('./export/export-dialog.tsx'))
const FileDetails = lazy(() => import('./details/file-details.tsx'))
const PresetsDialog = lazy(() => import('./presets/presets-dialog.tsx'))

/** The dialogs about the form of the paper: what it says of itself, how it is set and handed out. */
export function PaperSurfaces({ open }: { readonly open: Surface }) {
  return (
    <>
      {open === 'file-details' && <FileDetails />}
      {open === 'export' && <ExportDialog />}
      {open === 'presets' && <PresetsDialog />}
    </>
  )
}
