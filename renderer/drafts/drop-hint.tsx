import { useLabels } from '../i18n/labels.ts'
import { isDropping } from '../state/drop.ts'
import { useStore } from '../state/store.ts'

/** Says what happens to files that are being held over the window. */
export function DropHint() {
  const { label } = useLabels()
  const isShown = useStore(isDropping, (value) => value)
  return isShown && <div className="drop-hint">{label('drop.hint')}</div>
}
