import { useLabels } from '../i18n/labels.ts'
import { kindFilter, yearFilter } from '../list-filters.ts'
import { ListTools } from '../list-tools.tsx'
import { draftFilters, draftView, searchDrafts, viewDrafts, type DraftView } from '../state/draft-list.ts'
import { useStore } from '../state/store.ts'

const SORTS = ['updated', 'created', 'title', 'year'] as const

/** The search field, and outside the bin what narrows and orders the list. */
export function DraftTools() {
  const labels = useLabels()
  const { label } = labels
  const { query, bin, year, kind, sort } = useStore(draftView, (value) => value)
  const { years, kinds } = useStore(draftFilters, (value) => value)
  const filters = [
    yearFilter(
      labels,
      { entries: years, selected: year, onSelect: (next) => viewDrafts({ year: next }) },
      ({ drafts }) => drafts,
    ),
    kindFilter(
      labels,
      { entries: kinds, selected: kind, onSelect: (next) => viewDrafts({ kind: next }) },
      ({ drafts }) => drafts,
    ),
  ]
  return (
    <ListTools
      search={label('drafts.search')}
      name="draft-search"
      query={query}
      onSearch={searchDrafts}
      filters={filters}
      sort={{
        choices: SORTS.map((id) => ({ id, label: label(`drafts.sort-${id}`) })),
        selected: sort,
        usual: 'updated',
        onSelect: (id) => viewDrafts({ sort: id as DraftView['sort'] }),
      }}
      isBin={bin}
    />
  )
}
