/** An official paper as a value: what is saved, what is edited, what is exported. README.md tells the model in one page. */

declare const brand: unique symbol
/** 12 base-36 characters. A split keeps it on the first half, a copy gets a new one, a move keeps it. */
export type BlockId = string & { readonly [brand]: 'BlockId' }
/** Makes a fresh BlockId; an argument everywhere, so that core stays without chance. */
export type NewId = () => BlockId

/** The number that stands in every saved paper; format.ts upgrades older ones. */
export const FORMAT = 1

export const SLOT_KINDS = ['text', 'year', 'number', 'date', 'organisation', 'choice'] as const
export type SlotKind = (typeof SLOT_KINDS)[number]

/** With `key`: a field of the template, its text being the answer, or the prompt while empty. Without: a hole (xx), gone once typed over. */
export interface Slot {
  readonly kind: SlotKind
  readonly key?: string
  readonly label?: string
  readonly unit?: string
  readonly ledger?: string
  readonly choices?: readonly string[]
}

/** A figure taken over from last year (沿用数字). One figure is one id, even over several runs. `from` is the year it stood for. */
export interface Carried {
  readonly id: string
  readonly type: string
  readonly from: number
  readonly state: 'unconfirmed' | 'kept' | 'changed'
  readonly at?: string
}

/** 一是/二是 or 一要/二要; runs of one series are numbered together. */
export interface Enumerator {
  readonly series: number
  readonly style: '是' | '要'
}

/** A stretch of text with equal marks; `"\n"` is a line break, and there are no other control characters. */
export interface Run {
  readonly text: string
  readonly bold?: true
  readonly ref?: BlockId
  readonly slot?: Slot
  readonly carried?: Carried
  readonly enumerator?: Enumerator
}

/** Where a block's words came from: a paper, its year and section, and the block or the library passage. */
export interface Source {
  readonly paper: string
  readonly year: number
  readonly section: string
  readonly block?: BlockId
  readonly passage?: string
}

interface Identified {
  readonly id: BlockId
  readonly sources?: readonly Source[]
}

export type Level = 1 | 2 | 3 | 4

/** 一、（一）1.（1）: the number follows from the headings before it. `runIn` is the text that goes on in the same paragraph (接排标题). */
export interface Heading extends Identified {
  readonly type: 'heading'
  readonly level: Level
  /**
   * Only in what was imported, and only where the source's number is not the one that follows: a gap, a repeat, a lost
   * beginning, 第三条; empty where it had none. Read verbatim, a paper keeps every number that differs by a character.
   */
  readonly marker?: string
  readonly runs: readonly Run[]
  readonly runIn?: readonly Run[]
}

export interface Paragraph extends Identified {
  readonly type: 'paragraph'
  readonly runs: readonly Run[]
  readonly align?: 'left' | 'center' | 'right'
}

export interface TableCell {
  readonly id: BlockId
  readonly colSpan: number
  readonly rowSpan: number
  /** True where another cell's span lies over this place. */
  readonly covered?: true
  readonly blocks: readonly Paragraph[]
}

export interface TableRow {
  readonly id: BlockId
  /** Repeats at the top of each page. */
  readonly header?: true
  readonly cells: readonly TableCell[]
}

export interface Table extends Identified {
  readonly type: 'table'
  readonly rows: readonly TableRow[]
}

export interface Picture extends Identified {
  readonly type: 'picture'
  /** SHA-256 of the stored picture, 64 hexadecimal digits. */
  readonly asset: string
  readonly widthMm: number
  readonly alt: string
}

export interface PageBreak extends Identified {
  readonly type: 'pageBreak'
}

/** A block that this version does not know; kept as it came so that nothing is lost. */
export interface Opaque extends Identified {
  readonly type: 'opaque'
  readonly json: unknown
}

export type Block = Heading | Paragraph | Table | Picture | PageBreak | Opaque

export interface Attachment {
  readonly id: BlockId
  readonly title: readonly Run[]
  readonly blocks: readonly Block[]
}

export const KINDS = [
  'summary-and-plan',
  'summary',
  'work-points',
  'periodic-summary',
  'report',
  'outlook',
  'duty-report',
  'government-report',
  'notice',
  'other',
] as const
export type Kind = (typeof KINDS)[number]

/** 成文日期; `iso` (YYYY-MM-DD) follows from the text where the text is a full date. */
export interface IssueDate {
  readonly text: string
  readonly iso?: string
}

/** 版头: what stands above the red rule (GB/T 9704-2012, 7.2). */
export interface Header {
  readonly copyNumber?: string
  readonly secrecy?: string
  readonly urgency?: string
  /** 发文机关标志: the names as they stand, one a line; 「文件」 follows them unless `mark` is `name`. */
  readonly mark?: 'name'
  readonly organs: readonly string[]
  readonly documentNumber?: string
  readonly signers?: readonly string[]
}

/**
 * How the paper is signed where it is not by the unit's name alone (GB/T 9704-2012, 7.3.5): with a seal (印章), or with the
 * stamp of a signer's name (签名章), whose office (职务) stands before it.
 */
export interface Signing {
  readonly by: 'seal' | 'stamp'
  readonly office?: string
}

/** 版记: copies and printing at the foot of the last page (GB/T 9704-2012, 7.4). */
export interface Imprint {
  readonly copyTo?: string
  readonly printer?: string
  readonly printed?: IssueDate
}

/** The paper that this one was rolled forward from. */
export interface Base {
  readonly id?: string
  readonly title: string
  readonly year: number
  readonly sha256: string
}

/** `year` is the first year the title names: the year summed up, or, in 要点 and plans, the year planned. */
export interface Document {
  readonly format: typeof FORMAT
  readonly kind: Kind
  readonly year: number
  readonly unit: string
  readonly title: readonly Run[]
  readonly recipients: readonly Run[]
  readonly blocks: readonly Block[]
  readonly attachments: readonly Attachment[]
  readonly signatory: readonly Run[]
  readonly date: IssueDate
  readonly signing?: Signing
  readonly note?: readonly Run[]
  readonly header?: Header
  readonly imprint?: Imprint
  /** Whether level 3 starts again under each heading above it or runs through the whole paper; both are legal. */
  readonly numbering: 'restart' | 'continuous'
  readonly basedOn?: Base
}

/** The text an open slot shows: its label in 【】; exported as it stands so that nobody can overlook it. */
export function promptOf(slot: Slot): string {
  return `【${slot.label ?? slot.key ?? slot.kind}】`
}

/** True while a run shows its slot's prompt: not yet the writer's words. */
export function showsPrompt(run: Run): boolean {
  return run.slot !== undefined && run.text === promptOf(run.slot)
}

/** True while a run still waits for the writer's words: a hole always, a field while it shows its prompt. */
export function isOpen(run: Run): boolean {
  return run.slot !== undefined && (run.slot.key === undefined || showsPrompt(run))
}
