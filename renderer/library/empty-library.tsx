import { useLabels } from '../i18n/labels.ts'
import { keysOf } from '../keys.ts'
import { leftPane } from '../state/app.ts'
import { openPaper } from '../state/document.ts'
import { openExchange } from '../state/exchange.ts'
import { isNarrowed, libraryView, searchLibrary, showWholeLibrary } from '../state/library.ts'
import { showOldPapers } from '../state/old-papers.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'

/** Why there is nothing, and the next step. */
export function EmptyLibrary() {
  const { label } = useLabels()
  const view = useStore(libraryView, (value) => value)
  if (view.query.trim())
    return (
      <>
        <p>{label('library.none-found', { query: view.query.trim() })}</p>
        <Button onPress={() => searchLibrary('')}>{label('drafts.clear-search')}</Button>
      </>
    )
  if (view.bin) return <p>{label('bin.empty')}</p>
  if (isNarrowed(view))
    return (
      <>
        <p>{label('library.none-of-these')}</p>
        <Button onPress={showWholeLibrary}>{label('drafts.show-all')}</Button>
      </>
    )
  return <Doors />
}

function Doors() {
  const { label } = useLabels()
  const hasPaper = useStore(openPaper, (paper) => paper !== null)
  return (
    <>
      <p>{label('library.empty', { keys: keysOf('keep-selection') ?? '' })}</p>
      <div className="empty-doors">
        <Button name="library-from-old" onPress={showOldPapers}>
          {label('library.from-old')}
        </Button>
        <Button name="library-import" icon={<Icon name="import" />} onPress={() => void openExchange()}>
          {label('library.import')}
        </Button>
        <Button name="library-from-draft" onPress={() => leftPane.set(hasPaper ? 'outline' : 'drafts')}>
          {label('library.from-draft')}
        </Button>
      </div>
    </>
  )
}
