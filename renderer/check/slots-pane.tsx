import { useLabels, type LabelKey } from '../i18n/labels.ts'
import { slotsPane } from '../state/app.ts'
import { derived, openPaper } from '../state/document.ts'
import { exportAnyway, waitingExport } from '../state/export.ts'
import { goToSlot } from '../state/preview.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'
import { ItemList } from '../widgets/item-list.tsx'

/** The blanks of the paper in reading order; before an export also the way to export all the same. */
export function SlotsPane() {
  const { label, number } = useLabels()
  const state = useStore(derived, (value) => value)
  const isExport = useStore(slotsPane, (value) => value === 'export')
  const act = useStore(waitingExport, ({ format }) => (format === 'print' ? 'print' : 'export'))
  if (!state) return null
  const { slots, sections } = state
  const titles = new Map<string, string>(sections.map((section) => [section.id, section.number + section.title]))
  return (
    <aside className="pane pane-right" aria-label={label('pane.slots')} data-name="slots-pane">
      <div className="pane-head">
        <h2 className="pane-title">{label('pane.slots')}</h2>
        <Button kind="quiet" icon={<Icon name="close" />} label={label('pane.close')} onPress={close} />
      </div>
      {slots.length > 0 && (
        <p className="pane-note">
          {label(isExport ? `slots.before-${act}` : 'slots.hint', { count: number(slots.length) })}
        </p>
      )}
      <div className="pane-body">
        <ItemList
          label={label('pane.slots')}
          items={slots.map(({ place, run }, index) => ({
            id: String(index),
            title: run.slot?.label ?? run.text,
            detail: placeText(place, titles, label),
          }))}
          onOpen={(index) => goToSlot(Number(index))}
          empty={<p>{label('slots.none')}</p>}
        />
      </div>
      {isExport && (
        <div className="pane-foot">
          <Button kind="primary" name="export-anyway" onPress={exportAnyway}>
            {label(slots.length > 0 ? `slots.${act}-anyway` : `slots.${act}`)}
          </Button>
        </div>
      )}
    </aside>
  )
}

/** The button that closes the pane goes with it; whoever pressed it goes on writing. */
function close(): void {
  slotsPane.set('closed')
  openPaper.get()?.editor.focus()
}

const OWN_LINES = new Set(['title', 'recipients', 'signatory', 'note'])

function placeText(place: string, titles: ReadonlyMap<string, string>, label: (key: LabelKey) => string): string {
  if (OWN_LINES.has(place)) return label(`slots.place.${place}` as LabelKey)
  const heading = openPaper.get()?.editor.headingOf(place as never)
  return (heading && titles.get(heading)) ?? label('slots.place.lead')
}
