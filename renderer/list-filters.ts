import type { Kind } from '#core/document/document.ts'
import type { Labels } from './i18n/labels.ts'
import type { ListFilter } from './list-tools.tsx'

/** What a filter is made of: the entries that there are, and what is chosen of them. */
interface Entries<E, K> {
  readonly entries: readonly E[]
  readonly selected: K | null
  readonly onSelect: (chosen: K | null) => void
}

/** Drafts, old papers and passages are narrowed by the same years, kinds and units; `count` says how many an entry leaves. */
export function yearFilter<E extends { readonly year: number }>(
  { label }: Labels,
  { entries, selected, onSelect }: Entries<E, number>,
  count: (entry: E) => number,
): ListFilter {
  return {
    label: label('drafts.year'),
    name: 'filter-year',
    every: label('drafts.every-year'),
    choices: entries.map((entry) => ({
      id: String(entry.year),
      label: label('drafts.of-year', { year: entry.year }),
      count: count(entry),
    })),
    selected: selected === null ? null : String(selected),
    onSelect: (id) => onSelect(id === null ? null : Number(id)),
  }
}

export function kindFilter<E extends { readonly kind: Kind }>(
  { label }: Labels,
  { entries, selected, onSelect }: Entries<E, Kind>,
  count: (entry: E) => number,
): ListFilter {
  return {
    label: label('drafts.kind'),
    name: 'filter-kind',
    every: label('drafts.every-kind'),
    choices: entries.map((entry) => ({ id: entry.kind, label: label(`kind.${entry.kind}`), count: count(entry) })),
    selected,
    onSelect: (id) => onSelect(id as Kind | null),
  }
}

export function unitFilter<E extends { readonly unit: string }>(
  { label }: Labels,
  { entries, selected, onSelect }: Entries<E, string>,
  count: (entry: E) => number,
): ListFilter {
  return {
    label: label('details.unit'),
    name: 'filter-unit',
    every: label('old.every-unit'),
    choices: entries.map((entry) => ({
      id: named(entry.unit),
      label: entry.unit || label('old.no-unit'),
      count: count(entry),
    })),
    selected: selected === null ? null : named(selected),
    onSelect: (id) => onSelect(id === null ? null : unnamed(id)),
  }
}

/** What people name may be empty, and may be called anything, `all` included. */
export const named = (name: string) => `of ${name}`
export const unnamed = (id: string) => id.slice(3)
