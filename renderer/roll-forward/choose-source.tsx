import { useEffect, useRef, useState } from 'react'
import { useLabels } from '../i18n/labels.ts'
import { runCommand } from '../state/commands.ts'
import { closeRolling, rollForward } from '../state/roll-forward.ts'
import { loadRollSources, rollSources, searchRollSources, type RollSources } from '../state/roll-sources.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'
import { ItemList } from '../widgets/item-list.tsx'
import { SearchInput } from '../widgets/search-input.tsx'
import { SwitchTabs } from '../widgets/switch-tabs.tsx'
import { itemsOf, type Shelf } from './source-items.ts'

/** The old papers and the drafts: which one is to be rolled forward. */
export function ChooseSource() {
  const labels = useLabels()
  const { label } = labels
  const sources = useStore(rollSources, (value) => value)
  const [chosen, setShelf] = useState<Shelf | null>(null)
  const shelf = chosen ?? (sources.oldPapers.length > 0 || sources.drafts.length === 0 ? 'old-papers' : 'drafts')
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => void loadRollSources().then(() => focusFirst(list.current)), [])
  return (
    <div className="roll-choose">
      <div className="import-bar">
        <Button kind="quiet" name="leave-roll" icon={<Icon name="back" />} onPress={closeRolling}>
          {label('old.leave')}
        </Button>
        <h2>{label('roll.choose')}</h2>
        <Button icon={<Icon name="import" />} name="roll-import" onPress={() => runCommand('import')}>
          {label('roll.import')}
        </Button>
      </div>
      <div className="roll-column">
        <SearchInput
          label={label('roll.search')}
          clear={label('drafts.clear-search')}
          value={sources.query}
          onChange={searchRollSources}
          name="roll-search"
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
        <div className="draft-list" ref={list}>
          <ItemList
            key={shelf}
            label={label('roll.choose')}
            items={itemsOf(shelf, sources, labels)}
            onOpen={(id) => void rollForward(shelf === 'drafts' ? { draft: id } : { oldPaper: id }, { byList: true })}
            empty={<Empty sources={sources} />}
            isLong
          />
        </div>
      </div>
    </div>
  )
}

/** Why there is nothing, and the next step. */
function Empty({ sources: { query, isRead } }: { readonly sources: RollSources }) {
  const { label } = useLabels()
  if (!isRead) return null
  if (query.trim())
    return (
      <>
        <p>{label('roll.none-found', { query: query.trim() })}</p>
        <Button onPress={() => searchRollSources('')}>{label('drafts.clear-search')}</Button>
      </>
    )
  return (
    <>
      <p>{label('roll.empty')}</p>
      <Button icon={<Icon name="import" />} name="roll-import-first" onPress={() => runCommand('import')}>
        {label('roll.import')}
      </Button>
    </>
  )
}

/** The newest paper is one Enter away. The rows come a frame later. */
function focusFirst(list: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const row = list?.querySelector<HTMLElement>('[role=row]')
    if (row && !document.activeElement?.closest('input')) row.focus()
  })
}
