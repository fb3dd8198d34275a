import type { PlanItem } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { Icon, type IconName } from '../widgets/icon.tsx'

const ICONS: Readonly<Record<PlanItem['state'], IconName>> = { answered: 'done', open: 'undone', dropped: 'dropped' }

/** ☑, ☐ or crossed out. */
export function StateMark({ state }: Pick<PlanItem, 'state'>) {
  const { label } = useLabels()
  return (
    <span className="plan-mark" data-state={state} role="img" aria-label={label(`plan.state.${state}`)}>
      <Icon name={ICONS[state]} />
    </span>
  )
}
