import { EmptyBinDialog } from '../empty-bin-dialog.tsx'
import { useLabels } from '../i18n/labels.ts'
import { draftFilters } from '../state/draft-list.ts'
import { emptyBin } from '../state/drafts.ts'
import { useStore } from '../state/store.ts'

/** Asked before drafts are gone for good. */
export function EmptyBin() {
  const { label, number } = useLabels()
  const count = useStore(draftFilters, (value) => value.inBin)
  return (
    <EmptyBinDialog
      name="empty-bin"
      detail={label('bin.ask-detail', { count: number(count) })}
      onEmpty={() => void emptyBin()}
    />
  )
}
