import type { Collection } from '#core/passage/passage.ts'
import { useLabels } from '../i18n/labels.ts'
import { kindFilter, named, unitFilter, unnamed, yearFilter } from '../list-filters.ts'
import { ListTools, type ListFilter, type ListSort } from '../list-tools.tsx'
import { libraryFilters, libraryView, searchLibrary, viewLibrary, type LibraryView } from '../state/library.ts'
import { useStore } from '../state/store.ts'

const SORTS = ['relevance', 'updated', 'used', 'title'] as const

/** The search field, and outside the bin what narrows and orders the list. */
export function PassageTools() {
  const { label } = useLabels()
  const { query, bin } = useStore(libraryView, (value) => value)
  const filters = useFilters()
  const sort = useSort()
  return (
    <ListTools
      search={label('library.search')}
      name="library-search"
      query={query}
      onSearch={searchLibrary}
      filters={filters}
      sort={sort}
      isBin={bin}
    />
  )
}

function useFilters(): ListFilter[] {
  const labels = useLabels()
  const { label } = labels
  const view = useStore(libraryView, (value) => value)
  const known = useStore(libraryFilters, (value) => value)
  if (!known) return []
  const count = ({ passages }: { readonly passages: number }) => passages
  const year = {
    entries: known.years,
    selected: view.year,
    onSelect: (next: number | null) => viewLibrary({ year: next }),
  }
  return [
    {
      label: label('library.collection'),
      name: 'filter-collection',
      every: label('library.every-collection'),
      choices: known.collections.map(({ collection, passages }) => ({
        id: collection,
        label: label(`library.collection.${collection}`),
        count: passages,
      })),
      selected: view.collection,
      onSelect: (id) => viewLibrary({ collection: id as Collection | null }),
    },
    yearFilter(labels, year, count),
    kindFilter(
      labels,
      { entries: known.kinds, selected: view.kind, onSelect: (next) => viewLibrary({ kind: next }) },
      count,
    ),
    {
      label: label('library.tag'),
      name: 'filter-tag',
      every: label('library.every-tag'),
      choices: known.tags.map(({ tag, passages }) => ({ id: named(tag), label: tag, count: passages })),
      selected: view.tag === null ? null : named(view.tag),
      onSelect: (id) => viewLibrary({ tag: id === null ? null : unnamed(id) }),
    },
    unitFilter(
      labels,
      { entries: known.units, selected: view.unit, onSelect: (next) => viewLibrary({ unit: next }) },
      count,
    ),
    {
      label: label('library.favourites'),
      name: 'filter-favourite',
      every: label('library.every-passage'),
      choices: [{ id: 'favourite', label: label('library.favourites'), count: known.favourites }],
      selected: view.isFavourite ? 'favourite' : null,
      onSelect: (id) => viewLibrary({ isFavourite: id !== null }),
      isOffered: known.favourites > 0,
    },
  ]
}

function useSort(): ListSort {
  const { label } = useLabels()
  const { query, sort } = useStore(libraryView, (value) => value)
  const isAsked = query.trim() !== ''
  const usual = isAsked ? 'relevance' : 'updated'
  return {
    // Without words there is nothing to be relevant to.
    choices: SORTS.filter((id) => isAsked || id !== 'relevance').map((id) => ({
      id,
      label: label(`library.sort-${id}`),
    })),
    selected: sort === null || (sort === 'relevance' && !isAsked) ? usual : sort,
    usual,
    onSelect: (id) => viewLibrary({ sort: id === usual ? null : (id as LibraryView['sort']) }),
  }
}
