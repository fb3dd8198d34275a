import type { Block, Header, Imprint, Level } from '../../document/document.ts'
import type { SourceHints } from '../source.ts'
import type { Span } from './piece.ts'

/** A paper as places in the cleaned text: what stands where, before anything is copied out of it. */
export interface Sketch {
  readonly title: readonly Span[]
  /** 版头 and 版记, and their lines for a reading that leaves every line where it stands. */
  readonly header?: { readonly value: Header; readonly lines: readonly Element[] }
  readonly imprint?: { readonly value: Imprint; readonly lines: readonly Element[] }
  readonly recipients?: Span
  readonly body: readonly Element[]
  readonly signatory: readonly Span[]
  readonly date?: Span
  readonly note?: Span
  readonly attachments: readonly SketchedAttachment[]
  /** 附件说明 (「附件：1.…」): the attachments' own titles say it again. */
  readonly listed: readonly Span[]
}

export interface SketchedAttachment {
  /** The line 附件 itself, where there is one. */
  readonly label?: Span
  readonly title: readonly Span[]
  readonly body: readonly Element[]
}

export type Element = HeadingElement | ParagraphElement | BlockElement

export interface HeadingElement {
  readonly type: 'heading'
  readonly level: Level
  /** The number as it stands, spaces behind it included; empty where none stands there. */
  readonly marker: Span
  /** The number in standard form; '' for a heading without one; `isRestored` where only the numbers after it tell it. */
  readonly number: string
  readonly isRestored?: true
  /** The heading's own words; empty where the item has no title. */
  readonly title: Span
  /** A title alone on its line that ends in a full stop. */
  readonly endsSentence?: true
  readonly runIn?: Span
}

export interface ParagraphElement {
  readonly type: 'paragraph'
  readonly span: Span
  readonly hints: SourceHints
}

export interface BlockElement {
  readonly type: 'block'
  readonly block: Block
  readonly span: Span
}
