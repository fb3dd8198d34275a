import { useLabels } from '../i18n/labels.ts'
import { libraryView } from '../state/library.ts'
import { useStore } from '../state/store.ts'

export function PassagesTitle() {
  const { label } = useLabels()
  return label(useStore(libraryView, ({ bin }) => bin) ? 'library.bin' : 'pane.passages')
}
