import { Cover } from '../cover.tsx'
import { useLabels } from '../i18n/labels.ts'
import { importing, importTrouble } from '../state/import.ts'
import { useStore } from '../state/store.ts'
import { BatchTable } from './batch-table.tsx'
import { ImportFailure } from './import-failure.tsx'
import { Reading } from './reading.tsx'
import { Review } from './review-view.tsx'

/** The import in the place of the paper: how far it is, what was found, and both sides of one file. */
export default function ImportWindow() {
  const { label } = useLabels()
  const state = useStore(stateNow, (value) => value)
  return (
    <Cover label={label('import.title')} name="import" step={state}>
      {state === 'failed' && <ImportFailure />}
      {state === 'reading' && <Reading />}
      {state === 'review' && <Review />}
      {state === 'list' && <BatchTable />}
    </Cover>
  )
}

type State = 'none' | 'failed' | 'reading' | 'review' | 'list'

const stateNow = {
  get: (): State => {
    const now = importing.get()
    if (importTrouble.get()) return 'failed'
    if (!now) return 'none'
    if (now.isReading) return 'reading'
    if (now.file !== null) return 'review'
    return now.files.length === 1 && now.files[0]?.state === 'failed' ? 'failed' : 'list'
  },
  subscribe: (listener: () => void) => {
    const leave = [importing.subscribe(listener), importTrouble.subscribe(listener)]
    return () => leave.forEach((each) => each())
  },
}
