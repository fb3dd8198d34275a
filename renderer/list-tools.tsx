import type { KeyboardEvent } from 'react'
import { useLabels } from './i18n/labels.ts'
import { Icon } from './widgets/icon.tsx'
import { PickMenu } from './widgets/pick-menu.tsx'
import { SearchInput } from './widgets/search-input.tsx'

interface Choice {
  readonly id: string
  readonly label: string
  /** How many it would leave; not said of an order. */
  readonly count?: number
}

/** One way to narrow a list. */
export interface ListFilter {
  readonly label: string
  readonly name: string
  /** The word for all of them together. */
  readonly every: string
  readonly choices: readonly Choice[]
  /** Null where it narrows nothing. */
  readonly selected: string | null
  readonly onSelect: (id: string | null) => void
  /** Otherwise where there are two to choose between. */
  readonly isOffered?: boolean
}

export interface ListSort {
  readonly choices: readonly Choice[]
  readonly selected: string
  readonly usual: string
  readonly onSelect: (id: string) => void
}

interface ListToolsProps {
  readonly search: string
  readonly name: string
  readonly query: string
  readonly onSearch: (query: string, isComposing: boolean) => void
  readonly filters: readonly ListFilter[]
  readonly sort: ListSort
  /** A bin has neither filters nor another order. */
  readonly isBin: boolean
}

/** The search field of a list at the left, and what narrows and orders it. */
export function ListTools({ search, name, query, onSearch, filters, sort, isBin }: ListToolsProps) {
  const { label } = useLabels()
  return (
    <div className="pane-tools" role="presentation" onKeyDown={walkDown}>
      <SearchInput
        label={isBin ? label('bin.search') : search}
        clear={label('drafts.clear-search')}
        value={query}
        onChange={onSearch}
        name={name}
      />
      {!isBin && (
        <div className="draft-filters">
          {filters.map((filter) => (
            <FilterMenu key={filter.name} {...filter} />
          ))}
          <div className="toolbar-space" />
          <SortMenu {...sort} />
        </div>
      )}
    </div>
  )
}

/** Down from the search goes to the first of what was found. */
function walkDown(event: KeyboardEvent): void {
  const { target, key, nativeEvent } = event
  if (key !== 'ArrowDown' || nativeEvent.isComposing || !(target instanceof HTMLInputElement)) return
  event.preventDefault()
  target.closest('.pane-stack')?.querySelector<HTMLElement>('[role=row]')?.focus()
}

const ALL = 'all'

function FilterMenu({ label, name, every, choices, selected, onSelect, isOffered = choices.length > 1 }: ListFilter) {
  const { number } = useLabels()
  // What narrows the list must be there to be taken off again.
  if (!isOffered && selected === null) return null
  return (
    <PickMenu
      label={label}
      name={name}
      selected={selected ?? ALL}
      isMarked={selected !== null}
      onSelect={(id) => onSelect(id === ALL ? null : id)}
      items={[
        { id: ALL, label: every },
        ...choices.map(({ count, ...choice }) => ({
          ...choice,
          ...(count !== undefined && { count: number(count) }),
        })),
      ]}
    />
  )
}

function SortMenu({ choices, selected, usual, onSelect }: ListSort) {
  const { label } = useLabels()
  return (
    <PickMenu
      label={label('drafts.sort')}
      name="sort"
      icon={<Icon name="sort" />}
      selected={selected}
      isMarked={selected !== usual}
      onSelect={onSelect}
      items={choices.map(({ id, label: word }) => ({ id, label: word }))}
    />
  )
}
