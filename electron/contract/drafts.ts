import { z } from 'zod'
import { KINDS } from '#core/document/document.ts'
import { blockIdSchema, documentSchema } from '#core/document/schema.ts'
import type { Call } from './call.ts'
import { instant, made, nothing, requestId } from './call.ts'

/** A draft's id: a UUID made by the service. */
export const draftId = z.uuid()

/** Where the caret stands, by the document model: a block's id or the name of one of the paper's own lines. */
export const caretSchema = z.object({
  place: z.union([z.enum(['title', 'recipients', 'signatory', 'date', 'note']), blockIdSchema]),
  offset: z.int().min(0),
})
export type Caret = z.infer<typeof caretSchema>

const draftSummarySchema = z.object({
  id: draftId,
  title: z.string(),
  /** Shown in the place of the title, where the writer gave one. */
  name: z.string().nullable(),
  kind: z.enum(KINDS),
  year: z.int(),
  unit: z.string(),
  characters: z.int(),
  createdAt: instant,
  updatedAt: instant,
  /** Only of a draft in the bin. */
  deletedAt: instant.exactOptional(),
  /** Only where a query was asked: the first place that matches, on one line. */
  excerpt: z.object({ before: z.string(), hit: z.string(), after: z.string() }).exactOptional(),
})
export type DraftSummary = z.infer<typeof draftSummarySchema>

/** What the list may be narrowed to, and in which order it comes: `updated` where nothing is said, in the bin the last deleted first. */
const DRAFT_SORTS = ['updated', 'created', 'title', 'year'] as const
const draftListArgs = z.strictObject({
  query: z.string().max(200).exactOptional(),
  year: z.int().exactOptional(),
  kind: z.enum(KINDS).exactOptional(),
  sort: z.enum(DRAFT_SORTS).exactOptional(),
  /** The drafts in the bin, and no others. */
  bin: z.boolean().exactOptional(),
})

export const draftFilters = z.object({
  /** The newest year first. */
  years: z.array(z.object({ year: z.int(), drafts: z.int() })),
  kinds: z.array(z.object({ kind: z.enum(KINDS), drafts: z.int() })),
  inBin: z.int(),
})
export type DraftFilters = z.infer<typeof draftFilters>

export const openedDraft = z.object({
  id: draftId,
  name: z.string().nullable(),
  document: documentSchema,
  caret: caretSchema.nullable(),
  revision: z.int(),
  savedAt: instant,
  /** Written by a newer version: may be read and exported, not changed. */
  readOnly: z.boolean(),
})
export type OpenedDraft = z.infer<typeof openedDraft>

/** What the window may ask. */
export const draftCalls = {
  'drafts.list': { by: 'service', args: draftListArgs, answer: z.array(draftSummarySchema) },
  /** The years and kinds that there are outside the bin, with how many drafts each. */
  'drafts.filters': { by: 'service', args: z.strictObject({}), answer: draftFilters },
  'drafts.create': {
    by: 'service',
    args: z.strictObject({
      requestId,
      template: z.string().max(100),
      answers: z.record(z.string().max(60), z.string().max(4_000)),
      today: z.strictObject({ year: z.int(), month: z.int().min(1).max(12), day: z.int().min(1).max(31) }),
    }),
    answer: openedDraft,
  },
  'drafts.open': { by: 'service', args: z.strictObject({ id: draftId }), answer: openedDraft },
  'drafts.save': {
    by: 'service',
    args: z.strictObject({ requestId, id: draftId, document: documentSchema, caret: caretSchema.nullable() }),
    answer: z.object({ revision: z.int(), savedAt: instant }),
  },
  /** The caret alone, when a draft is left without a change. */
  'drafts.caret': {
    by: 'service',
    args: z.strictObject({ requestId, id: draftId, caret: caretSchema }),
    answer: nothing,
  },
  'drafts.remove': { by: 'service', args: z.strictObject({ requestId, id: draftId }), answer: nothing },
  'drafts.restore': { by: 'service', args: z.strictObject({ requestId, id: draftId }), answer: nothing },
  /** A copy of its own, named after the first; a paper of a newer version is refused (draft-read-only). */
  'drafts.duplicate': { by: 'service', args: z.strictObject({ requestId, id: draftId }), answer: made },
  /** An empty name takes the name away: the title is shown again. */
  'drafts.rename': {
    by: 'service',
    args: z.strictObject({ requestId, id: draftId, name: z.string().max(200) }),
    answer: nothing,
  },
  /** The only deletion that cannot be undone: everything that is in the bin now. */
  'drafts.emptyBin': { by: 'service', args: z.strictObject({ requestId }), answer: z.object({ drafts: z.int() }) },
  /** A paper as JSON becomes a draft of its own; refused with the codes of papers or draft-too-large. */
  'drafts.import': { by: 'service', args: z.strictObject({ requestId, json: z.unknown() }), answer: made },
} as const satisfies Record<string, Call>
