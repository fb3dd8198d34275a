import type { ChangeKind, Found, Reason } from './change.ts'
import type { Line } from './lines.ts'
import type { PaperYears } from './paper-years.ts'

/** A line as the rules see it. */
export interface Scanned extends Line {
  /** Whether nothing protects the words from `start` to `end`. */
  readonly isFree: (start: number, end: number) => boolean
  /** Whether the words stand in the paper's own field for its year. */
  readonly isYearField: (start: number, end: number) => boolean
}

/** What the rules know of the whole paper beside the line. */
export interface Scope {
  readonly years: PaperYears
  /** Whether the paper calls the year it sums up 今年. */
  readonly saysThisYear: boolean
  /** The part of the year in the title of a periodic paper; undefined in others. */
  readonly period: string | undefined
}

/** One rule: what in a line it would change. */
export type Detector = (line: Scanned, scope: Scope) => readonly Found[]

/** A match with its place, and what becomes of it. */
export function found(
  match: { readonly index: number; readonly 0: string },
  change: { readonly kind: ChangeKind; readonly to: string; readonly certain: boolean; readonly reason: Reason },
): Found {
  return { ...change, start: match.index, end: match.index + match[0].length }
}

/** Whether a line is one that names the paper or opens it, where its own year stands. */
export function isFrame(line: Scanned): boolean {
  return line.role === 'title' || line.role === 'heading' || line.role === 'lead'
}

/** How far a rule looks round the words it judges; a paper may come as one line, and looking to its ends would take minutes. */
const NEAR = 60

/** The words right before a place of a text. */
export function wordsBefore(text: string, at: number): string {
  return text.slice(Math.max(0, at - NEAR), at)
}

/** The words right behind a place of a text. */
export function wordsAfter(text: string, at: number): string {
  return text.slice(at, at + NEAR)
}

/** Whether nothing but space stands before a place of a text. */
export function isAtStart(text: string, at: number): boolean {
  return at <= NEAR && text.slice(0, at).trim() === ''
}
