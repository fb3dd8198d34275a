import { useLabels } from '../i18n/labels.ts'
import { slotsPane } from '../state/app.ts'
import { checkTab } from '../state/check.ts'
import { derived, openPaper } from '../state/document.ts'
import { exportAnyway, waitingExport } from '../state/export.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'
import { SwitchTabs } from '../widgets/switch-tabs.tsx'
import { FiguresList } from './figures-list.tsx'
import { SlotsList } from './slots-list.tsx'

/** What is still open in the paper: blanks to fill, figures to confirm; before an export also the way to export all the same. */
export function SlotsPane() {
  const { label, number } = useLabels()
  const state = useStore(derived, (value) => value)
  const tab = useStore(checkTab, (value) => value)
  const isExport = useStore(slotsPane, (value) => value === 'export')
  if (!state) return null
  const counts = { slots: state.slots.length, figures: state.figures.open.length }
  const word = (id: 'slots' | 'figures') => label(`pane.${id}-count`, { count: number(counts[id]) })
  return (
    <aside className="pane pane-right" aria-label={label('pane.check')} data-name="slots-pane">
      <div className="pane-head">
        <SwitchTabs
          label={label('pane.check')}
          items={[
            { id: 'slots', label: word('slots') },
            { id: 'figures', label: word('figures') },
          ]}
          selected={tab}
          onSelect={checkTab.set}
        />
        <Button kind="quiet" icon={<Icon name="close" />} label={label('pane.close')} onPress={close} />
      </div>
      {counts[tab] > 0 && <Note tab={tab} count={number(counts[tab])} isExport={isExport} />}
      {tab === 'slots' ? <SlotsList state={state} /> : <FiguresList state={state} />}
      {isExport && <ExportAnyway isOpen={counts.slots + counts.figures > 0} />}
    </aside>
  )
}

interface NoteProps {
  readonly tab: 'slots' | 'figures'
  readonly count: string
  readonly isExport: boolean
}

function Note({ tab, count, isExport }: NoteProps) {
  const { label } = useLabels()
  const act = useStore(waitingExport, ({ format }) => (format === 'print' ? 'print' : 'export'))
  return <p className="pane-note">{label(isExport ? `${tab}.before-${act}` : `${tab}.hint`, { count })}</p>
}

function ExportAnyway({ isOpen }: { readonly isOpen: boolean }) {
  const { label } = useLabels()
  const act = useStore(waitingExport, ({ format }) => (format === 'print' ? 'print' : 'export'))
  return (
    <div className="pane-foot">
      <Button kind="primary" name="export-anyway" onPress={exportAnyway}>
        {label(isOpen ? `slots.${act}-anyway` : `slots.${act}`)}
      </Button>
    </div>
  )
}

/** The button that closes the pane goes with it; whoever pressed it goes on writing. */
function close(): void {
  slotsPane.set('closed')
  openPaper.get()?.editor.focus()
}
