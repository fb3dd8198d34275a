import { z } from 'zod'
import { KINDS } from '#core/document/document.ts'
import { blockIdSchema, documentSchema } from '#core/document/schema.ts'
import type { RecogniseNote } from '#core/recognise/notes.ts'
import { RECOGNISE_NOTES } from '#core/recognise/notes.ts'
import type { ReadNote } from '#core/recognise/reading.ts'
import type { SourceText } from '#core/recognise/source.ts'
import type { Call } from './call.ts'
import { bytes, nothing, requestId } from './call.ts'
import { MAX_IMPORT_FILES } from './limits.ts'
import { troubleSchema } from './trouble.ts'

/** One choosing, dropping or pasting: kept by the service until it is closed, the service ends or four newer ones came. */
const importId = z.uuid()
/** A file's number within its import, from 0. */
const fileNumber = z.int().min(0).max(MAX_IMPORT_FILES)
/** A paper's number within its file, from 0. */
const paperNumber = z.int().min(0).max(1_000)

/** What is known of a paper beside its text; all of it may be corrected. */
export const paperFacts = {
  title: z.string().max(400),
  kind: z.enum(KINDS),
  year: z.int().min(1_000).max(9_999),
  unit: z.string().max(200),
}
export type PaperFacts = z.infer<z.ZodObject<typeof paperFacts>>

/** What an imported paper is equal to: its file byte for byte, or its text. */
export const duplicate = z.object({
  by: z.enum(['file', 'text']),
  of: z.enum(['old-paper', 'draft', 'this-import']),
  title: z.string(),
  /** Of the old paper or draft. */
  id: z.string().exactOptional(),
  /** The earlier file of this import. */
  file: fileNumber.exactOptional(),
})
export type Duplicate = z.infer<typeof duplicate>

/** A paper found in a file, with what was guessed of it. */
const foundPaper = z.object({
  paper: paperNumber,
  ...paperFacts,
  /** No title names the year: it follows from the date, the text or today. */
  isYearGuessed: z.boolean(),
  characters: z.int(),
  duplicate: duplicate.exactOptional(),
})
export type FoundPaper = z.infer<typeof foundPaper>

const importedFile = z.object({
  file: fileNumber,
  /** Of a folder's file with the folders below it: `2023/总结.doc`. */
  name: z.string(),
  /** Bytes. */
  size: z.int(),
  state: z.enum(['waiting', 'read', 'failed']),
  /** Only where it failed. */
  error: troubleSchema.exactOptional(),
  /** Empty until it was read. */
  papers: z.array(foundPaper),
  /** How many notes there are of each code, those of the reader and of recognition. */
  notes: z.record(z.string(), z.int()),
})
export type ImportedFile = z.infer<typeof importedFile>

const openedImport = z.object({
  import: importId,
  /** The name of the folder that was chosen. */
  folder: z.string().exactOptional(),
  files: z.array(importedFile),
})
export type OpenedImport = z.infer<typeof openedImport>

/** A decision of recognition, by its note's code and where it stands in the source (`at` of the note). */
const decisionPlace = z.strictObject({ code: z.enum(RECOGNISE_NOTES), at: z.int().min(0) })
/** All that the writer decided for one file, each time whole: what is not named is as recognition has it. */
export const decisions = z.strictObject({
  /** Refused by kind or one by one; `except` stay although their kind is refused. */
  refused: z.strictObject({
    codes: z.array(z.enum(RECOGNISE_NOTES)),
    places: z.array(decisionPlace).max(100_000),
    except: z.array(decisionPlace).max(100_000),
  }),
  /** Heading levels by where the block begins in the source (`places`); 0 makes it a paragraph, its number then text. */
  levels: z.array(z.strictObject({ at: z.int().min(0), level: z.literal([0, 1, 2, 3, 4]) })).max(10_000),
})
export type Decisions = z.infer<typeof decisions>

/** One file with all that the import window shows. Offsets count in textOfSource(source) (core/recognise/source.ts). */
const importDetails = z.object({
  file: fileNumber,
  name: z.string(),
  papers: z.array(
    foundPaper.extend({
      document: documentSchema,
      /** Where each block of the document, and of its attachments, begins in the source; in reading order. */
      places: z.array(z.tuple([blockIdSchema, z.int()])),
    }),
  ),
  source: z.custom<SourceText>(),
  /** What the reader of the file could not keep. */
  readNotes: z.array(z.custom<ReadNote>()),
  /** What recognition did or marked, by place; without what was refused. */
  notes: z.array(z.custom<RecogniseNote>()),
  /** What was refused: the notes that would stand there, as they were before any decision. */
  refused: z.array(z.custom<RecogniseNote>()),
  decisions,
})
export type ImportDetails = z.infer<typeof importDetails>

