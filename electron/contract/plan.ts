import { z } from 'zod'
import { blockIdSchema } from '#core/document/schema.ts'
import type { Call } from './call.ts'
import { nothing, requestId } from './call.ts'
import { draftId } from './drafts.ts'
import { ownerOfOriginal } from './old-papers.ts'
import { troubleSchema } from './trouble.ts'

/** A place of the draft that answers a plan item. */
const planAnswer = z.object({
  block: blockIdSchema,
  /** The heading that it stands under, or is. */
  heading: blockIdSchema.nullable(),
  /** That heading with its number; empty above the first. */
  section: z.string(),
  /** Its first words. */
  excerpt: z.string(),
  /** Only last year's words stand there: it is the place for an answer, and none yet. */
  isOld: z.boolean(),
})
export type PlanAnswer = z.infer<typeof planAnswer>

/** A task of last year's plan, and what became of it in the draft. */
export const planItem = z.object({
  /** Names the item in its paper. */
  key: z.string(),
  /** The path of markers down to it. */
  section: z.string(),
  number: z.string(),
  text: z.string(),
  state: z.enum(['answered', 'open', 'dropped']),
  /** The writer said so; else it was found, or not found, by its words. */
  isByHand: z.boolean(),
  /** Why it was dropped. */
  reason: z.string().exactOptional(),
  /** What the writer named first, then by likeness, what is new before what is last year's. */
  answers: z.array(planAnswer),
})
export type PlanItem = z.infer<typeof planItem>

const planOfDraft = z.object({
  /** The paper whose plan it is; null where the draft is based on none and none was chosen. */
  source: z
    .object({ from: ownerOfOriginal.nullable(), title: z.string(), year: z.int(), isChosen: z.boolean() })
    .nullable(),
  /** The draft has no part that looks back, and nothing to answer. */
  isAllPlan: z.boolean(),
  /** Why that paper cannot be read now. */
  trouble: troubleSchema.exactOptional(),
  items: z.array(planItem),
})
export type PlanOfDraft = z.infer<typeof planOfDraft>

const itemKey = z.string().min(12).max(40)
/** What the writer says of an item; null leaves it to its words again. */
const verdict = z
  .union([
    z.strictObject({ state: z.literal('answered'), block: blockIdSchema }),
    z.strictObject({ state: z.literal('dropped'), reason: z.string().max(500) }),
    z.strictObject({ state: z.literal('open') }),
  ])
  .nullable()
export type PlanVerdict = z.infer<typeof verdict>

/** What the window may ask. */
export const planCalls = {
  /** The items that the saved draft has to answer, in the order of their plan. */
  'plan.items': { by: 'service', args: z.strictObject({ draft: draftId }), answer: planOfDraft },
  /** `from` is the paper whose item it is. */
  'plan.settle': {
    by: 'service',
    args: z.strictObject({ requestId, draft: draftId, from: ownerOfOriginal, item: itemKey, verdict }),
    answer: nothing,
  },
  /** Holds the draft against another paper's plan; null goes back to the paper that it is based on. */
  'plan.choose': {
    by: 'service',
    args: z.strictObject({ requestId, draft: draftId, from: ownerOfOriginal.nullable() }),
    answer: nothing,
  },
  /** Asks where, then writes the items and their states as a Word table; null when the writer cancelled. plan-empty without items. */
  'plan.export': {
    by: 'main',
    args: z.strictObject({ draft: draftId }),
    answer: z.object({ path: z.string() }).nullable(),
  },
} as const satisfies Record<string, Call>

/** What main alone asks the service: never reachable from the window. */
export const planMainCalls = {
  'plan.name': { by: 'service', args: z.strictObject({ draft: draftId }), answer: z.object({ name: z.string() }) },
  'plan.write': {
    by: 'service',
    args: z.strictObject({ draft: draftId, path: z.string().max(4_096) }),
    answer: z.object({ path: z.string() }),
  },
} as const satisfies Record<string, Call>
