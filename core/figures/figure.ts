import type { Place } from '#core/document/walk.ts'

/** Every type of figure in the order of its rule (types/order.ts); the last three are soft. */
export const FIGURE_TYPES = [
  'placeholder',
  'docnumber',
  'date',
  'yearrange',
  'year',
  'planperiod',
  'session',
  'ordinalevent',
  'percent',
  'money',
  'count',
  'bignum',
  'policyno',
  'barenum',
  'rhetoric',
] as const
export type FigureType = (typeof FIGURE_TYPES)[number]

const SOFT: ReadonlySet<string> = new Set<FigureType>(['policyno', 'barenum', 'rhetoric'])

/** Whether figures of this type are only shown, never marked 待核: names made of numbers, numbers without a measure, 三个一. */
export function isSoft(type: string): boolean {
  return SOFT.has(type)
}

/** Where a figure stands, as walk.ts names places; `date`, the issue date, is no run and cannot carry a mark. */
export type FigurePlace = Place | 'date'

/** What a figure says: `value` in whole units (3.5亿元 is 350000000 元), without one where it is a range or a hole. */
export interface Reading {
  readonly value?: number
  readonly unit?: string
}

/** A figure (沿用数字, 待核) in a paper, its text verbatim and never empty. */
export interface Figure extends Reading {
  readonly type: FigureType
  readonly text: string
  /** The path of markers, as in the plain text's lines. */
  readonly section: string
  /** UTF-16 units from the start of the plain text. */
  readonly offset: number
  readonly place: FigurePlace
  /** UTF-16 units in the place's text: a heading's run-in goes on after its runs, a table's cells follow one another. */
  readonly start: number
  readonly end: number
}
