import { useLabels } from '../i18n/labels.ts'
import { EmptyBinDialog, ListBinFoot, ListBinHead } from '../list-bin.tsx'
import { draftFilters, draftView, showBin } from '../state/draft-list.ts'
import { askToEmptyBin, emptyBin } from '../state/drafts.ts'
import { useStore } from '../state/store.ts'

export function BinHead() {
  const { label } = useLabels()
  return <ListBinHead back={label('bin.back')} name="leave-bin" onLeave={() => showBin(false)} />
}

export function BinFoot() {
  return (
    <ListBinFoot
      inBin={useStore(draftFilters, (value) => value.inBin)}
      isInside={useStore(draftView, ({ bin }) => bin)}
      names={{ show: 'show-bin', empty: 'empty-bin' }}
      onShow={() => showBin(true)}
      onAsk={askToEmptyBin}
    />
  )
}

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
