import { useEffect, useState } from 'react'
import { useLabels } from '../i18n/labels.ts'
import { cancelExport } from '../state/export.ts'
import { exportProgress } from '../state/export-progress.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Progress } from '../widgets/progress.tsx'

/** A short export is over before anybody could read what it does. */
const SHOWN_AFTER_MS = 500

/** What a long export or print is doing, and the way to stop it; the window stays usable meanwhile. */
export function ExportProgress() {
  const isRunning = useStore(exportProgress, (value) => value !== null)
  return isRunning ? <Running /> : null
}

function Running() {
  const { label } = useLabels()
  const progress = useStore(exportProgress, (value) => value)
  const [isLong, setLong] = useState(false)
  // Before its first step the writer is still choosing the file.
  const step = progress?.step
  const hasBegun = step !== undefined
  useEffect(() => {
    if (!hasBegun) return undefined
    const timer = setTimeout(() => setLong(true), SHOWN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [hasBegun])
  if (!isLong || !step) return null
  return (
    <div className="export-progress" data-name="export-progress">
      <Progress label={label(`export.step.${step}`)} share={progress?.share} />
      <Button kind="quiet" name="cancel-export" onPress={cancelExport}>
        {label('export.cancel')}
      </Button>
    </div>
  )
}
