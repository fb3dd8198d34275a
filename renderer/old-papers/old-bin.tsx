import { useLabels } from '../i18n/labels.ts'
import { EmptyBinDialog, ListBinFoot, ListBinHead } from '../list-bin.tsx'
import { askToEmptyOldBin, emptyOldBin, oldPaperFilters, oldPaperView, showOldBin } from '../state/old-papers.ts'
import { useStore } from '../state/store.ts'

export function OldBinHead() {
  const { label } = useLabels()
  return <ListBinHead back={label('old.back')} name="leave-old-bin" onLeave={() => showOldBin(false)} />
}

export function OldBinFoot() {
  return (
    <ListBinFoot
      inBin={useStore(oldPaperFilters, (value) => value.inBin)}
      isInside={useStore(oldPaperView, ({ bin }) => bin)}
      names={{ show: 'show-old-bin', empty: 'empty-old-bin' }}
      onShow={() => showOldBin(true)}
      onAsk={askToEmptyOldBin}
    />
  )
}

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
