import type { SetParagraph, SetPlace } from '../set-paper.ts'
import type { Type } from './typed-text.ts'

/** A paper on its pages. Lengths in twips; x and y from the sheet's upper left corner, downwards. */
export interface Pages {
  readonly pages: readonly PlacedPage[]
  readonly flags: readonly Flag[]
}

export interface PlacedPage {
  /** From 1. */
  readonly number: number
  /** In reading order. */
  readonly lines: readonly PlacedLine[]
  readonly rules: readonly PlacedRule[]
  /** The borders of table cells, and the frames of pictures whose bytes are not there; neighbours share an edge. */
  readonly cells: readonly Box[]
  readonly pictures: readonly PlacedPicture[]
  /** Absent where the preset wants no number on the page. */
  readonly pageNumber?: PlacedPageNumber
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** One line in the box it is set in: `align` says where in its width, and the type stands in the middle of its height. */
export interface PlacedLine extends Box, LineText {
  readonly place?: SetPlace
  readonly role: SetParagraph['role']
}

export interface LineText {
  readonly align: 'left' | 'center' | 'right' | 'both'
  /** What is spread over the line so that it fills its box; 0 unless `align` is `both`. */
  readonly justify: number
  readonly fragments: readonly Fragment[]
}

/** Text of one type in one font. */
export interface Fragment extends Type {
  readonly text: string
  /** Set in the preset's Latin font. */
  readonly latin?: true
  /** Between it and the fragment before stands a quarter of its size. */
  readonly spaced?: true
  /** Before the line is justified; spaces at a line's end have no width. */
  readonly x: number
  readonly width: number
}

export interface PlacedRule {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly style: 'single' | 'thick-thin' | 'thin-thick'
  readonly widthPt: number
  readonly colour: 'black' | 'red'
}

export interface PlacedPicture extends Box {
  readonly place: SetPlace
  readonly asset: string
  readonly alt: string
}

export interface PlacedPageNumber extends Box {
  readonly text: string
  readonly side: 'left' | 'right' | 'center'
}

export const FLAG_TYPES = ['lonelyHeading', 'signatureAlone', 'tornRow', 'blankPage'] as const

/**
 * What a careful secretary would not send: a heading on a page's last line with its text overleaf; signatory and date on
 * a page with less than two lines of the body (署名页无正文); a table row taller than a page; a page with nothing on it.
 */
export interface Flag {
  readonly type: (typeof FLAG_TYPES)[number]
  /** From 1. */
  readonly page: number
  /** The line it is about; on a blank page the last one before it. Absent where no line stands before it. */
  readonly place?: SetPlace
}
