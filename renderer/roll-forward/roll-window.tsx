import { Cover } from '../cover.tsx'
import { useLabels } from '../i18n/labels.ts'
import { rollView } from '../state/roll-forward.ts'
import { useStore } from '../state/store.ts'
import { ChooseSource } from './choose-source.tsx'
import { Wizard } from './wizard.tsx'

/** Last year's paper on its way to this year's draft, in the place of the paper: choose it, look at what changes. */
export default function RollWindow() {
  const { label } = useLabels()
  const view = useStore(rollView, (value) => value)
  return (
    <Cover label={label('roll.title')} name="roll" step={view}>
      {view === 'changes' ? <Wizard /> : <ChooseSource />}
    </Cover>
  )
}
