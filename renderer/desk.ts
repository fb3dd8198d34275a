import type { Answer, Args, CallName, Desk, EventBody, EventName, Reply } from '#contract'

export type {
  AppState,
  AppTrouble,
  Comparable,
  ComparedPaper,
  Caret,
  ConflictDecision,
  ConflictSide,
  Decisions,
  DraftFilters,
  DraftSummary,
  Duplicate,
  ExchangeConflict,
  ExchangePreview,
  ExportFormat,
  FontFamily,
  FoundPaper,
  ImportDetails,
  ImportedFile,
  ImportProgress,
  FigureVersion,
  LedgerFilters,
  Merged,
  Look,
  OldPaperFilters,
  OldPaperSummary,
  OpenedDraft,
  OpenedExchange,
  OpenedImport,
  OpenedPassage,
  PaperFacts,
  PlanAnswer,
  PlanItem,
  PlanOfDraft,
  PlanVerdict,
  PassageFilters,
  PassageSummary,
  PresetSummary,
  Reply,
  ReuseReport,
  ReuseSection,
  ReuseSentence,
  ReuseShares,
  RollChange,
  RollProposal,
  Settings,
  SourceName,
  StoredFigure,
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

/** What the list of passages may be asked for. */
export type PassageList = Args<'library.list'>

/** What the library takes in. */
export type PassagesToAdd = Args<'library.add'>['passages']

/** An earlier state of a passage. */
export type PassageVersion = Answer<'library.versions'>[number]

/** An old paper with its text. */
export type OpenedOldPaper = Answer<'oldPapers.read'>

/** A paper that is to be rolled forward, and how. */
export type RollWish = Args<'roll-forward.propose'>
export type RollSource = RollWish['from']

/** Whose plan a draft is held against. */
export type PlanSource = Args<'plan.settle'>['from']

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
