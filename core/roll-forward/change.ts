import type { Place } from '../document/walk.ts'

/** What a change is about; the wizard groups by it and takes or refuses a whole kind. */
export const CHANGE_KINDS = [
  'year',
  'year-range',
  'school-year',
  'date',
  'deadline',
  'period',
  'relative-year',
  'event',
  'anniversary',
  'ordinal',
  'plan-period',
  'meeting',
] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** A code that core/words says, with the parameters that its sentence needs. */
export interface Reason {
  readonly code: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** Words of one line that the new year changes; `start` and `end` count in the line's text. */
export interface Found {
  readonly kind: ChangeKind
  readonly start: number
  readonly end: number
  /** The same words where there is nothing better to propose and the writer should look: a reminder. */
  readonly to: string
  readonly certain: boolean
  readonly reason: Reason
}

/** Where a change stands: a place of the paper, or its issue date, which is no runs. */
export type ChangePlace = Place | 'date'

/**
 * A proposed change of the paper that was rolled. `start` and `end` count in the text of the place, as in walkRuns (a
 * heading's run-in goes on after it, a table's cells follow one another); `offset` in the plain text of the source.
 */
export interface Change extends Found {
  readonly from: string
  readonly section: string
  readonly offset: number
  readonly place: ChangePlace
}

/** True for a change that alters nothing and only asks the writer to look. */
export function isReminder(change: Change): boolean {
  return change.from === change.to
}
