import { useLabels } from '../i18n/labels.ts'
import { hideImport, importing, stopImport } from '../state/import.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Progress } from '../widgets/progress.tsx'

/** What is being read and how far it is; the writer may stop it or go on with her paper meanwhile. */
export function Reading() {
  const { label } = useLabels()
  const folder = useStore(importing, (now) => now?.folder)
  const total = useStore(importing, (now) => now?.files.length ?? 0)
  const progress = useStore(importing, (now) => now?.progress)
  const done = progress?.done ?? 0
  return (
    <div className="import-reading">
      <h2>{folder === undefined ? label('import.title') : label('import.folder', { name: folder })}</h2>
      <Progress label={label('import.reading', { done, total })} share={total > 1 ? done / total : undefined} />
      <p className="import-name">{progress?.name ?? ''}</p>
      <div className="import-buttons">
        <Button name="stop-import" onPress={stopImport}>
          {label('import.stop')}
        </Button>
        <Button name="hide-import" onPress={hideImport}>
          {label('import.behind')}
        </Button>
      </div>
      <p className="field-note">{label('import.stop-note')}</p>
    </div>
  )
}
