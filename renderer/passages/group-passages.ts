import type { PassageSummary } from '../desk.ts'

/** Why passages are shown together. */
export type GroupName = 'found' | 'favourite' | 'used' | 'here' | 'others'

export interface PassageGroup {
  readonly name: GroupName
  readonly passages: readonly PassageSummary[]
}

/** What may be proposed where nothing is searched for, each in its own order. */
export interface Proposed {
  readonly favourites: readonly PassageSummary[]
  readonly used: readonly PassageSummary[]
  /** Those of the collection that suits the place of the caret. */
  readonly here: readonly PassageSummary[]
  readonly others: readonly PassageSummary[]
}

/** Favourites and what is used often come first, but leave room in sight for what suits the place. */
const FEW = 5
const MANY = 40

/** Each passage once, in the first group that it belongs to; groups without any are left out. */
export function groupProposed({ favourites, used, here, others }: Proposed): readonly PassageGroup[] {
  const known = new Set<string>()
  const take = (name: GroupName, passages: readonly PassageSummary[], most: number): PassageGroup => {
    const fresh = passages.filter(({ id }) => !known.has(id)).slice(0, most)
    for (const { id } of fresh) known.add(id)
    return { name, passages: fresh }
  }
  return [
    take('favourite', favourites, FEW),
    take(
      'used',
      used.filter(({ uses }) => uses > 0),
      FEW,
    ),
    take('here', here, MANY),
    take('others', others, MANY),
  ].filter(({ passages }) => passages.length > 0)
}
