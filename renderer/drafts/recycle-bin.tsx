import { useLabels } from '../i18n/labels.ts'
import { ListBinFoot, ListBinHead } from '../list-bin.tsx'
import { draftFilters, draftView, showBin } from '../state/draft-list.ts'
import { askToEmptyBin } from '../state/drafts.ts'
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
