import { useLabels } from '../i18n/labels.ts'
import { cover } from '../state/app.ts'
import { importing, isClosing, showImport, stopImport } from '../state/import.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Progress } from '../widgets/progress.tsx'

/** The way back to an import that goes on behind the paper. */
export function ImportProgress() {
  const { label } = useLabels()
  const now = useStore(importing, (value) => value)
  const isShown = useStore(cover, (value) => value === 'import')
  const isOver = useStore(isClosing, (value) => value)
  if (!now || isShown || isOver) return null
  const { done = 0, total = now.files.length } = now.progress ?? {}
  return (
    <div className="export-progress" data-name="import-progress">
      {now.isReading && <Progress label={label('import.reading', { done, total })} share={done / total} />}
      <Button kind="quiet" name="show-import" onPress={showImport}>
        {label('import.back')}
      </Button>
      {now.isReading && (
        <Button kind="quiet" name="stop-import" onPress={stopImport}>
          {label('import.stop')}
        </Button>
      )}
    </div>
  )
}
