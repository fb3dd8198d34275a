import { z } from 'zod'
import { blockIdSchema } from '#core/document/schema.ts'
import { CHANGE_KINDS } from '#core/roll-forward/change.ts'
import type { Call } from './call.ts'
import { bilingual, requestId } from './call.ts'
import { openedDraft } from './drafts.ts'
import { ownerOfOriginal } from './old-papers.ts'
import { params } from './trouble.ts'

/** What the new plan part begins with: the old text, the old headings, or the headings of the template for such papers. */
const ROLL_PLANS = ['text', 'headings', 'template'] as const
/** How a paper is rolled forward: which one, to which year, with all its text or its headings alone. */
const rollWish = {
  from: ownerOfOriginal,
  year: z.int().min(1_000).max(9_999),
  keep: z.enum(['text', 'structure']),
  plan: z.enum(ROLL_PLANS),
  /** Whose headings, where the plan begins with a template's; the first that the proposal offers where nothing is said. */
  template: z.string().max(100).exactOptional(),
}
/** Words that the new year changes, with their sentence; `to` = `from` only asks the writer to look. */
const rollChange = z.object({
  kind: z.enum(CHANGE_KINDS),
  from: z.string(),
  to: z.string(),
  certain: z.boolean(),
  /** A code of core/words. */
  reason: z.object({ code: z.string(), params: params.exactOptional() }),
  section: z.string(),
  /** In the plain text of the old paper; with `kind` it names the change. */
  offset: z.int(),
  before: z.string(),
  after: z.string(),
})
export type RollChange = z.infer<typeof rollChange>
const rollProposal = z.object({
  /** Of the old paper. */
  title: z.string(),
  unit: z.string(),
  /** What the old paper was when this was proposed; goes back with roll-forward.accept. */
  state: z.string(),
  year: z.int(),
  /** The old paper does not name its own year. */
  isYearGuessed: z.boolean(),
  years: z.object({ first: z.int(), summed: z.int(), planned: z.int(), span: z.int(), shift: z.int() }),
  /** In reading order of the old paper. */
  changes: z.array(rollChange),
  /** The tasks of the old plan, in order. */
  planItems: z.array(
    z.object({
      section: z.string(),
      number: z.string(),
      text: z.string(),
      block: blockIdSchema,
      by: z.enum(['heading', 'enumerator', 'paragraph']),
    }),
  ),
  /** What the new plan part may begin with; empty where the old paper has none. */
  plans: z.array(z.enum(ROLL_PLANS)),
  /** The templates whose plan the new one may begin with, those for such papers first. */
  templates: z.array(z.object({ id: z.string(), name: bilingual })),
  /** How many figures of the draft are to be confirmed. */
  figures: z.int(),
})
export type RollProposal = z.infer<typeof rollProposal>

/** What the window may ask. */
export const rollCalls = {
  /**
   * What changes when a paper becomes the one of a later year; without a year, of the next. Nothing is kept. Refused:
   * roll-same-year, roll-earlier-year, template-missing.
   */
  'roll-forward.propose': {
    by: 'service',
    args: z.strictObject({ ...rollWish, year: rollWish.year.exactOptional() }),
    answer: rollProposal,
  },
  /**
   * Makes the draft, with these changes and no others; without `accepted`, with all that are certain. Its caret stands at
   * what is to be confirmed or filled in first. The source stays as it is; roll-source-changed where `state` is not its own.
   */
  'roll-forward.accept': {
    by: 'service',
    args: z.strictObject({
      requestId,
      ...rollWish,
      state: z.string().max(64),
      accepted: z
        .array(z.strictObject({ kind: z.enum(CHANGE_KINDS), offset: z.int().min(0) }))
        .max(1_000_000)
        .exactOptional(),
    }),
    answer: openedDraft,
  },
} as const satisfies Record<string, Call>
