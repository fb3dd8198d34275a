import { mmToTwips, ptToTwips, SIZE_PT } from './units.ts'

/** A4 in millimetres (GB/T 9704-2012, 5.1). */
export const PAPER_MM = { width: 210, height: 297 } as const

/**
 * The type area on A4: 156 mm × 225 mm, with 37 mm above it and 28 mm at the binding edge (GB/T 9704-2012, 5.2.1).
 * Right and bottom margins are derived from it, so the two can't disagree.
 */
export const TYPE_AREA_MM = { width: 156, height: 225, top: 37, left: 28 } as const

/** 22 lines of 28 characters fill the type area (GB/T 9704-2012, 5.2.3). */
export const LINES_PER_PAGE = 22
export const CHARACTERS_PER_LINE = 28

/** Between the type area's lower edge and the page number's line (GB/T 9704-2012, 7.5). */
export const PAGE_NUMBER_BELOW_MM = 7

/** Twips throughout; `textWidth` and `textHeight` are what the margins leave. */
export interface Page {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
  readonly header: number
  readonly footer: number
  readonly textWidth: number
  readonly textHeight: number
}

export const PAGE: Page = pageOf()

/** 579: the largest whole number of twips of which 22 lines fit; 29 pt (580) would leave 21 lines and a gap. */
export const LINE_PITCH = Math.floor(PAGE.textHeight / LINES_PER_PAGE)

/**
 * How much each character is squeezed, in twips. 28 characters of 16 pt are 448 pt, the type area is 442.2 pt wide: with
 * no squeeze, or with 4 twips, a line silently holds 27.
 */
export const SQUEEZE = Math.floor(PAGE.textWidth / CHARACTERS_PER_LINE) - ptToTwips(SIZE_PT.三号)

function pageOf(): Page {
  const width = mmToTwips(PAPER_MM.width)
  const height = mmToTwips(PAPER_MM.height)
  const top = mmToTwips(TYPE_AREA_MM.top)
  const left = mmToTwips(TYPE_AREA_MM.left)
  const textWidth = mmToTwips(TYPE_AREA_MM.width)
  const bottom = mmToTwips(PAPER_MM.height - TYPE_AREA_MM.top - TYPE_AREA_MM.height)
  return {
    width,
    height,
    top,
    bottom,
    left,
    right: width - left - textWidth,
    header: 850,
    // Where the page number's line sits 7 mm below the type area: the distance is to the line box, which
    // hangs below the digits, so it was found by measuring (7.01 mm), not by subtraction.
    footer: 1437,
    textWidth,
    textHeight: height - top - bottom,
  }
}
