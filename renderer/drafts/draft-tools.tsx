import type { DraftSummary } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { draftFilters, draftView, searchDrafts, viewDrafts } from '../state/draft-list.ts'
import { useStore } from '../state/store.ts'
import { Icon } from '../widgets/icon.tsx'
import { PickMenu } from '../widgets/pick-menu.tsx'
import { SearchInput } from '../widgets/search-input.tsx'

const SORTS = ['updated', 'created', 'title', 'year'] as const
const ALL = 'all'

/** The search field, and outside the bin what narrows and orders the list. */
export function DraftTools() {
  const { label } = useLabels()
  const { query, bin } = useStore(draftView, (value) => value)
  return (
    <div className="draft-tools">
      <SearchInput
        label={label(bin ? 'bin.search' : 'drafts.search')}
        clear={label('drafts.clear-search')}
        value={query}
        onChange={searchDrafts}
        name="draft-search"
      />
      {!bin && <Filters />}
    </div>
  )
}

function Filters() {
  const { label, number } = useLabels()
  const { year, kind, sort } = useStore(draftView, (value) => value)
  const { years, kinds } = useStore(draftFilters, (value) => value)
  return (
    <div className="draft-filters">
      {years.length > 1 && (
        <PickMenu
          label={label('drafts.year')}
          name="filter-year"
          selected={year === null ? ALL : String(year)}
          isMarked={year !== null}
          onSelect={(id) => viewDrafts({ year: id === ALL ? null : Number(id) })}
          items={[
            { id: ALL, label: label('drafts.every-year') },
            ...years.map((entry) => ({
              id: String(entry.year),
              label: label('drafts.of-year', { year: entry.year }),
              count: number(entry.drafts),
            })),
          ]}
        />
      )}
      {kinds.length > 1 && (
        <PickMenu
          label={label('drafts.kind')}
          name="filter-kind"
          selected={kind ?? ALL}
          isMarked={kind !== null}
          onSelect={(id) => viewDrafts({ kind: id === ALL ? null : (id as DraftSummary['kind']) })}
          items={[
            { id: ALL, label: label('drafts.every-kind') },
            ...kinds.map((entry) => ({
              id: entry.kind,
              label: label(`kind.${entry.kind}`),
              count: number(entry.drafts),
            })),
          ]}
        />
      )}
      <div className="toolbar-space" />
      <PickMenu
        label={label('drafts.sort')}
        name="sort"
        icon={<Icon name="sort" />}
        selected={sort}
        isMarked={sort !== 'updated'}
        onSelect={(id) => viewDrafts({ sort: id })}
        items={SORTS.map((id) => ({ id, label: label(`drafts.sort-${id}`) }))}
      />
    </div>
  )
}
