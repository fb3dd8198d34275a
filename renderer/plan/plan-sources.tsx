import { useEffect, useState } from 'react'
import { useLabels } from '../i18n/labels.ts'
import { itemsOf, type Shelf } from '../roll-forward/source-items.ts'
import { choosePlanSource } from '../state/plan.ts'
import { loadRollSources, rollSources, searchRollSources } from '../state/roll-sources.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'
import { ItemList } from '../widgets/item-list.tsx'
import { SearchInput } from '../widgets/search-input.tsx'
import { SwitchTabs } from '../widgets/switch-tabs.tsx'

interface PlanSourcesProps {
  readonly onDone: () => void
  /** The plan is that of a paper that was chosen, and not of the draft's own base. */
  readonly isChosen: boolean
}

/** Whose plan the draft is held against: any old paper or draft, or its own base again. */
export function PlanSources({ onDone, isChosen }: PlanSourcesProps) {
  const labels = useLabels()
  const { label } = labels
  const sources = useStore(rollSources, (value) => value)
  const [chosen, setShelf] = useState<Shelf | null>(null)
  const shelf = chosen ?? (sources.oldPapers.length > 0 ? 'old-papers' : 'drafts')
  useEffect(() => void loadRollSources(), [])
  const choose = async (...[from]: Parameters<typeof choosePlanSource>) => {
    if (await choosePlanSource(from)) onDone()
  }
  return (
    <div className="plan" data-name="plan-sources">
      <div className="plan-sources-head">
        <Button kind="quiet" name="leave-plan-sources" icon={<Icon name="back" />} onPress={onDone}>
          {label('old.leave')}
        </Button>
        {isChosen && (
          <Button kind="link" name="plan-own-source" onPress={() => void choose(null)}>
            {label('plan.own-source')}
          </Button>
        )}
      </div>
      <SearchInput
        label={label('roll.search')}
        clear={label('drafts.clear-search')}
        value={sources.query}
        onChange={searchRollSources}
        name="plan-source-search"
      />
      <SwitchTabs<Shelf>
        label={label('roll.shelves')}
        items={[
          { id: 'old-papers', label: label('roll.old-papers', { count: sources.oldPapers.length }) },
          { id: 'drafts', label: label('roll.drafts', { count: sources.drafts.length }) },
        ]}
        selected={shelf}
        onSelect={setShelf}
      />
      <div className="pane-body">
        <ItemList
          key={shelf}
          label={label('plan.choose')}
          items={itemsOf(shelf, sources, labels)}
          onOpen={(id) => void choose(shelf === 'drafts' ? { draft: id } : { oldPaper: id })}
          empty={sources.isRead && <p>{label('plan.no-papers')}</p>}
          isLong
        />
      </div>
    </div>
  )
}
