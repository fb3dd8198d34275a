import { useEffect } from 'react'
import { useLabels } from '../i18n/labels.ts'
import type { PresetSummary, TemplateSummary } from '../desk.ts'
import type { Shelf } from '../state/shelf.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'

interface ShelfBinProps {
  readonly shelf: Pick<Shelf<TemplateSummary | PresetSummary>, 'binned' | 'notice'>
  /** The handle of its buttons. */
  readonly name: string
  readonly onRestore: (id: string) => void
  readonly onDone: () => void
}

/** The templates or presets in the recycle bin, the last deleted first. */
export function ShelfBin({ shelf, name: handle, onRestore, onDone }: ShelfBinProps) {
  const { label, language, time } = useLabels()
  const binned = useStore(shelf.binned, (value) => value)
  useEffect(() => shelf.notice.set(null), [shelf])
  return (
    <div className="gallery-page">
      <ul className="bin-list">
        {binned.map(({ id, name, deletedAt }, index) => (
          <li key={id}>
            <span className="item-title">{name[language]}</span>
            <span className="item-detail">
              {label('templates.deleted', { time: deletedAt ? time(deletedAt) : '' })}
            </span>
            <Button
              autoFocus={index === 0}
              name={handle}
              onPress={() => {
                onDone()
                onRestore(id)
              }}
            >
              {label('templates.restore')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="dialog-foot">
        <Button onPress={onDone}>{label('templates.back')}</Button>
      </div>
    </div>
  )
}
