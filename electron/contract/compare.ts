import { z } from 'zod'
import { blockIdSchema, sourceSchema } from '#core/document/schema.ts'
import type { Call } from './call.ts'
import { draftId } from './drafts.ts'
import { passageId } from './library.ts'
import { oldPaperId } from './old-papers.ts'

/** What a paper may be compared with, and what a source may name. */
export const comparable = z.union([
  z.strictObject({ draft: draftId }),
  z.strictObject({ oldPaper: oldPaperId }),
  z.strictObject({ passage: passageId }),
])
export type Comparable = z.infer<typeof comparable>

/** More than these at once is a mistake; a paper has so many sources at most. */
const MAX_COMPARED = 50

const share = z.number().min(0).max(1)
/** By characters, marks and spaces apart; kept, rewritten and new are 1 together, or all 0 where there are no words. */
const shares = z.object({
  characters: z.int(),
  kept: share,
  rewritten: share,
  new: share,
  /** What really stands in the other papers. */
  reuse: share,
})
export type ReuseShares = z.infer<typeof shares>

const reuseSection = shares.extend({
  /** The heading, or the attachment; null for the paper's lead. */
  id: blockIdSchema.nullable(),
  /** The path of markers. */
  section: z.string(),
  /** 0 for a lead and an attachment. */
  level: z.int().min(0).max(4),
  /** Its heading's; empty for a lead. */
  number: z.string(),
  title: z.string(),
  /** Of its own text, before the next heading of any level. */
  own: shares,
})
export type ReuseSection = z.infer<typeof reuseSection>

const reuseSentence = z.object({
  kind: z.enum(['kept', 'rewritten', 'new']),
  text: z.string(),
  /** The heading or attachment that it stands under, or is; null in the paper's lead. */
  owner: blockIdSchema.nullable(),
  /** Its block and where it begins there. */
  place: z.string(),
  start: z.int(),
  /** Not of what is new. */
  match: z
    .object({
      /** Which of `papers`. */
      paper: z.int(),
      section: z.string(),
      place: z.string(),
      text: z.string(),
      likeness: z.number(),
    })
    .exactOptional(),
})
export type ReuseSentence = z.infer<typeof reuseSentence>

const comparedPaper = z.object({ of: comparable, title: z.string(), year: z.int().nullable() })
export type ComparedPaper = z.infer<typeof comparedPaper>

const reuseReport = shares.extend({
  /** Those that were compared with, in the order asked for. */
  papers: z.array(comparedPaper),
  /** How many sources are no longer stored. */
  missing: z.int(),
  sections: z.array(reuseSection),
  /** In reading order; empty unless they were asked for. */
  sentences: z.array(reuseSentence),
})
export type ReuseReport = z.infer<typeof reuseReport>

const sourceName = z.object({
  /** Null where it is not stored, or not by an id. */
  of: comparable.nullable(),
  /** The paper's or passage's; null where nobody knows it any more. */
  title: z.string().nullable(),
  /** It is in the recycle bin. */
  inBin: z.boolean(),
})
export type SourceName = z.infer<typeof sourceName>

/** What the window may ask. */
export const compareCalls = {
  /**
   * How much of the saved draft stands in other papers. `sources`: every paper and passage that its blocks and the paper
   * itself name as where they came from, and that is still stored. Changes nothing.
   */
  'compare.reuse': {
    by: 'service',
    args: z.strictObject({
      draft: draftId,
      against: z.union([z.literal('sources'), z.array(comparable).max(MAX_COMPARED)]),
      withSentences: z.boolean(),
    }),
    answer: reuseReport,
  },
  /** What sources are called, one answer for each. */
  'compare.names': {
    by: 'service',
    args: z.strictObject({
      sources: z.array(z.strictObject(sourceSchema.pick({ paper: true, passage: true }).shape)).max(1_000),
    }),
    answer: z.array(sourceName),
  },
} as const satisfies Record<string, Call>
