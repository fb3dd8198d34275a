import type { OldPaperSummary } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { oldPaperFilters, oldPaperView, searchOldPapers, viewOldPapers } from '../state/old-papers.ts'
import { useStore } from '../state/store.ts'
import { Icon } from '../widgets/icon.tsx'
import { PickMenu } from '../widgets/pick-menu.tsx'
import { SearchInput } from '../widgets/search-input.tsx'

const SORTS = ['year', 'imported', 'title'] as const
const ALL = 'all'

/** The search field, and outside the bin what narrows and orders the list. */
export function OldPaperTools() {
  const { label } = useLabels()
  const { query, bin } = useStore(oldPaperView, (value) => value)
  return (
    <div className="draft-tools">
      <SearchInput
        label={label(bin ? 'bin.search' : 'old.search')}
        clear={label('drafts.clear-search')}
        value={query}
        onChange={searchOldPapers}
        name="old-search"
      />
      {!bin && <Filters />}
    </div>
  )
}

function Filters() {
  const { label, number } = useLabels()
  const { year, kind, unit, sort } = useStore(oldPaperView, (value) => value)
  const { years, kinds, units } = useStore(oldPaperFilters, (value) => value)
  return (
    <div className="draft-filters">
      {years.length > 1 && (
        <PickMenu
          label={label('drafts.year')}
          name="filter-year"
          selected={year === null ? ALL : String(year)}
          isMarked={year !== null}
          onSelect={(id) => viewOldPapers({ year: id === ALL ? null : Number(id) })}
          items={[
            { id: ALL, label: label('drafts.every-year') },
            ...years.map((entry) => ({
              id: String(entry.year),
              label: label('drafts.of-year', { year: entry.year }),
              count: number(entry.papers),
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
          onSelect={(id) => viewOldPapers({ kind: id === ALL ? null : (id as OldPaperSummary['kind']) })}
          items={[
            { id: ALL, label: label('drafts.every-kind') },
            ...kinds.map((entry) => ({
              id: entry.kind,
              label: label(`kind.${entry.kind}`),
              count: number(entry.papers),
            })),
          ]}
        />
      )}
      {units.length > 1 && (
        <PickMenu
          label={label('details.unit')}
          name="filter-unit"
          // A unit may be empty, and may be called anything.
          selected={unit === null ? ALL : `of ${unit}`}
          isMarked={unit !== null}
          onSelect={(id) => viewOldPapers({ unit: id === ALL ? null : id.slice(3) })}
          items={[
            { id: ALL, label: label('old.every-unit') },
            ...units.map((entry) => ({
              id: `of ${entry.unit}`,
              label: entry.unit || label('old.no-unit'),
              count: number(entry.papers),
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
        isMarked={sort !== 'year'}
        onSelect={(id) => viewOldPapers({ sort: id })}
        items={SORTS.map((id) => ({ id, label: label(`old.sort-${id}`) }))}
      />
    </div>
  )
}
