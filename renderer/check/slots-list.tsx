import { useLabels, type LabelKey } from '../i18n/labels.ts'
import { openPaper, type Derived } from '../state/document.ts'
import { goToSlot } from '../state/preview.ts'
import { ItemList } from '../widgets/item-list.tsx'
import { sectionName } from './group-figures.ts'

/** The blanks of the paper in reading order. */
export function SlotsList({ state: { slots, sections } }: { readonly state: Derived }) {
  const { label } = useLabels()
  const placeText = (place: string) => {
    if (OWN_LINES.has(place)) return label(`slots.place.${place}` as LabelKey)
    const heading = openPaper.get()?.editor.headingOf(place as never)
    return (heading && sectionName(heading, sections)) || label('slots.place.lead')
  }
  return (
    <div className="pane-body">
      <ItemList
        label={label('pane.slots')}
        items={slots.map(({ place, run }, index) => ({
          id: String(index),
          title: run.slot?.label ?? run.text,
          detail: placeText(place),
        }))}
        onOpen={(index) => goToSlot(Number(index))}
        empty={<p>{label('slots.none')}</p>}
      />
    </div>
  )
}

const OWN_LINES = new Set(['title', 'recipients', 'signatory', 'note'])
