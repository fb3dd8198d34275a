import type { Level } from '../document/document.ts'

/**
 * The parts of a paper that have a look of their own; each becomes one paragraph style, or, where it never fills a line, one
 * character style: signer 签发人姓名, attendance 出席/请假/列席. `secrecy` is 密级 and 紧急程度, `mark` 发文机关标志.
 */
export const ROLES = [
  'copyNumber',
  'secrecy',
  'mark',
  'documentNumber',
  'signer',
  'body',
  'title',
  'recipients',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'attachmentNote',
  'signatory',
  'date',
  'note',
  'attendance',
  'attachmentLabel',
  'attachmentTitle',
  'tableText',
  'tableHead',
  'picture',
  'imprint',
  'contentsTitle',
  'contentsLine',
  'pageNumber',
] as const
export type Role = (typeof ROLES)[number]

/** How one part is set. Indents in characters (字) of the body, the size in points. */
export interface Look {
  /** The font of Chinese text, by the name that Word shows. */
  readonly font: string
  /** The font of Latin letters and digits, where it is not the preset's. */
  readonly latinFont?: string
  /** Of the mark: the largest; it is set smaller until its longest line fits. */
  readonly sizePt: number
  readonly bold: boolean
  readonly align: 'both' | 'left' | 'center' | 'right'
  readonly firstLineChars: number
  /** Exact line pitch in twips; 'auto' where an exact one would cut the content off. */
  readonly line: number | 'auto'
}

/** The part that a heading of the level is set as. */
export function headingRole(level: Level): Role {
  return `heading${level}`
}
