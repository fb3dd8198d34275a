import { useEffect, type ReactNode } from 'react'
import { FiguresList } from '../check/figures-list.tsx'
import { SlotsList } from '../check/slots-list.tsx'
import { Cover, CoverBar } from '../cover.tsx'
import type { PlanItem } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { planListItem } from '../plan/plan-item.tsx'
import { goToFigure } from '../state/check.ts'
import { derived, openPaper } from '../state/document.ts'
import { exportAnyway, goFromHandIn, leaveHandIn, waitingExport } from '../state/export.ts'
import { exportProgress } from '../state/export-progress.ts'
import { oldDate } from '../state/old-date.ts'
import { goToAnswer, shownPlan } from '../state/plan.ts'
import { goToSlot } from '../state/preview.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { ItemList } from '../widgets/item-list.tsx'

/** 送出前: everything that is still open in the paper on one page, each a press away, and the way to hand it out all the same. */
export default function HandInPage() {
  const { label, number } = useLabels()
  const state = useStore(derived, (value) => value)
  const items = useStore(shownPlan, (shown) => shown?.plan.items) ?? NO_ITEMS
  const open = items.filter((item) => item.state === 'open')
  const date = useStore(oldDate, (value) => value)
  if (!state) return null
  const slots = state.slots.length
  const figures = state.figures.open.length
  return (
    <Cover label={label('hand-in.title')} name="hand-in">
      <Head count={slots + figures + open.length + (date === null ? 0 : 1)} />
      <div className="hand-in-scroll">
        <div className="hand-in-column">
          {date !== null && (
            <Group name="date" title={label('hand-in.date')}>
              <ItemList
                label={label('hand-in.date')}
                items={[{ id: 'date', title: date, detail: label('hand-in.date-note') }]}
                onOpen={() => goFromHandIn(() => openPaper.get()?.editor.goTo('date'), 'figures')}
                empty={null}
              />
            </Group>
          )}
          {slots > 0 && (
            <Group name="slots" title={label('hand-in.slots', { count: number(slots) })}>
              <SlotsList state={state} onGo={(index) => goFromHandIn(() => goToSlot(index), 'slots')} />
            </Group>
          )}
          {figures > 0 && (
            <Group name="figures" title={label('hand-in.figures', { count: number(figures) })}>
              <FiguresList state={state} onGo={(id) => goFromHandIn(() => goToFigure(id), 'figures')} />
            </Group>
          )}
          {open.length > 0 && (
            <Group name="plan" title={label('hand-in.plan', { count: number(open.length) })}>
              <OpenPlanItems items={open} />
            </Group>
          )}
        </div>
      </div>
    </Cover>
  )
}

const NO_ITEMS: readonly PlanItem[] = []

function Head({ count }: { readonly count: number }) {
  const { label, number } = useLabels()
  const isPrint = useStore(waitingExport, (choice) => choice?.format === 'print')
  const isBusy = useStore(exportProgress, (value) => value !== null)
  const act = isPrint ? 'print' : 'export'
  // Going on is one key away.
  useEffect(() => document.querySelector<HTMLElement>('[data-name=export-anyway]')?.focus(), [])
  return (
    <CoverBar
      leave={{ name: 'leave-hand-in', word: label('hand-in.back'), onLeave: leaveHandIn }}
      title={
        <span role="status" data-name="hand-in-count">
          {label(count > 0 ? `hand-in.before-${act}` : 'hand-in.done', { count: number(count) })}
        </span>
      }
    >
      <Button kind="primary" name="export-anyway" isDisabled={isBusy} onPress={() => void exportAnyway()}>
        {label(count > 0 ? `hand-in.${act}-anyway` : `hand-in.${act}`)}
      </Button>
    </CoverBar>
  )
}

interface GroupProps {
  readonly name: string
  readonly title: string
  readonly children: ReactNode
}

function Group({ name, title, children }: GroupProps) {
  return (
    <section className="hand-in-group" aria-label={title} data-name={`hand-in-${name}`}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function OpenPlanItems({ items }: { readonly items: readonly PlanItem[] }) {
  const labels = useLabels()
  return (
    <>
      <p className="pane-note">{labels.label('hand-in.plan-note')}</p>
      <ItemList
        label={labels.label('pane.plan')}
        items={items.map((item) => planListItem(item, labels))}
        onOpen={(key) => goFromHandIn(() => goToAnswer(key), 'plan')}
        empty={null}
      />
    </>
  )
}
