import type { PassageSummary } from '../desk.ts'
import type { Labels } from '../i18n/labels.ts'
import type { PickItem } from '../widgets/pick-text.tsx'

/** A passage as a list shows it; without a query its first words. */
export function itemOf(passage: PassageSummary, { label, number }: Labels, query: string): PickItem {
  const { id, title, collection, year, uses, excerpt, isFavourite } = passage
  const detail = [
    label(`library.collection.${collection}`),
    year !== null && label('drafts.of-year', { year }),
    uses > 0 && label('passages.uses', { count: number(uses) }),
  ]
    .filter(Boolean)
    .join(' · ')
  return {
    id,
    title: title || label('library.untitled'),
    detail,
    excerpt: query.trim() === '' ? undefined : excerpt,
    isStarred: isFavourite,
  }
}
