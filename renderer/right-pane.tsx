import type { ReactNode } from 'react'
import { FiguresList } from './check/figures-list.tsx'
import { OpenItems } from './check/open-items.tsx'
import { SlotsList } from './check/slots-list.tsx'
import { useLabels } from './i18n/labels.ts'
import { openPaper } from './state/document.ts'
import { waitingExport } from './state/export.ts'
import { RIGHT_TABS, rightPane, type RightTab, toggleRight } from './state/right-pane.ts'
import { useStore } from './state/store.ts'
import { Button, Toggle } from './widgets/button.tsx'
import { Icon, type IconName } from './widgets/icon.tsx'

/** What each tab shows, and its sign on the rail. */
const TABS: Readonly<Record<RightTab, { readonly icon: IconName; readonly content: ReactNode }>> = {
  figures: {
    icon: 'figure',
    content: <OpenItems of="figures">{(state) => <FiguresList state={state} />}</OpenItems>,
  },
  slots: { icon: 'slot', content: <OpenItems of="slots">{(state) => <SlotsList state={state} />}</OpenItems> },
}

/** At the right of the paper: the rail of what can be looked up beside it, and the one that is open. */
export function RightPane() {
  const { label } = useLabels()
  const shown = useStore(rightPane, (value) => value)
  return (
    <aside className="pane-right" aria-label={label('pane.right')}>
      {shown && (
        <section className="pane right-content" aria-label={label(`pane.${shown}`)} data-name={`${shown}-pane`}>
          <div className="pane-head">
            <h2 className="pane-title">{label(`pane.${shown}`)}</h2>
            <Button kind="quiet" icon={<Icon name="close" />} label={label('pane.close')} onPress={close} />
          </div>
          {TABS[shown].content}
        </section>
      )}
      <div className="rail" role="toolbar" aria-orientation="vertical" aria-label={label('pane.right')}>
        {RIGHT_TABS.map((tab) => (
          <Toggle
            key={tab}
            name={`rail-${tab}`}
            icon={<Icon name={TABS[tab].icon} />}
            isSelected={shown === tab}
            onPress={() => toggleRight(tab)}
          >
            {label(`rail.${tab}`)}
          </Toggle>
        ))}
      </div>
    </aside>
  )
}

/** The button that closes the pane goes with it; whoever pressed it goes on writing. */
function close(): void {
  rightPane.set(null)
  waitingExport.set(null)
  openPaper.get()?.editor.focus()
}
