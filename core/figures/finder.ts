import type { FigureType, Reading } from './figure.ts'

/** One rule for one type: whatever its pattern matches is a figure, unless `accepts` says no. */
export interface Finder {
  readonly type: FigureType
  /** Global, never sticky. */
  readonly pattern: RegExp
  /** Where the match alone does not say it; `line` is the whole text and `at` where the match begins in it. */
  readonly accepts?: (text: string, line: string, at: number) => boolean
  /** How many characters of the match stand before the figure. */
  readonly skip?: (text: string) => number
  readonly read?: (text: string) => Reading
}

/** A figure within one text. */
export interface Hit extends Reading {
  readonly type: FigureType
  readonly start: number
  readonly end: number
}
