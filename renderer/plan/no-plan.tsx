import type { PlanOfDraft } from '../desk.ts'
import { useLabels, type LabelKey } from '../i18n/labels.ts'
import { Button } from '../widgets/button.tsx'

interface NoPlanProps {
  readonly plan: PlanOfDraft
  readonly onChoose: () => void
}

/** Why there are no items, and the way to a paper that has some. */
export function NoPlan({ plan, onChoose }: NoPlanProps) {
  const { label, trouble: words } = useLabels()
  const { source, trouble } = plan
  return (
    <div className="pane-body empty" data-name="no-plan">
      <p>{label(whyNone(plan), { title: source?.title || label('drafts.untitled') })}</p>
      {trouble && <p>{words(trouble)}</p>}
      {!source && <p>{label('plan.no-source-detail')}</p>}
      <Button name="plan-choose" onPress={onChoose}>
        {label('plan.choose')}
      </Button>
    </div>
  )
}

function whyNone({ source, trouble, isAllPlan }: PlanOfDraft): LabelKey {
  if (!source) return 'plan.no-source'
  if (trouble) return source.isChosen ? 'plan.chosen-gone' : 'plan.source-gone'
  return isAllPlan ? 'plan.all-plan' : 'plan.no-part'
}
