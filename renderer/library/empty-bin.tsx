import { useLabels } from '../i18n/labels.ts'
import { EmptyBinDialog } from '../empty-bin-dialog.tsx'
import { emptyLibraryBin, libraryFilters } from '../state/library.ts'
import { useStore } from '../state/store.ts'

/** Asked before passages are gone for good. */
export default function EmptyLibraryBin() {
  const { label, number } = useLabels()
  const count = useStore(libraryFilters, (value) => value?.inBin ?? 0)
  return (
    <EmptyBinDialog
      name="empty-library-bin"
      detail={label('library.ask-detail', { count: number(count) })}
      onEmpty={() => void emptyLibraryBin()}
    />
  )
}
