import { ChoosePaper } from '../choose-paper.tsx'
import { useLabels } from '../i18n/labels.ts'
import { openPaper } from '../state/document.ts'
import { choosePlanSource } from '../state/plan.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'

interface PlanSourcesProps {
  readonly onDone: () => void
  /** The plan is that of a paper that was chosen, and not of the draft's own base. */
  readonly isChosen: boolean
}

/** Whose plan the draft is held against: any old paper or other draft, or its own base again. */
export function PlanSources({ onDone, isChosen }: PlanSourcesProps) {
  const { label } = useLabels()
  const own = useStore(openPaper, (paper) => paper?.id)
  const choose = async (...[from]: Parameters<typeof choosePlanSource>) => {
    if (await choosePlanSource(from)) onDone()
  }
  return (
    <div className="pane-stack" data-name="plan-sources">
      <div className="pane-tools pane-row">
        <Button kind="quiet" name="leave-plan-sources" icon={<Icon name="back" />} onPress={onDone}>
          {label('old.leave')}
        </Button>
        {isChosen && (
          <Button kind="link" name="plan-own-source" onPress={() => void choose(null)}>
            {label('plan.own-source')}
          </Button>
        )}
      </div>
      <ChoosePaper
        label={label('plan.choose')}
        name="plan-source-search"
        without={own === undefined ? [] : [{ draft: own }]}
        onChoose={(from) => void choose(from)}
      />
    </div>
  )
}
