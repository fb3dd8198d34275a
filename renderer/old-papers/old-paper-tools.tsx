import { useLabels } from '../i18n/labels.ts'
import { kindFilter, unitFilter, yearFilter } from '../list-filters.ts'
import { ListTools } from '../list-tools.tsx'
import {
  oldPaperFilters,
  oldPaperView,
  searchOldPapers,
  viewOldPapers,
  type OldPaperView,
} from '../state/old-papers.ts'
import { useStore } from '../state/store.ts'

const SORTS = ['year', 'imported', 'title'] as const

/** The search field, and outside the bin what narrows and orders the list. */
export function OldPaperTools() {
  const labels = useLabels()
  const { label } = labels
  const { query, bin, year, kind, unit, sort } = useStore(oldPaperView, (value) => value)
  const { years, kinds, units } = useStore(oldPaperFilters, (value) => value)
  const count = ({ papers }: { readonly papers: number }) => papers
  const filters = [
    yearFilter(labels, { entries: years, selected: year, onSelect: (next) => viewOldPapers({ year: next }) }, count),
    kindFilter(labels, { entries: kinds, selected: kind, onSelect: (next) => viewOldPapers({ kind: next }) }, count),
    unitFilter(labels, { entries: units, selected: unit, onSelect: (next) => viewOldPapers({ unit: next }) }, count),
  ]
  return (
    <ListTools
      search={label('old.search')}
      name="old-search"
      query={query}
      onSearch={searchOldPapers}
      filters={filters}
      sort={{
        choices: SORTS.map((id) => ({ id, label: label(`old.sort-${id}`) })),
        selected: sort,
        usual: 'year',
        onSelect: (id) => viewOldPapers({ sort: id as OldPaperView['sort'] }),
      }}
      isBin={bin}
    />
  )
}
