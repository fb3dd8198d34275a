import { z } from 'zod'
import { KINDS } from '#core/document/document.ts'
import { documentSchema } from '#core/document/schema.ts'
import type { Call } from './call.ts'
import { bytes, instant, made, nothing, requestId } from './call.ts'
import { draftId } from './drafts.ts'
import { paperFacts } from './imports.ts'
import { MAX_IMPORT_FILES } from './limits.ts'

export const oldPaperId = z.uuid()
/** The file that a paper came from. */
const originalFile = z.object({ name: z.string(), size: z.int(), addedAt: instant })
export type OriginalFile = z.infer<typeof originalFile>

const oldPaperSummarySchema = z.object({
  id: oldPaperId,
  ...paperFacts,
  characters: z.int(),
  importedAt: instant,
  /** Only of one in the bin. */
  deletedAt: instant.exactOptional(),
  /** The name of its file; null where it was pasted. */
  file: z.string().nullable(),
  /** Only where a query was asked: the first place that matches, on one line. */
  excerpt: z.object({ before: z.string(), hit: z.string(), after: z.string() }).exactOptional(),
})
export type OldPaperSummary = z.infer<typeof oldPaperSummarySchema>

const OLD_PAPER_SORTS = ['imported', 'year', 'title'] as const
const oldPaperListArgs = z.strictObject({
  query: z.string().max(200).exactOptional(),
  year: z.int().exactOptional(),
  kind: z.enum(KINDS).exactOptional(),
  unit: z.string().max(200).exactOptional(),
  /** `year` where nothing is said, the newest first; in the bin the last deleted first. */
  sort: z.enum(OLD_PAPER_SORTS).exactOptional(),
  bin: z.boolean().exactOptional(),
})
export const oldPaperFilters = z.object({
  /** The newest year first; units by how many papers they have. */
  years: z.array(z.object({ year: z.int(), papers: z.int() })),
  kinds: z.array(z.object({ kind: z.enum(KINDS), papers: z.int() })),
  units: z.array(z.object({ unit: z.string(), papers: z.int() })),
  inBin: z.int(),
})
export type OldPaperFilters = z.infer<typeof oldPaperFilters>
const openedOldPaper = z.object({
  id: oldPaperId,
  ...paperFacts,
  document: documentSchema,
  importedAt: instant,
  original: originalFile.nullable(),
})
export type OpenedOldPaper = z.infer<typeof openedOldPaper>
const oldPaperIds = z.array(oldPaperId).min(1).max(MAX_IMPORT_FILES)

/** Whose original is meant. */
export const ownerOfOriginal = z.union([z.strictObject({ draft: draftId }), z.strictObject({ oldPaper: oldPaperId })])
const assetId = z.string().regex(/^[\da-f]{64}$/)

/** What the window may ask. */
export const oldPaperCalls = {
  'oldPapers.list': { by: 'service', args: oldPaperListArgs, answer: z.array(oldPaperSummarySchema) },
  /** The years, kinds and units that there are outside the bin. */
  'oldPapers.filters': { by: 'service', args: z.strictObject({}), answer: oldPaperFilters },
  'oldPapers.read': { by: 'service', args: z.strictObject({ id: oldPaperId }), answer: openedOldPaper },
  /** A new draft with its text and the same original. */
  'oldPapers.copy': { by: 'service', args: z.strictObject({ requestId, id: oldPaperId }), answer: made },
  'oldPapers.correct': {
    by: 'service',
    args: z.strictObject({ requestId, id: oldPaperId, ...z.strictObject(paperFacts).partial().shape }),
    answer: oldPaperSummarySchema,
  },
  /** All of them or, where one is not there, none. */
  'oldPapers.remove': { by: 'service', args: z.strictObject({ requestId, ids: oldPaperIds }), answer: nothing },
  'oldPapers.restore': { by: 'service', args: z.strictObject({ requestId, ids: oldPaperIds }), answer: nothing },
  /** Cannot be undone; an original that nothing else came from goes with its papers. */
  'oldPapers.emptyBin': { by: 'service', args: z.strictObject({ requestId }), answer: z.object({ papers: z.int() }) },
  /** The file that a draft or old paper came from; null where it came from none. */
  'original.read': { by: 'service', args: ownerOfOriginal, answer: originalFile.nullable() },
  /** Asks where, then writes that file byte for byte as it came; null when the writer cancelled the file dialog. */
  'original.save': { by: 'main', args: ownerOfOriginal, answer: z.object({ path: z.string() }).nullable() },
  /** Pixels of the stored pictures among these; app://suigao/asset/<sha256> serves the picture itself. */
  'assets.sizes': {
    by: 'service',
    args: z.strictObject({ assets: z.array(assetId).max(10_000) }),
    answer: z.array(z.object({ asset: assetId, width: z.int(), height: z.int() })),
  },
} as const satisfies Record<string, Call>

/** What main alone asks the service: never reachable from the window. */
export const oldPaperMainCalls = {
  'original.write': {
    by: 'service',
    args: z.strictObject({ of: ownerOfOriginal, path: z.string().max(4_096) }),
    answer: z.object({ path: z.string() }),
  },
  /** Null where there is no such picture, or none of a kind that a page shows. */
  'assets.read': {
    by: 'service',
    args: z.strictObject({ asset: assetId }),
    answer: z.object({ type: z.enum(['png', 'jpg', 'gif']), bytes }).nullable(),
  },
} as const satisfies Record<string, Call>
