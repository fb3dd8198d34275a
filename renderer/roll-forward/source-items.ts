import type { Labels } from '../i18n/labels.ts'
import { shownName } from '../state/drafts.ts'
import type { RollSources } from '../state/roll-sources.ts'
import type { ListItem } from '../widgets/item-list.tsx'

export type Shelf = 'old-papers' | 'drafts'

/** The papers of a shelf as a list shows them. */
export function itemsOf(shelf: Shelf, { oldPapers, drafts }: RollSources, { label, number }: Labels): ListItem[] {
  const shown = shelf === 'drafts' ? drafts.map((draft) => ({ ...draft, title: shownName(draft) })) : oldPapers
  return shown.map(({ id, title, year, kind, unit, characters, excerpt }) => ({
    id,
    title: title || label('drafts.untitled'),
    detail: [
      label('drafts.of-year', { year }),
      label(`kind.${kind}`),
      unit,
      label('import.characters', { count: number(characters) }),
    ]
      .filter(Boolean)
      .join(' · '),
    excerpt,
  }))
}
