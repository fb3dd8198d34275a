import type { SlotKind } from '../document/document.ts'
import type { Place } from '../document/walk.ts'
import type { UnitProfile } from './profile.ts'

/**
 * Words of a paper that could become a slot of a template. With `key` a field ({{key}}, with `shift` {{key+1}}), without
 * a hole that shows `label` ([[label]]). `start` and `end` count UTF-16 units in the text of the whole place: a heading's
 * run-in goes on after the heading, a table's cells follow one another. `certain`: may be ticked beforehand.
 */
export interface SlotProposal {
  readonly id: string
  readonly place: Place
  readonly start: number
  readonly end: number
  readonly text: string
  readonly kind: SlotKind
  readonly key?: string
  readonly shift?: number
  readonly label: string
  readonly certain: boolean
}

/** A name of the writer's unit and the field that asks for it. */
export interface UnitName {
  readonly text: string
  readonly key: keyof UnitProfile
}

/** What is looked for; `yearKey` is absent where the paper uses the key for something else. */
export interface Wanted {
  readonly year: number
  readonly yearKey?: string
  readonly date: string
  readonly names: readonly UnitName[]
}
