import type { Edit, Traced } from '../traced.ts'
import type { Origin } from '../source.ts'

/** One rule of cleaning: looks at the text as the rules before it left it and says what it would change, in order of place. */
export type Rule = (t: Traced, about: About) => readonly Edit[]

/** What a rule may know beside the text. */
export interface About {
  readonly origin: Origin
}

/** A ready block (table, picture) stands in the text as this character on a line of its own. */
export const BLOCK = '\ufffc'

export const HAN = /[\u3400-\u4dbf\u4e00-\u9fff〇]/

/** Every match of a pattern as one change. */
export function replaceAll(
  text: string,
  pattern: RegExp,
  change: (match: RegExpExecArray) => Edit | undefined,
): Edit[] {
  return [...text.matchAll(pattern)].flatMap((match) => change(match) ?? [])
}
