import { useLabels } from './i18n/labels.ts'
import { surface } from './state/app.ts'
import { Button } from './widgets/button.tsx'
import { Dialog } from './widgets/dialog.tsx'

interface EmptyBinProps {
  readonly name: string
  /** What will be gone for good, in one sentence. */
  readonly detail: string
  readonly onEmpty: () => void
}

const close = () => surface.set('none')

/** The one question before something is gone for good; Enter answers no. */
export function EmptyBinDialog({ name, detail, onEmpty }: EmptyBinProps) {
  const { label } = useLabels()
  return (
    <Dialog title={label('bin.ask')} name={name} onClose={close}>
      <p>{detail}</p>
      <div className="dialog-foot">
        <Button autoFocus onPress={close}>
          {label('new.cancel')}
        </Button>
        <Button name={`${name}-yes`} onPress={onEmpty}>
          {label('bin.yes')}
        </Button>
      </div>
    </Dialog>
  )
}
