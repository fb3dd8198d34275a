import { useLabels } from '../i18n/labels.ts'
import { ListBinFoot, ListBinHead } from '../list-bin.tsx'
import { askToEmptyOldBin, oldPaperFilters, oldPaperView, showOldBin } from '../state/old-papers.ts'
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
