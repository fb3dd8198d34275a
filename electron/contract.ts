import { z } from 'zod'
import { COMMAND_IDS } from '#core/command.ts'
import { KINDS, SLOT_KINDS } from '#core/document/document.ts'
import { blockIdSchema, documentSchema } from '#core/document/schema.ts'
import { readPreset } from '#core/layout/preset-schema.ts'
import type { Preset } from '#core/layout/presets.ts'
import { FORMS } from '#core/layout/presets.ts'
import type { RecogniseNote } from '#core/recognise/notes.ts'
import { RECOGNISE_NOTES } from '#core/recognise/notes.ts'
import type { ReadNote } from '#core/recognise/reading.ts'
import { READ_ERRORS } from '#core/recognise/reading.ts'
import type { SourceText } from '#core/recognise/source.ts'
import { CHANGE_KINDS } from '#core/roll-forward/change.ts'
import { unitProfileSchema } from '#core/template/profile.ts'
import type { Template } from '#core/template/template.ts'
import { readTemplate } from '#core/template/template.ts'

/**
 * Every call the window may make and every event it may hear. Arguments are parsed where they arrive (ipc.ts, the service),
 * answers where they arrive (renderer/desk.ts); `by` says which process answers.
 */

/** Everything that can go wrong, as codes; core/words says each in both languages. Adding one without its words fails a test. */
export const ERROR_CODES = [
  // A call that the contract does not know, or whose arguments do not parse.
  'bad-call',
  // The sender is not the app's own page.
  'not-allowed',
  // The service died five times; the window can only be closed and the app started again.
  'service-gone',
  'internal',
  // Papers (core/document/format.ts).
  'not-a-document',
  'damaged-document',
  'newer-document',
  'upgrade-failed',
  'draft-missing',
  'draft-in-bin',
  'draft-read-only',
  'draft-too-large',
  // Templates (core/template).
  'template-missing',
  'template-built-in',
  'template-shape',
  'template-key-twice',
  'template-no-choices',
  'template-unknown-key',
  'template-bracket',
  'template-shift',
  'template-words-moved',
  // Presets (core/layout).
  'preset-missing',
  'preset-built-in',
  'preset-shape',
  'bad-year',
  'bad-number',
  'bad-date',
  'bad-choice',
  // The database.
  'database-damaged',
  'database-newer',
  'database-old-sqlite',
  'migration-failed',
  'profile-unwritable',
  'profile-missing',
  // Writing a file; the target is untouched in each case.
  'file-busy',
  'file-no-permission',
  'file-read-only-place',
  'disk-full',
  'folder-missing',
  'file-is-folder',
  'name-too-long',
  'write-failed',
  'export-failed',
  // Word could not open it (core/docx/why-not-word.ts).
  'table-too-wide',
  // What was written and read again was not what the paper says; nothing was put in the target's place.
  'export-differs',
  // Word would call the file damaged (core/docx/why-not-word.ts).
  'table-too-wide',
  // The section or selection is no longer in the draft.
  'part-missing',
  // The writer stopped it; main answers the window null instead.
  'export-cancelled',
  // One at a time: another is being exported or printed.
  'export-busy',
  'print-failed',
  // Rolling a paper forward (core/roll-forward).
  'roll-same-year',
  'roll-earlier-year',
  // It was saved or corrected since its changes were proposed.
  'roll-source-changed',
  'roll-failed',
  // Reading a file of others (core/recognise/reading.ts); it is never changed.
  ...READ_ERRORS,
  // The import is closed, or the service was restarted since it was chosen: choose again.
  'import-missing',
  // It is being read or kept at this moment; one thing at a time for each import.
  'import-busy',
  'import-cancelled',
  'import-failed',
  // The clock and the memory that one file may take.
  'import-too-slow',
  'import-out-of-memory',
  'import-too-many',
  'import-empty-folder',
  'import-file-missing',
  'import-file-unreadable',
  // Between being read and being kept; read it again.
  'import-file-changed',
  'import-paper-missing',
  // A draft of ours is opened, not recognised.
  'import-is-draft',
  // Old papers and the files that papers came from.
  'old-paper-missing',
  'old-paper-in-bin',
  'original-missing',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

const params = z.record(z.string().max(60), z.union([z.string().max(4_000), z.number()]))
export const troubleSchema = z.object({ code: z.enum(ERROR_CODES), params: params.exactOptional() })
export type AppTrouble = z.infer<typeof troubleSchema>

/** A draft's id: a UUID made by the service. */
const draftId = z.uuid()
/** Makes a write happen once: a retry with the same id gets the first answer again. */
const requestId = z.uuid()
/** ISO time in UTC. */
const instant = z.iso.datetime()

/** Where the caret stands, by the document model: a block's id or the name of one of the paper's own lines. */
export const caretSchema = z.object({
  place: z.union([z.enum(['title', 'recipients', 'signatory', 'date', 'note']), blockIdSchema]),
  offset: z.int().min(0),
})
export type Caret = z.infer<typeof caretSchema>

export const draftSummarySchema = z.object({
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
export const DRAFT_SORTS = ['updated', 'created', 'title', 'year'] as const
const draftListArgs = z.strictObject({
  query: z.string().max(200).exactOptional(),
  year: z.int().exactOptional(),
  kind: z.enum(KINDS).exactOptional(),
  sort: z.enum(DRAFT_SORTS).exactOptional(),
  /** The drafts in the bin, and no others. */
  bin: z.boolean().exactOptional(),
})

const draftFilters = z.object({
  /** The newest year first. */
  years: z.array(z.object({ year: z.int(), drafts: z.int() })),
  kinds: z.array(z.object({ kind: z.enum(KINDS), drafts: z.int() })),
  inBin: z.int(),
})
export type DraftFilters = z.infer<typeof draftFilters>

const openedDraft = z.object({
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

const bilingual = z.object({ 'zh-CN': z.string(), en: z.string() })
const templateSummary = z.object({
  id: z.string(),
  origin: z.enum(['built-in', 'user']),
  name: bilingual,
  description: bilingual,
  kind: z.enum(KINDS),
  proposedYear: z.int(),
  /** Only of the user's own. */
  updatedAt: instant.exactOptional(),
  /** Only of one in the bin. */
  deletedAt: instant.exactOptional(),
  /** Its lines for a gallery, in the language of the settings (core/template/template-outline.ts). */
  preview: z.array(z.object({ level: z.literal([0, 1, 2, 3, 4]), number: z.string(), text: z.string() })),
  fields: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(SLOT_KINDS),
      label: bilingual,
      required: z.boolean(),
      proposed: z.string().exactOptional(),
      unit: z.string().exactOptional(),
      choices: z.array(z.string()).exactOptional(),
      /** What to offer: the last answer, or what the unit profile says. */
      remembered: z.string().exactOptional(),
    }),
  ),
})
export type TemplateSummary = z.infer<typeof templateSummary>

const templateId = z.string().max(100)
const anyTemplate = z.custom<Template>((json) => readTemplate(json).ok)

const presetSummary = z.object({
  id: z.string(),
  origin: z.enum(['built-in', 'user']),
  name: bilingual,
  form: z.enum(FORMS),
  /** Only of the user's own. */
  updatedAt: instant.exactOptional(),
  /** Only of one in the bin. */
  deletedAt: instant.exactOptional(),
})
export type PresetSummary = z.infer<typeof presetSummary>

const presetId = z.string().min(1).max(100)
const anyPreset = z.custom<Preset>((json) => readPreset(json).ok)

/** A family of fonts that this machine has, under every name by which it can be asked for. */
const fontFamily = z.object({
  /** As a Chinese Word lists it: the Chinese name where there is one. */
  name: z.string(),
  /** All names, `name` among them: 仿宋 and FangSong. */
  names: z.array(z.string()),
  /** Whether it has the characters of Chinese text. */
  isChinese: z.boolean(),
})
export type FontFamily = z.infer<typeof fontFamily>

export const EXPORT_FORMATS = ['docx', 'pdf', 'txt', 'html'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** One section by its heading, or the blocks of a selection from the first to the last (core/document/part.ts). */
const part = z.union([
  z.strictObject({ section: blockIdSchema }),
  z.strictObject({ blocks: z.strictObject({ from: blockIdSchema, to: blockIdSchema }) }),
])

const whatToExport = { id: draftId, preset: presetId, part: part.exactOptional() }

/** What an export or print does, in this order; a format leaves out what it has no use for. */
export const EXPORT_STEPS = ['compose', 'paginate', 'load', 'pdf', 'write', 'verify'] as const
/** `done` of `total` within `step`. Not every step counts; those say 0 of 1, then 1 of 1. */
export const exportProgressSchema = z.strictObject({
  step: z.enum(EXPORT_STEPS),
  done: z.int().min(0),
  total: z.int().min(1),
})
export type ExportProgress = z.infer<typeof exportProgressSchema>

/** Bytes that one file may have to be brought in. */
export const MAX_IMPORT_BYTES = 64 * 1024 * 1024
/** Files that one import may have, a folder with all in it. */
export const MAX_IMPORT_FILES = 2_000

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

/** One choosing, dropping or pasting: kept by the service until it is closed, the service ends or four newer ones came. */
const importId = z.uuid()
/** A file's number within its import, from 0. */
const fileNumber = z.int().min(0).max(MAX_IMPORT_FILES)
/** A paper's number within its file, from 0. */
const paperNumber = z.int().min(0).max(1_000)

/** What is known of a paper beside its text; all of it may be corrected. */
const paperFacts = {
  title: z.string().max(400),
  kind: z.enum(KINDS),
  year: z.int().min(1_000).max(9_999),
  unit: z.string().max(200),
}
export type PaperFacts = z.infer<z.ZodObject<typeof paperFacts>>

/** What an imported paper is equal to: its file byte for byte, or its text. */
const duplicate = z.object({
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
const decisions = z.strictObject({
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
const accepted = z.object({
  drafts: z.array(keptPaper),
  oldPapers: z.array(keptPaper),
  /** What could not be kept; the others were. */
  failed: z.array(z.object({ file: fileNumber, paper: paperNumber, error: troubleSchema })),
  isCancelled: z.boolean(),
})
export type Accepted = z.infer<typeof accepted>

const oldPaperId = z.uuid()
/** The file that a paper came from. */
const originalFile = z.object({ name: z.string(), size: z.int(), addedAt: instant })
export type OriginalFile = z.infer<typeof originalFile>

export const oldPaperSummarySchema = z.object({
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

export const OLD_PAPER_SORTS = ['imported', 'year', 'title'] as const
const oldPaperListArgs = z.strictObject({
  query: z.string().max(200).exactOptional(),
  year: z.int().exactOptional(),
  kind: z.enum(KINDS).exactOptional(),
  unit: z.string().max(200).exactOptional(),
  /** `year` where nothing is said, the newest first; in the bin the last deleted first. */
  sort: z.enum(OLD_PAPER_SORTS).exactOptional(),
  bin: z.boolean().exactOptional(),
})
const oldPaperFilters = z.object({
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
const ownerOfOriginal = z.union([z.strictObject({ draft: draftId }), z.strictObject({ oldPaper: oldPaperId })])
const assetId = z.string().regex(/^[\da-f]{64}$/)

/** What the new plan part begins with: the old text, the old headings, or the headings of the template for such papers. */
export const ROLL_PLANS = ['text', 'headings', 'template'] as const
/** How a paper is rolled forward: which one, to which year, with all its text or its headings alone. */
const rollWish = {
  from: ownerOfOriginal,
  year: z.int().min(1_000).max(9_999),
  keep: z.enum(['text', 'structure']),
  plan: z.enum(ROLL_PLANS),
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
  /** How many figures of the draft are to be confirmed. */
  figures: z.int(),
})
export type RollProposal = z.infer<typeof rollProposal>

export const LANGUAGES = ['zh-CN', 'en'] as const
export const settingsSchema = z.object({
  language: z.enum(LANGUAGES),
  theme: z.enum(['system', 'light', 'dark']),
  /** Per cent. */
  zoom: z.int().min(75).max(200),
  outline: z.boolean(),
  outlineWidth: z.int().min(220).max(360),
  leftPane: z.enum(['outline', 'drafts']),
  /** The papers that were opened last, the latest first. */
  recent: z.array(draftId).max(10),
  /** The papers that were open when the window closed. */
  open: z.array(draftId).max(10),
  /** The preset used last; may be gone by now. */
  preset: presetId,
  /** The kind of file exported last. */
  exportFormat: z.enum(EXPORT_FORMATS),
})
export type Settings = z.infer<typeof settingsSchema>
export type Look = Pick<Settings, 'language' | 'theme' | 'zoom' | 'outline' | 'outlineWidth'>
export const DEFAULT_SETTINGS: Settings = {
  language: 'zh-CN',
  theme: 'system',
  zoom: 100,
  outline: true,
  outlineWidth: 240,
  leftPane: 'drafts',
  recent: [],
  open: [],
  preset: 'gbt9704',
  exportFormat: 'docx',
}

/** What the window needs to know of its own app. */
const appState = z.object({
  version: z.string(),
  electron: z.string(),
  node: z.string(),
  sqlite: z.string(),
  profile: z.string(),
  /** Requests to any network that were stopped since the start. */
  networkAttempts: z.int(),
  /** What happened to the data at start, when something did (database-damaged, database-newer, …). */
  trouble: troubleSchema.nullable(),
})
export type AppState = z.infer<typeof appState>

interface Call {
  readonly by: 'main' | 'service'
  readonly args: z.ZodType
  readonly answer: z.ZodType
}

const nothing = z.null()
/** The id of what was made. */
const made = z.object({ id: z.string() })

const paperState = z.strictObject({ isEditable: z.boolean(), numbering: z.enum(['restart', 'continuous']) })
export type PaperState = z.infer<typeof paperState>

/** What the window may ask. */
export const calls = {
  'app.state': { by: 'main', args: z.strictObject({}), answer: appState },
  'settings.read': { by: 'service', args: z.strictObject({}), answer: settingsSchema },
  'settings.write': {
    by: 'main',
    args: z.strictObject({ requestId, settings: settingsSchema.partial() }),
    answer: settingsSchema,
  },
  /** The built-in ones first, then the user's own by name. */
  'templates.list': { by: 'service', args: z.strictObject({}), answer: z.array(templateSummary) },
  'templates.bin': { by: 'service', args: z.strictObject({}), answer: z.array(templateSummary) },
  'templates.read': { by: 'service', args: z.strictObject({ id: templateId }), answer: anyTemplate },
  /** Without `id` a new one; the id in the template itself is not looked at. Any trouble of readTemplate; a built-in one is refused. */
  'templates.save': {
    by: 'service',
    args: z.strictObject({ requestId, id: templateId.exactOptional(), template: z.unknown() }),
    answer: made,
  },
  'templates.duplicate': { by: 'service', args: z.strictObject({ requestId, id: templateId }), answer: made },
  'templates.import': { by: 'service', args: z.strictObject({ requestId, json: z.unknown() }), answer: made },
  'templates.remove': { by: 'service', args: z.strictObject({ requestId, id: templateId }), answer: nothing },
  'templates.restore': { by: 'service', args: z.strictObject({ requestId, id: templateId }), answer: nothing },
  /** Asks where, then writes it as .json; null when the writer cancelled the file dialog. */
  'templates.export': {
    by: 'main',
    args: z.strictObject({ id: templateId }),
    answer: z.object({ path: z.string() }).nullable(),
  },
  'unit.read': { by: 'service', args: z.strictObject({}), answer: unitProfileSchema },
  'unit.write': {
    by: 'service',
    args: z.strictObject({ requestId, profile: unitProfileSchema }),
    answer: unitProfileSchema,
  },
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
  /** The built-in ones first, then the user's own by name. */
  'presets.list': { by: 'service', args: z.strictObject({}), answer: z.array(presetSummary) },
  'presets.bin': { by: 'service', args: z.strictObject({}), answer: z.array(presetSummary) },
  'presets.read': { by: 'service', args: z.strictObject({ id: presetId }), answer: anyPreset },
  /** Without `id` a new one; the id in the preset itself is not looked at. Any trouble of readPreset; a built-in one is refused. */
  'presets.save': {
    by: 'service',
    args: z.strictObject({ requestId, id: presetId.exactOptional(), preset: z.unknown() }),
    answer: made,
  },
  'presets.duplicate': { by: 'service', args: z.strictObject({ requestId, id: presetId }), answer: made },
  'presets.import': { by: 'service', args: z.strictObject({ requestId, json: z.unknown() }), answer: made },
  'presets.remove': { by: 'service', args: z.strictObject({ requestId, id: presetId }), answer: nothing },
  'presets.restore': { by: 'service', args: z.strictObject({ requestId, id: presetId }), answer: nothing },
  /** Asks where, then writes it as .json; null when the writer cancelled the file dialog. */
  'presets.export': {
    by: 'main',
    args: z.strictObject({ id: presetId }),
    answer: z.object({ path: z.string() }).nullable(),
  },
  /** The families that this machine has, by name; what a preset's fonts become is `substitutes` of core/layout/fonts.ts. */
  'fonts.list': { by: 'service', args: z.strictObject({}), answer: z.array(fontFamily) },
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
  /**
   * What changes when a paper becomes the one of a later year; without a year, of the next. Nothing is kept. Refused:
   * roll-same-year, roll-earlier-year.
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
  /** What the menu is told of the open paper, so that it offers only what can be done; null while there is none. */
  'menu.paper': {
    by: 'main',
    args: z.strictObject({ paper: paperState.nullable() }),
    answer: nothing,
  },
  'profile.show': { by: 'main', args: z.strictObject({}), answer: nothing },
  /** The window's answer to `flush`: whether everything is saved, so that it may close. */
  'window.flushed': { by: 'main', args: z.strictObject({ saved: z.boolean() }), answer: nothing },
} as const satisfies Record<string, Call>

const SERVICE_FORMATS = ['docx', 'txt', 'html'] as const satisfies readonly ExportFormat[]
/** A page of HTML and its stylesheet, which stand apart because the page's policy takes no inline styles. */
const pages = z.object({ html: z.string(), css: z.string(), count: z.int().min(1) })
export type Pages = z.infer<typeof pages>

/** What main alone asks the service: never reachable from the window. */
export const mainCalls = {
  'service.state': {
    by: 'service',
    args: z.strictObject({}),
    answer: z.object({ sqlite: z.string(), node: z.string(), trouble: troubleSchema.nullable() }),
  },
  'settings.store': {
    by: 'service',
    args: z.strictObject({ requestId, settings: settingsSchema.partial() }),
    answer: settingsSchema,
  },
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
  /** Files by their paths, or a folder with all in it, as the file dialog gave them. */
  'import.takePaths': {
    by: 'service',
    args: z.union([
      z.strictObject({ paths: z.array(z.string().max(4_096)).min(1) }),
      z.strictObject({ folder: z.string().max(4_096) }),
    ]),
    answer: openedImport,
  },
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
  'presets.name': { by: 'service', args: z.strictObject({ id: presetId }), answer: z.object({ name: z.string() }) },
  'presets.write': {
    by: 'service',
    args: z.strictObject({ id: presetId, path: z.string().max(4_096) }),
    answer: z.object({ path: z.string() }),
  },
  'templates.name': { by: 'service', args: z.strictObject({ id: templateId }), answer: z.object({ name: z.string() }) },
  'templates.write': {
    by: 'service',
    args: z.strictObject({ id: templateId, path: z.string().max(4_096) }),
    answer: z.object({ path: z.string() }),
  },
} as const satisfies Record<string, Call>

/** What main tells the window. */
export const events = {
  /** A menu item or shortcut was chosen. */
  command: z.strictObject({ id: z.enum(COMMAND_IDS) }),
  /** The window is about to close: save, then answer with window.flushed. */
  flush: z.strictObject({}),
  settings: settingsSchema,
  /** How far the export or print is. */
  'export.progress': exportProgressSchema,
  /** How far the import is that import.read or import.accept works on. */
  'import.progress': importProgressSchema,
  /** `restarting`: writes wait and are repeated; `gone`: it could not be brought back. */
  service: z.strictObject({ state: z.enum(['up', 'restarting', 'gone']) }),
} as const satisfies Record<string, z.ZodType>

export type CallName = keyof typeof calls
export type MainCallName = keyof typeof mainCalls
export type EventName = keyof typeof events
type AllCalls = typeof calls & typeof mainCalls
export type Args<N extends CallName | MainCallName> = z.infer<AllCalls[N]['args']>
export type Answer<N extends CallName | MainCallName> = z.infer<AllCalls[N]['answer']>
export type EventBody<N extends EventName> = z.infer<(typeof events)[N]>

/** How every answer travels. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppTrouble }

/** The names of the calls that the service answers to the window. */
export const SERVICE_CALLS = Object.entries(calls).flatMap(([name, call]) =>
  call.by === 'service' ? [name as CallName] : [],
)

/** `window.desk`, as the preload script exposes it. */
export interface Desk {
  /** The settings that the first frame shows, known before the service is up. */
  readonly look: Look
  readonly call: (name: string, args: unknown) => Promise<unknown>
  readonly on: (name: string, listener: (body: unknown) => void) => () => void
}
