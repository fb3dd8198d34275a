import { useLabels } from '../i18n/labels.ts'
import { chooseImport, closeImport, importing, importTrouble } from '../state/import.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { plainName } from './found-papers.ts'

/** Why nothing could be imported, and the next step. */
export function ImportFailure() {
  const { label, trouble } = useLabels()
  const whole = useStore(importTrouble, (value) => value)
  const file = useStore(importing, (now) => now?.files.find(({ state }) => state === 'failed'))
  const reason = whole ?? file?.error
  return (
    <div className="import-failure" role="alert" data-name="import-failure">
      <h2>{file && !whole ? label('import.not-read', { name: plainName(file.name) }) : label('import.nothing')}</h2>
      {reason && <p>{trouble(reason)}</p>}
      <div className="import-buttons">
        <Button kind="primary" name="choose-again" autoFocus onPress={() => void chooseImport('files')}>
          {label('import.choose')}
        </Button>
        <Button name="close-import" onPress={closeImport}>
          {label('pane.close')}
        </Button>
      </div>
    </div>
  )
}
