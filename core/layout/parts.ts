import { charactersPerLine, twipsToChars } from './grid.ts'
import type { Preset } from './presets.ts'
import { textWidth } from './text-width.ts'

/** How far signatory and issue date stand from the left edge of the type area, in characters (字). */
export interface SignaturePlaces {
  readonly signatoryChars: number
  readonly dateChars: number
}

/** 空二字: what stays free at the right, and how far the date stands to the right of the signatory. */
const TWO = 2
/** A date without a signatory stands four characters from the right, as under a seal (GB/T 9704-2012, 7.3.5.1). */
const DATE_ALONE = 4

/**
 * The places of signatory and date on a paper without a seal (GB/T 9704-2012, 7.3.5.2): the signatory ends two characters
 * from the right edge and the date begins two characters to the right of it; where the date is the longer of the two,
 * the date ends two characters from the right edge and the signatory moves left with it.
 */
export function placeSignature(signatory: string, date: string, preset: Preset): SignaturePlaces {
  const signatoryWidth = widthInChars(signatory, preset)
  const dateWidth = widthInChars(date, preset)
  if (!signatory) return { signatoryChars: 0, dateChars: leftOf(dateWidth, DATE_ALONE, preset) }
  const signatoryChars =
    dateWidth > signatoryWidth ? leftOf(dateWidth, TWO, preset) - TWO : leftOf(signatoryWidth, TWO, preset)
  const placed = Math.max(0, signatoryChars)
  return { signatoryChars: placed, dateChars: placed + TWO }
}

/** Under a seal the date ends four characters from the right (GB/T 9704-2012, 7.3.5.1). */
const FOUR = 4

/**
 * The places of signatory and date under a seal (GB/T 9704-2012, 7.3.5.1): the date ends four characters from the right edge,
 * each line of the signatory stands in the middle over it, though never beyond the edge.
 */
export function placeSealed(
  signatories: readonly string[],
  date: string,
  preset: Preset,
): { readonly signatoryChars: readonly number[]; readonly dateChars: number } {
  const dateWidth = widthInChars(date, preset)
  const dateChars = leftOf(dateWidth, FOUR, preset)
  const middle = dateChars + dateWidth / 2
  const signatoryChars = signatories.map((signatory) => {
    const width = widthInChars(signatory, preset)
    return Math.max(0, Math.min(middle - width / 2, charactersPerLine(preset) - width))
  })
  return { signatoryChars, dateChars }
}

/** The room that the stamp of a signer's name takes, in characters: about 40 mm. */
const STAMP_CHARS = 7

/** Where the signer's office begins, two characters left of the stamp, and the date, both four from the right (GB/T 9704-2012, 7.3.5.3). */
export function placeStamped(office: string, date: string, preset: Preset): SignaturePlaces {
  const signatoryChars = leftOf(widthInChars(office, preset), FOUR + STAMP_CHARS + TWO, preset)
  return { signatoryChars, dateChars: leftOf(widthInChars(date, preset), FOUR, preset) }
}

/** Left and hanging indents of one line of the attachment note, in characters (字). */
export interface HangingIndent {
  readonly leftChars: number
  readonly hangingChars: number
}

/** Two characters in, wrapped lines under the first character of the name (GB/T 9704-2012, 7.3.4). */
export function attachmentNoteIndent(label: string, number: string, preset: Preset): HangingIndent {
  const labelChars = widthInChars(NOTE_LABEL, preset)
  const numberChars = widthInChars(number, preset)
  const leftChars = TWO + labelChars + numberChars
  return { leftChars, hangingChars: label ? labelChars + numberChars : numberChars }
}

/** What the attachment note begins with (GB/T 9704-2012, 7.3.4). */
export const NOTE_LABEL = '附件：'

/** The widest line's width, in characters (字) of the body. */
function widthInChars(text: string, preset: Preset): number {
  const widths = text.split('\n').map((line) => textWidth(line, preset))
  return twipsToChars(Math.max(...widths), preset)
}

function leftOf(widthChars: number, freeChars: number, preset: Preset): number {
  return Math.max(0, charactersPerLine(preset) - freeChars - widthChars)
}
