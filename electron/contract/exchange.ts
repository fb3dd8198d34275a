import { z } from 'zod'
import { MAX_EXCHANGE_BYTES } from '#core/passage/exchange.ts'
import { passageFactsSchema } from '#core/passage/passage.ts'
import type { Call } from './call.ts'
import { bytes, instant, nothing, requestId } from './call.ts'
import { passageId, passageIds } from './library.ts'
import { troubleSchema } from './trouble.ts'

/** One file that was chosen or dropped: kept by the service until it is closed, the service ends or four newer ones came. */
const handle = z.uuid()
/** An entry's number within its file, from 0. */
const entry = z.int().min(0)

const openedExchange = z.object({ handle, name: z.string(), size: z.int() })
export type OpenedExchange = z.infer<typeof openedExchange>

/** Characters of a passage that a conflict shows, and conflicts and bad entries that a preview lists; the rest is counted. */
export const MAX_SHOWN_CHARACTERS = 10_000
export const MAX_LISTED = 200

/** One of the two sides of a conflict; `text` is a line a paragraph, without numbers of headings. */
const side = z.object({
  title: z.string(),
  collection: passageFactsSchema.shape.collection,
  kind: passageFactsSchema.shape.kind,
  year: passageFactsSchema.shape.year,
  unit: z.string(),
  text: z.string(),
  updatedAt: instant,
})
export type ConflictSide = z.infer<typeof side>

/** The same passage, or one of the same title and collection, with other words here and there. */
const conflict = z.object({
  index: entry,
  by: z.enum(['id', 'title']),
  theirs: side,
  mine: side.extend({ id: passageId }),
})
export type ExchangeConflict = z.infer<typeof conflict>

const exchangePreview = z.object({
  handle,
  name: z.string(),
  savedAt: instant,
  total: z.int(),
  /** Not here yet, or only in the bin. */
  fresh: z.int(),
  /** Here already, word for word. */
  same: z.int(),
  conflictCount: z.int(),
  conflicts: z.array(conflict),
  badCount: z.int(),
  /** Entries that cannot be used; the others can. */
  bad: z.array(z.object({ index: entry, why: troubleSchema })),
})
export type ExchangePreview = z.infer<typeof exchangePreview>

/** `take-theirs` keeps what was here as a version, `keep-both` adds theirs beside it. */
const CONFLICT_DECISIONS = ['keep-mine', 'take-theirs', 'keep-both'] as const
export type ConflictDecision = (typeof CONFLICT_DECISIONS)[number]
const decision = z.enum(CONFLICT_DECISIONS)

const merged = z.object({
  added: z.int(),
  replaced: z.int(),
  /** Conflicts that were left as they were here. */
  kept: z.int(),
  /** Stopped before its end; what was merged by then stays. */
  isCancelled: z.boolean(),
})
export type Merged = z.infer<typeof merged>

/** How far it is goes by `import.progress`, under the handle: `read` while it is compared, `keep` while it is merged. */
export const exchangeCalls = {
  /** Asks for a .suigao file; null when the writer cancelled. Nothing is read yet, and no path comes back. */
  'exchange.choose': { by: 'main', args: z.strictObject({}), answer: openedExchange.nullable() },
  /** The bytes of a file that was dropped; file-too-large over MAX_EXCHANGE_BYTES. */
  'exchange.take': {
    by: 'service',
    args: z.strictObject({
      name: z.string().min(1).max(255),
      bytes: bytes.refine(({ length }) => length <= MAX_EXCHANGE_BYTES),
    }),
    answer: openedExchange,
  },
  /** Reads the file and compares it with the library; nothing is changed by it. */
  'exchange.read': { by: 'service', args: z.strictObject({ handle }), answer: exchangePreview },
  /** Adds what is fresh and does with each conflict what is decided; `except` goes before `conflicts`. */
  'exchange.merge': {
    by: 'service',
    args: z.strictObject({
      requestId,
      handle,
      conflicts: decision,
      except: z.array(z.strictObject({ index: entry, decision })).max(MAX_LISTED),
    }),
    answer: merged,
  },
  /** Takes the merge back: what was added goes to the bin, what was replaced gets its words again. */
  'exchange.undo': { by: 'service', args: z.strictObject({ requestId, handle }), answer: nothing },
  /** Stops the reading or merging that is under way. */
  'exchange.cancel': { by: 'service', args: z.strictObject({ handle }), answer: nothing },
  'exchange.close': { by: 'service', args: z.strictObject({ handle }), answer: nothing },
  /** Asks where the file goes and writes these passages, or all; null when the writer cancelled. */
  'exchange.save': {
    by: 'main',
    args: z.strictObject({ ids: passageIds.exactOptional() }),
    answer: z.object({ path: z.string(), passages: z.int() }).nullable(),
  },
} as const satisfies Record<string, Call>

/** What main alone asks the service: never reachable from the window. */
export const exchangeMainCalls = {
  'exchange.takePath': {
    by: 'service',
    args: z.strictObject({ path: z.string().max(4_096) }),
    answer: openedExchange,
  },
  'exchange.write': {
    by: 'service',
    args: z.strictObject({ path: z.string().max(4_096), ids: passageIds.exactOptional() }),
    answer: z.object({ path: z.string(), passages: z.int() }),
  },
} as const satisfies Record<string, Call>
