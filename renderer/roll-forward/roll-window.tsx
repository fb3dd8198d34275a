import { useRef } from 'react'
import { useLabels } from '../i18n/labels.ts'
import { TakeFocus } from '../import/take-focus.tsx'
import { rollView } from '../state/roll-forward.ts'
import { useStore } from '../state/store.ts'
import { ChooseSource } from './choose-source.tsx'
import { Wizard } from './wizard.tsx'

/** Last year's paper on its way to this year's draft, in the place of the paper: choose it, look at what changes. */
export default function RollWindow() {
  const { label } = useLabels()
  const place = useRef<HTMLElement>(null)
  const view = useStore(rollView, (value) => value)
  return (
    <section ref={place} className="import roll" aria-label={label('roll.title')} data-name="roll" tabIndex={-1}>
      {view === 'changes' ? <Wizard /> : <ChooseSource />}
      <TakeFocus key={view} place={place} />
    </section>
  )
}
