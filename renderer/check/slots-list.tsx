import { useLabels, type LabelKey } from '../i18n/labels.ts'
import type { Derived } from '../state/document.ts'
import { goToSlot } from '../state/preview.ts'
import type { SlotInPlace } from '../state/slots-in-place.ts'
import { ItemList } from '../widgets/item-list.tsx'
import { sectionName } from './group-figures.ts'

interface SlotsListProps {
  readonly state: Derived
  readonly onGo?: (index: number) => void
}

/** The blanks of the paper in reading order, with the words around them. */
export function SlotsList({ state: { slots, sections }, onGo = goToSlot }: SlotsListProps) {
  const { label } = useLabels()
  const placeText = ({ place, heading }: SlotInPlace) => {
    if (OWN_LINES.has(place)) return label(`slots.place.${place}` as LabelKey)
    return (heading && sectionName(heading, sections)) || label('slots.place.lead')
  }
  return (
    <div className="pane-body">
      <ItemList
        label={label('pane.slots')}
        items={slots.map((slot, index) => ({
          id: String(index),
          title: slot.run.slot?.label ?? slot.run.text,
          detail: placeText(slot),
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

const OWN_LINES = new Set(['title', 'recipients', 'signatory', 'note'])
