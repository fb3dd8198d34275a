import { useEffect } from 'react'
import type { RollSource } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { addBeside } from '../state/beside.ts'
import { openPaper } from '../state/document.ts'
import { shownName } from '../state/drafts.ts'
import { loadRollSources, rollSources, searchRollSources } from '../state/roll-sources.ts'
import { useStore } from '../state/store.ts'
import { ButtonPopover } from '../widgets/button-popover.tsx'
import { ItemList, type ListItem } from '../widgets/item-list.tsx'
import { SearchInput } from '../widgets/search-input.tsx'
import { keyOf } from './paper-key.ts'

/** The button that puts another earlier paper beside this one. */
export function AddBeside({ shown }: { readonly shown: readonly RollSource[] }) {
  const { label } = useLabels()
  return (
    <ButtonPopover
      word={label('beside.add')}
      label={label('beside.add-which')}
      name="add-beside"
      placement="bottom start"
    >
      {(close) => <Choices shown={shown} onDone={close} />}
    </ButtonPopover>
  )
}

interface ChoicesProps {
  readonly shown: readonly RollSource[]
  readonly onDone: () => void
}

function Choices({ shown, onDone }: ChoicesProps) {
  const { label } = useLabels()
  const { query, oldPapers, drafts } = useStore(rollSources, (value) => value)
  const own = useStore(openPaper, (paper) => paper?.id)
  useEffect(() => void loadRollSources(), [])
  const papers: readonly (ListItem & { readonly from: RollSource; readonly year: number })[] = [
    ...oldPapers.map((paper) => ({ paper, title: paper.title, from: { oldPaper: paper.id } })),
    ...drafts.map((paper) => ({ paper, title: shownName(paper), from: { draft: paper.id } })),
  ].map(({ paper, title, from }) => ({
    id: keyOf(from),
    from,
    year: paper.year,
    title: title || label('drafts.untitled'),
    detail: label('drafts.of-year', { year: paper.year }),
    excerpt: paper.excerpt,
  }))
  const taken = new Set([...shown.map(keyOf), ...(own === undefined ? [] : [keyOf({ draft: own })])])
  const free = papers.filter(({ id }) => !taken.has(id)).toSorted((a, b) => b.year - a.year)
  return (
    <div className="beside-choices">
      <SearchInput
        label={label('roll.search')}
        clear={label('drafts.clear-search')}
        value={query}
        onChange={searchRollSources}
        name="beside-search"
      />
      <div className="draft-list">
        <ItemList
          label={label('beside.add-which')}
          items={free}
          onOpen={(id) => {
            const chosen = free.find((paper) => paper.id === id)
            if (chosen) void addBeside(chosen.from)
            onDone()
          }}
          empty={<p>{query.trim() ? label('roll.none-found', { query: query.trim() }) : label('beside.none')}</p>}
          isLong
        />
      </div>
    </div>
  )
}
