import { useLabels } from '../i18n/labels.ts'
import { surface } from '../state/app.ts'
import { askToEmptyOldBin, emptyOldBin, oldPaperFilters, oldPaperView, showOldBin } from '../state/old-papers.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Dialog } from '../widgets/dialog.tsx'
import { Icon } from '../widgets/icon.tsx'

const close = () => surface.set('none')

/** The way back out of the bin. */
export function OldBinHead() {
  const { label } = useLabels()
  return (
    <div className="bin-head">
      <Button kind="quiet" name="leave-old-bin" icon={<Icon name="back" />} onPress={() => showOldBin(false)}>
        {label('old.back')}
      </Button>
    </div>
  )
}

/** The way into the bin; inside it, what empties it. */
export function OldBinFoot() {
  const { label, number } = useLabels()
  const inBin = useStore(oldPaperFilters, (value) => value.inBin)
  const isInside = useStore(oldPaperView, ({ bin }) => bin)
  return (
    <div className="bin-foot">
      {isInside ? (
        <Button name="empty-old-bin" isDisabled={inBin === 0} onPress={askToEmptyOldBin}>
          {label('bin.clear')}
        </Button>
      ) : (
        <Button kind="quiet" name="show-old-bin" icon={<Icon name="remove" />} onPress={() => showOldBin(true)}>
          {label('bin.open', { count: number(inBin) })}
        </Button>
      )}
    </div>
  )
}

/** The one question before old papers and their files are gone for good; Enter answers no. */
export function EmptyOldBin() {
  const { label, number } = useLabels()
  const count = useStore(oldPaperFilters, (value) => value.inBin)
  return (
    <Dialog title={label('bin.ask')} name="empty-old-bin-dialog" onClose={close}>
      <p>{label('old.ask-detail', { count: number(count) })}</p>
      <div className="dialog-foot">
        <Button autoFocus onPress={close}>
          {label('new.cancel')}
        </Button>
        <Button name="empty-old-bin-yes" onPress={() => void emptyOldBin()}>
          {label('bin.yes')}
        </Button>
      </div>
    </Dialog>
  )
}
