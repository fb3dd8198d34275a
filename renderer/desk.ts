import type { Answer, Args, CallName, Desk, EventBody, EventName, Reply } from '#contract'

export type {
  AppState,
  AppTrouble,
  Caret,
  Decisions,
  DraftFilters,
  DraftSummary,
  Duplicate,
  ExportFormat,
  FontFamily,
  FoundPaper,
  ImportDetails,
  ImportedFile,
  ImportProgress,
  Look,
  OldPaperFilters,
  OldPaperSummary,
  OpenedDraft,
  OpenedImport,
  PaperFacts,
  PresetSummary,
  Reply,
  RollChange,
  RollProposal,
  Settings,
  TemplateSummary,
} from '#contract'

declare global {
  interface Window {
    readonly desk: Desk
  }
}

const BROKEN: Reply<never> = { ok: false, error: { code: 'internal' } }

/** What an export is doing. */
export type ExportStep = EventBody<'export.progress'>['step']

/** What the list of drafts may be asked for. */
export type DraftList = Args<'drafts.list'>

/** What the list of old papers may be asked for. */
export type OldPaperList = Args<'oldPapers.list'>

/** An old paper with its text. */
export type OpenedOldPaper = Answer<'oldPapers.read'>

/** A paper that is to be rolled forward, and how. */
export type RollWish = Args<'roll-forward.propose'>
export type RollSource = RollWish['from']

/** The settings that the first frame shows. */
export function firstLook() {
  return window.desk.look
}

/** Asks the app. Trouble comes back as a value, never as an exception. */
export async function ask<N extends CallName>(name: N, args: Args<N>): Promise<Reply<Answer<N>>> {
  try {
    return (await window.desk.call(name, args)) as Reply<Answer<N>>
  } catch {
    return BROKEN
  }
}

/** Hears an event of the app until the returned function is called. */
export function hear<N extends EventName>(name: N, listener: (body: EventBody<N>) => void): () => void {
  return window.desk.on(name, (body) => listener(body as EventBody<N>))
}

/** A fresh request id: a write that is repeated with it happens once. */
export function newRequestId(): string {
  return crypto.randomUUID()
}