/** How far an import is: `done` of `total` files read or papers kept, `name` being the next. */
export const importProgressSchema = z.strictObject({
  import: importId,
  step: z.enum(['read', 'keep']),
  done: z.int().min(0),
  total: z.int().min(1),
  name: z.string(),
})
export type ImportProgress = z.infer<typeof importProgressSchema>

const acceptedPaper = z.strictObject({
  file: fileNumber,
  paper: paperNumber,
  as: z.enum(['draft', 'old-paper']),
  /** As corrected; what is left out is as it was guessed. */
  ...z.strictObject(paperFacts).partial().shape,
})
const keptPaper = z.object({ file: fileNumber, paper: paperNumber, id: z.string() })
export const accepted = z.object({
  drafts: z.array(keptPaper),
  oldPapers: z.array(keptPaper),
  /** What could not be kept; the others were. */
  failed: z.array(z.object({ file: fileNumber, paper: paperNumber, error: troubleSchema })),
  isCancelled: z.boolean(),
})
export type Accepted = z.infer<typeof accepted>

/** What the window may ask. */
export const importCalls = {
  /** Asks for files or for one folder; null when the writer cancelled. Nothing is read yet, and no path comes back. */
  'import.choose': {
    by: 'main',
    args: z.strictObject({ what: z.enum(['files', 'folder']) }),
    answer: openedImport.nullable(),
  },
  /** The bytes of dropped files; one over MAX_IMPORT_BYTES comes back as failed (file-too-large), best without its bytes. */
  'import.take': {
    by: 'service',
    args: z.strictObject({
      files: z
        .array(z.strictObject({ name: z.string().min(1).max(255), bytes, size: z.int().min(0) }))
        .min(1)
        .max(MAX_IMPORT_FILES),
    }),
    answer: openedImport,
  },
  /** What the clipboard holds; with `html` that is read, else the text. There is no original of it. */
  'import.paste': {
    by: 'service',
    args: z.strictObject({ text: z.string().max(20_000_000), html: z.string().max(20_000_000).exactOptional() }),
    answer: openedImport,
  },
  /** Reads and recognises every file that is still waiting, one after the other, with import.progress; nothing is kept by it. */
  'import.read': {
    by: 'service',
    args: z.strictObject({ import: importId }),
    answer: openedImport.extend({ isCancelled: z.boolean() }),
  },
  /** A file that was read, for the two sides of the window; import-paper-missing where it was not. */
  'import.open': {
    by: 'service',
    args: z.strictObject({ import: importId, file: fileNumber }),
    answer: importDetails,
  },
  /** Recognises the file again under these decisions, which take the place of all earlier ones. */
  'import.decide': {
    by: 'service',
    args: z.strictObject({ import: importId, file: fileNumber, decisions }),
    answer: importDetails,
  },
  /** Stops the reading or keeping that is under way; what is read or kept by then stays, and that call answers so. */
  'import.cancel': { by: 'service', args: z.strictObject({ import: importId }), answer: nothing },
  /** Forgets the import; nothing that was kept goes. */
  'import.close': { by: 'service', args: z.strictObject({ import: importId }), answer: nothing },
  /** Keeps papers, with the files that they came from, in the order given; the import stays open. */
  'import.accept': {
    by: 'service',
    args: z.strictObject({ requestId, import: importId, papers: z.array(acceptedPaper).min(1).max(10_000) }),
    answer: accepted,
  },
} as const satisfies Record<string, Call>

/** What main alone asks the service: never reachable from the window. */
export const importMainCalls = {
  /** Files by their paths, or a folder with all in it, as the file dialog gave them. */
  'import.takePaths': {
    by: 'service',
    args: z.union([
      z.strictObject({ paths: z.array(z.string().max(4_096)).min(1) }),
      z.strictObject({ folder: z.string().max(4_096) }),
    ]),
    answer: openedImport,
  },
} as const satisfies Record<string, Call>
