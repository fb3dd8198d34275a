import { z } from 'zod'
import { blockIdSchema } from '#core/document/schema.ts'
import type { Call, ExportFormat } from './call.ts'
import { EXPORT_FORMATS, nothing, presetId } from './call.ts'
import { draftId } from './drafts.ts'

/** One section by its heading, or the blocks of a selection from the first to the last (core/document/part.ts). */
export const part = z.union([
  z.strictObject({ section: blockIdSchema }),
  z.strictObject({ blocks: z.strictObject({ from: blockIdSchema, to: blockIdSchema }) }),
])

const whatToExport = { id: draftId, preset: presetId, part: part.exactOptional() }

/** What an export or print does, in this order; a format leaves out what it has no use for. */
const EXPORT_STEPS = ['compose', 'paginate', 'load', 'pdf', 'write', 'verify'] as const
/** `done` of `total` within `step`. Not every step counts; those say 0 of 1, then 1 of 1. */
export const exportProgressSchema = z.strictObject({
  step: z.enum(EXPORT_STEPS),
  done: z.int().min(0),
  total: z.int().min(1),
})
export type ExportProgress = z.infer<typeof exportProgressSchema>

const SERVICE_FORMATS = ['docx', 'txt', 'html'] as const satisfies readonly ExportFormat[]
/** A page of HTML and its stylesheet, which stand apart because the page's policy takes no inline styles. */
export const pages = z.object({ html: z.string(), css: z.string(), count: z.int().min(1) })
export type Pages = z.infer<typeof pages>

/** What the window may ask. */
export const exportCalls = {
  /**
   * Asks where, then writes the saved draft, reads the file again and puts it in its place only where it says what the draft
   * says. Null when the writer cancelled, in the file dialog or with export.cancel; nothing is written then.
   */
  'export.file': {
    by: 'main',
    args: z.strictObject({ ...whatToExport, format: z.enum(EXPORT_FORMATS) }),
    answer: z.object({ path: z.string() }).nullable(),
  },
  /** Lays out the saved draft and opens the system's print dialog; false when the writer cancelled. */
  'export.print': { by: 'main', args: z.strictObject(whatToExport), answer: z.object({ printed: z.boolean() }) },
  /** Stops the export or print that is under way; nothing where there is none. */
  'export.cancel': { by: 'main', args: z.strictObject({}), answer: nothing },
  /** Shows the file that the last export of this run wrote; any other path is not reachable from the window. */
  'export.show': { by: 'main', args: z.strictObject({}), answer: nothing },
} as const satisfies Record<string, Call>

/** What main alone asks the service: never reachable from the window. */
export const exportMainCalls = {
  'export.name': {
    by: 'service',
    args: z.strictObject({ id: draftId, format: z.enum(EXPORT_FORMATS), part: part.exactOptional() }),
    answer: z.object({ name: z.string() }),
  },
  /** Every format but PDF, which only main can make. */
  'export.write': {
    by: 'service',
    args: z.strictObject({ ...whatToExport, format: z.enum(SERVICE_FORMATS), path: z.string().max(4_096) }),
    answer: z.object({ path: z.string() }),
  },
  /** The paper laid out in pages, as main prints it. */
  'export.pages': { by: 'service', args: z.strictObject(whatToExport), answer: pages },
  /** Ends the export that is under way; it answers export-cancelled. */
  'export.stop': { by: 'service', args: z.strictObject({}), answer: nothing },
} as const satisfies Record<string, Call>
