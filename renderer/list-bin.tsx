import { useLabels } from './i18n/labels.ts'
import { Button } from './widgets/button.tsx'
import { Icon } from './widgets/icon.tsx'

interface BinHeadProps {
  /** Which list it leads back to. */
  readonly back: string
  readonly name: string
  readonly onLeave: () => void
}

/** The way back out of a recycle bin. */
export function ListBinHead({ back, name, onLeave }: BinHeadProps) {
  return (
    <div className="bin-head">
      <Button kind="quiet" name={name} icon={<Icon name="back" />} onPress={onLeave}>
        {back}
      </Button>
    </div>
  )
}

interface BinFootProps {
  readonly inBin: number
  readonly isInside: boolean
  /** Of the button that leads in, and of the one that empties it. */
  readonly names: { readonly show: string; readonly empty: string }
  readonly onShow: () => void
  readonly onAsk: () => void
}

/** The way into a recycle bin; inside it, what empties it. */
export function ListBinFoot({ inBin, isInside, names, onShow, onAsk }: BinFootProps) {
  const { label, number } = useLabels()
  return (
    <div className="bin-foot">
      {isInside ? (
        <Button name={names.empty} isDisabled={inBin === 0} onPress={onAsk}>
          {label('bin.clear')}
        </Button>
      ) : (
        <Button kind="quiet" name={names.show} icon={<Icon name="remove" />} onPress={onShow}>
          {label('bin.open', { count: number(inBin) })}
        </Button>
      )}
    </div>
  )
}
