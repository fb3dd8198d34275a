import { useState } from 'react'
import type { PlanOfDraft } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { cover } from '../state/app.ts'
import { chosenItem, exportPlan, goToAnswer, loadPlan, onlyOpen, planTrouble, shownPlan } from '../state/plan.ts'
import { useStore } from '../state/store.ts'
import { TryAgain } from '../try-again.tsx'
import { Button } from '../widgets/button.tsx'
import { ItemList } from '../widgets/item-list.tsx'
import { Progress } from '../widgets/progress.tsx'
import { SwitchTabs } from '../widgets/switch-tabs.tsx'
import { NoPlan } from './no-plan.tsx'
import { PlanCard } from './plan-card.tsx'
import { planListItem } from './plan-item.tsx'
import { PlanSources } from './plan-sources.tsx'
import { countWords } from './plan-words.ts'

/** 计划兑现 beside the paper: what last year's plan promised, and where this draft answers it. */
export function PlanPane() {
  const { label } = useLabels()
  const plan = useStore(shownPlan, (shown) => shown?.plan ?? null)
  const trouble = useStore(planTrouble, (value) => value)
  const [isChoosing, setChoosing] = useState(false)
  if (isChoosing) return <PlanSources onDone={() => setChoosing(false)} isChosen={plan?.source?.isChosen ?? false} />
  if (plan && plan.items.length > 0) return <Items plan={plan} onChoose={() => setChoosing(true)} />
  if (plan) return <NoPlan plan={plan} onChoose={() => setChoosing(true)} />
  if (!trouble) return <Progress label={label('plan.reading')} />
  return <TryAgain trouble={trouble} name="plan-again" onAgain={() => void loadPlan()} />
}

interface ItemsProps {
  readonly plan: PlanOfDraft
  readonly onChoose: () => void
}

function Items({ plan: { source, items }, onChoose }: ItemsProps) {
  const labels = useLabels()
  const { label, number } = labels
  const isNarrowed = useStore(onlyOpen, (value) => value)
  const chosen = useStore(chosenItem, (value) => value)
  const open = items.filter(({ state }) => state === 'open')
  const item = items.find(({ key }) => key === chosen?.key)
  return (
    <div className="pane-stack">
      <p className="plan-count" data-name="plan-count">
        {label('plan.count', countWords(items, labels))}
      </p>
      <p className="pane-note plan-source" title={source?.title}>
        <span lang="zh-CN">{source?.title}</span>
        <Button kind="link" name="plan-source" onPress={onChoose}>
          {label('plan.other-source')}
        </Button>
      </p>
      <SwitchTabs
        label={label('plan.filter')}
        items={[
          { id: 'all', label: label('plan.all', { count: number(items.length) }) },
          { id: 'open', label: label('plan.only-open', { count: number(open.length) }) },
        ]}
        selected={isNarrowed ? 'open' : 'all'}
        onSelect={(id) => onlyOpen.set(id === 'open')}
      />
      <div className="pane-body plan-items" data-name="plan-list">
        <ItemList
          label={label('pane.plan')}
          items={(isNarrowed ? open : items).map((each) => planListItem(each, labels))}
          current={chosen?.key}
          onOpen={goToAnswer}
          empty={<p>{label('plan.all-answered')}</p>}
        />
      </div>
      {item && <PlanCard key={item.key} item={item} answer={chosen?.answer ?? 0} />}
      <div className="pane-foot">
        <Button name="plan-matrix" onPress={() => cover.set('plan')}>
          {label('plan.matrix')}
        </Button>
        <Button name="plan-export" onPress={() => void exportPlan()}>
          {label('plan.export')}
        </Button>
      </div>
    </div>
  )
}
