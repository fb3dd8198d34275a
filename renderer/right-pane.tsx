import type { ReactNode } from 'react'
import { FiguresList } from './check/figures-list.tsx'
import { OpenItems } from './check/open-items.tsx'
import { SlotsList } from './check/slots-list.tsx'
import { useLabels } from './i18n/labels.ts'
import { late } from './late.ts'
import { openPaper } from './state/document.ts'
import { returnToHandIn, waitingExport } from './state/export.ts'
import { shownPlan } from './state/plan.ts'
import { RIGHT_TABS, rightPane, type RightTab, toggleRight } from './state/right-pane.ts'
import { useStore } from './state/store.ts'
import { Button, Toggle } from './widgets/button.tsx'
import { Icon, type IconName } from './widgets/icon.tsx'

const LedgerPane = late(async () => (await import('./ledger/ledger-pane.tsx')).LedgerPane)
const PlanPane = late(async () => (await import('./plan/plan-pane.tsx')).PlanPane)
const PassagesPane = late(async () => (await import('./passages/passages-pane.tsx')).PassagesPane)

const BesidePane = late(async () => (await import('./beside/beside-pane.tsx')).BesidePane)
const SourcesPane = late(async () => (await import('./sources/sources-pane.tsx')).SourcesPane)

/** What each tab shows, and its sign on the rail. */
const TABS: Readonly<Record<RightTab, { readonly icon: IconName; readonly content: ReactNode }>> = {
  beside: { icon: 'beside', content: <BesidePane /> },
  passages: { icon: 'passages', content: <PassagesPane /> },
  plan: { icon: 'plan', content: <PlanPane /> },
  ledger: { icon: 'ledger', content: <LedgerPane /> },
  sources: { icon: 'sources', content: <SourcesPane /> },
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
          <BackToHandIn />
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
            {tab === 'plan' && <OpenPlanItems />}
          </Toggle>
        ))}
      </div>
    </aside>
  )
}

/** How many items of last year's plan wait for an answer. */
function OpenPlanItems() {
  const { label, number } = useLabels()
  const open = useStore(shownPlan, (shown) => shown?.plan.items.filter(({ state }) => state === 'open').length ?? 0)
  if (open === 0) return null
  return (
    <span className="rail-count" data-name="plan-open" aria-label={label('plan.rail-open', { count: number(open) })}>
      {number(open)}
    </span>
  )
}

/** While an export waits behind the page of what is open. */
function BackToHandIn() {
  const { label } = useLabels()
  const isWaiting = useStore(waitingExport, (choice) => choice !== null)
  if (!isWaiting) return null
  return (
    <div className="pane-foot">
      <Button kind="primary" name="back-to-hand-in" onPress={returnToHandIn}>
        {label('hand-in.again')}
      </Button>
    </div>
  )
}

/** The button that closes the pane goes with it; whoever pressed it goes on writing. */
function close(): void {
  rightPane.set(null)
  waitingExport.set(null)
  openPaper.get()?.editor.focus()
}
