import type { Level } from '../document/document.ts'

/** The parts of a paper that have a look of their own; each becomes one paragraph style. */
export const ROLES = [
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
  'attachmentLabel',
  'attachmentTitle',
  'tableText',
  'tableHead',
  'picture',
  'pageNumber',
] as const
export type Role = (typeof ROLES)[number]

/** How one part is set. Indents in characters (字) of the body, the size in points. */
export interface Look {
  /** The font of Chinese text, by the name that Word shows. */
  readonly font: string
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
