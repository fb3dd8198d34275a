import { useLabels } from '../i18n/labels.ts'
import { draftFilters, draftView, showBin } from '../state/draft-list.ts'
import { askToEmptyBin } from '../state/drafts.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'

/** The way back out of the bin. */
export function BinHead() {
  const { label } = useLabels()
  return (
    <div className="bin-head">
      <Button kind="quiet" name="leave-bin" icon={<Icon name="back" />} onPress={() => showBin(false)}>
        {label('bin.back')}
      </Button>
    </div>
  )
}

/** The way into the bin; inside it, what empties it. */
export function BinFoot() {
  const { label, number } = useLabels()
  const inBin = useStore(draftFilters, (value) => value.inBin)
  const isInside = useStore(draftView, (value) => value.bin)
  return (
    <div className="bin-foot">
      {isInside ? (
        <Button name="empty-bin" isDisabled={inBin === 0} onPress={askToEmptyBin}>
          {label('bin.clear')}
        </Button>
      ) : (
        <Button kind="quiet" name="show-bin" icon={<Icon name="remove" />} onPress={() => showBin(true)}>
          {label('bin.open', { count: number(inBin) })}
        </Button>
      )}
    </div>
  )
}
