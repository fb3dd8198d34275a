import type { ChangeKind } from '#core/roll-forward/change.ts'
import { CHANGE_KINDS } from '#core/roll-forward/change.ts'
import type { RollChange } from '../desk.ts'

/** What the writer decided, by `changeKey`. */
export type Decided = ReadonlyMap<string, boolean>

/** What the list may be narrowed to. */
export const PARTS = ['all', 'certain', 'open', 'reminder'] as const
export type Part = (typeof PARTS)[number]

export interface ChangeGroup {
  readonly kind: ChangeKind
  readonly changes: readonly RollChange[]
}

/** Names a change in the list, and for the service. */
export function changeKey({ kind, offset }: Pick<RollChange, 'kind' | 'offset'>): string {
  return `${kind}@${offset}`
}

/** Alters nothing: the writer is only asked to look. */
export function isReminder({ from, to }: RollChange): boolean {
  return from === to
}

export function partOf(change: RollChange): Exclude<Part, 'all'> {
  if (isReminder(change)) return 'reminder'
  return change.certain ? 'certain' : 'open'
}

/** Certain changes are ticked until the writer says otherwise; a reminder never is. */
export function isTicked(change: RollChange, decided: Decided): boolean {
  return !isReminder(change) && (decided.get(changeKey(change)) ?? change.certain)
}

/** By kind, each in reading order; kinds without any are left out. */
export function changeGroups(changes: readonly RollChange[], part: Part = 'all'): readonly ChangeGroup[] {
  const shown = part === 'all' ? changes : changes.filter((change) => partOf(change) === part)
  const byKind = Map.groupBy(shown, ({ kind }) => kind)
  return CHANGE_KINDS.flatMap((kind) => {
    const there = byKind.get(kind)
    return there ? [{ kind, changes: there }] : []
  })
}

/** What is to be made, as the service takes it. */
export function acceptedOf(changes: readonly RollChange[], decided: Decided): Pick<RollChange, 'kind' | 'offset'>[] {
  return changes.filter((change) => isTicked(change, decided)).map(({ kind, offset }) => ({ kind, offset }))
}

/** How many changes are made. */
export function madeOf(changes: readonly RollChange[], decided: Decided): number {
  return changes.filter((change) => isTicked(change, decided)).length
}

/** How many there are of each part. */
export function countParts(changes: readonly RollChange[]): Readonly<Record<Part, number>> {
  const counts = { all: changes.length, certain: 0, open: 0, reminder: 0 }
  for (const change of changes) counts[partOf(change)]++
  return counts
}
