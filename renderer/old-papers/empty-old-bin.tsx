import { EmptyBinDialog } from '../empty-bin-dialog.tsx'
import { useLabels } from '../i18n/labels.ts'
import { emptyOldBin, oldPaperFilters } from '../state/old-papers.ts'
import { useStore } from '../state/store.ts'

/** Asked before old papers and their files are gone for good. */
export function EmptyOldBin() {
  const { label, number } = useLabels()
  const count = useStore(oldPaperFilters, (value) => value.inBin)
  return (
    <EmptyBinDialog
      name="empty-old-bin"
      detail={label('old.ask-detail', { count: number(count) })}
      onEmpty={() => void emptyOldBin()}
    />
  )
}
