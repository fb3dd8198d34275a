import { z } from 'zod'
import { KINDS } from '#core/document/document.ts'
import { COLLECTIONS, PASSAGE_SHAPES, passageFactsSchema, passageSchema } from '#core/passage/passage.ts'
import type { Call } from './call.ts'
import { instant, nothing, requestId } from './call.ts'
import { draftId } from './drafts.ts'

export const passageId = z.uuid()
export const passageIds = z.array(passageId).min(1).max(10_000)

/** A passage as a list shows it. */
const passageSummary = z.object({
  id: passageId,
  ...passageFactsSchema.shape,
  shape: z.enum(PASSAGE_SHAPES),
  characters: z.int(),
  isFavourite: z.boolean(),
  /** How often it was put into a draft. */
  uses: z.int(),
  createdAt: instant,
  updatedAt: instant,
  /** Only of one in the bin. */
  deletedAt: instant.exactOptional(),
  /** The first words of it; where a query was asked, the first place that matches. */
  excerpt: z.object({ before: z.string(), hit: z.string(), after: z.string() }),
})
export type PassageSummary = z.infer<typeof passageSummary>

const PASSAGE_SORTS = ['relevance', 'updated', 'used', 'title'] as const
const listArgs = z.strictObject({
  query: z.string().max(200).exactOptional(),
  collection: z.enum(COLLECTIONS).exactOptional(),
  shape: z.enum(PASSAGE_SHAPES).exactOptional(),
  kind: z.enum(KINDS).exactOptional(),
  year: z.int().exactOptional(),
  unit: z.string().max(200).exactOptional(),
  tag: z.string().max(40).exactOptional(),
  isFavourite: z.literal(true).exactOptional(),
  /** `relevance` where a query is asked and nothing is said, else `updated`; in the bin the last deleted first. */
  sort: z.enum(PASSAGE_SORTS).exactOptional(),
  bin: z.boolean().exactOptional(),
  /** Rows from here on; a list comes in pages of at most 200. */
  offset: z.int().min(0).exactOptional(),
  limit: z.int().min(1).max(200).exactOptional(),
})

const passageFilters = z.object({
  /** Outside the bin. */
  total: z.int(),
  favourites: z.int(),
  collections: z.array(z.object({ collection: z.enum(COLLECTIONS), passages: z.int() })),
  kinds: z.array(z.object({ kind: z.enum(KINDS), passages: z.int() })),
  /** The newest year first; units and tags by how many passages they have, at most 200 of each. */
  years: z.array(z.object({ year: z.int(), passages: z.int() })),
  units: z.array(z.object({ unit: z.string(), passages: z.int() })),
  tags: z.array(z.object({ tag: z.string(), passages: z.int() })),
  inBin: z.int(),
})
export type PassageFilters = z.infer<typeof passageFilters>

const openedPassage = passageSummary.extend({
  blocks: passageSchema.shape.blocks,
  /** The drafts that it was put into, the latest first; `title` as the list of drafts shows it, null where the draft is gone. */
  usedIn: z.array(z.object({ draft: draftId, title: z.string().nullable(), at: instant })),
  /** How many earlier states are kept. */
  versions: z.int(),
})
export type OpenedPassage = z.infer<typeof openedPassage>

const passageVersion = z.object({
  version: z.int(),
  savedAt: instant,
  title: z.string(),
  blocks: passageSchema.shape.blocks,
})
export type PassageVersion = z.infer<typeof passageVersion>

/** What the window may ask. */
export const libraryCalls = {
  'library.list': {
    by: 'service',
    args: listArgs,
    answer: z.object({ passages: z.array(passageSummary), total: z.int() }),
  },
  /** What the list may be narrowed to. */
  'library.filters': { by: 'service', args: z.strictObject({}), answer: passageFilters },
  'library.read': { by: 'service', args: z.strictObject({ id: passageId }), answer: openedPassage },
  /** New passages, in the order given; none where one is refused. */
  'library.add': {
    by: 'service',
    args: z.strictObject({ requestId, passages: z.array(passageSchema).min(1).max(1_000) }),
    answer: z.object({ ids: z.array(passageId) }),
  },
  /** What is left out stays; other words, or another title, keep the state before as a version. */
  'library.change': {
    by: 'service',
    args: z.strictObject({
      requestId,
      id: passageId,
      ...passageSchema.partial().shape,
      /** Goes on with the change before it, as the next save of one sitting does: what stood between the two is no version. */
      goesOn: z.literal(true).exactOptional(),
    }),
    answer: openedPassage,
  },
  'library.favour': {
    by: 'service',
    args: z.strictObject({ requestId, ids: passageIds, isFavourite: z.boolean() }),
    answer: nothing,
  },
  /** Puts tags on many and takes others off. */
  'library.tag': {
    by: 'service',
    args: z.strictObject({
      requestId,
      ids: passageIds,
      add: passageFactsSchema.shape.tags,
      remove: passageFactsSchema.shape.tags,
    }),
    answer: nothing,
  },
  /** All of them or, where one is not there, none. */
  'library.remove': { by: 'service', args: z.strictObject({ requestId, ids: passageIds }), answer: nothing },
  'library.restore': { by: 'service', args: z.strictObject({ requestId, ids: passageIds }), answer: nothing },
  'library.emptyBin': {
    by: 'service',
    args: z.strictObject({ requestId }),
    answer: z.object({ passages: z.int() }),
  },
  /** The latest first. */
  'library.versions': { by: 'service', args: z.strictObject({ id: passageId }), answer: z.array(passageVersion) },
  /** The present state becomes a version first. */
  'library.restoreVersion': {
    by: 'service',
    args: z.strictObject({ requestId, id: passageId, version: z.int() }),
    answer: openedPassage,
  },
  /**
   * Stops `add`, `favour`, `tag`, `remove`, `restore` or `emptyBin` of many, by the id of its request: it answers library-stopped with
   * `done` of `count`, and what is done stays. How far it is goes by `import.progress` under that id, step `keep`.
   */
  'library.stop': { by: 'service', args: z.strictObject({ write: requestId }), answer: nothing },
  /** Records that a passage was put into a draft. */
  'library.used': {
    by: 'service',
    args: z.strictObject({ requestId, id: passageId, draft: draftId }),
    answer: nothing,
  },
  /** For quick insertion: letters are looked for in the pinyin of titles, its initials first; characters as in the list. */
  'library.quick': {
    by: 'service',
    args: z.strictObject({ query: z.string().max(60), limit: z.int().min(1).max(50) }),
    answer: z.array(passageSummary),
  },
} as const satisfies Record<string, Call>
