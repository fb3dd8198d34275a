import { useLabels } from '../i18n/labels.ts'
import type { Derived } from '../state/document.ts'
import { goToSlot } from '../state/preview.ts'
import { ItemList } from '../widgets/item-list.tsx'
import { placeName } from './place-name.ts'

interface SlotsListProps {
  readonly state: Derived
  readonly onGo?: (index: number) => void
}

/** The blanks of the paper in reading order, with the words around them. */
export function SlotsList({ state: { slots, sections }, onGo = goToSlot }: SlotsListProps) {
  const labels = useLabels()
  const { label } = labels
  return (
    <div className="pane-body">
      <ItemList
        label={label('pane.slots')}
        items={slots.map((slot, index) => ({
          id: String(index),
          title: slot.run.slot?.label ?? slot.run.text,
          detail: placeName(slot, sections, labels),
          ...((slot.before || slot.after) && {
            excerpt: { before: slot.before, hit: slot.run.text, after: slot.after },
          }),
        }))}
        onOpen={(index) => onGo(Number(index))}
        empty={<p>{label('slots.none')}</p>}
      />
    </div>
  )
}
