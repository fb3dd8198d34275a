/** Widths are in em, one em being the type size; what a preset squeezes characters by is added by the caller. */

/**
 * The advances of U+0020 to U+007E in Times New Roman, in thousandths of an em. Its metric twins (Liberation Serif,
 * Nimbus Roman) have the same.
 */
const TIMES = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
  500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889,
  722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500,
  444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480,
  200, 480, 541,
]
const TIMES_BOLD = [
  250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
  500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944,
  722, 778, 611, 778, 556, 722, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556,
  444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394,
  220, 394, 520,
]
const FIRST = 0x20
/** In a Chinese font (宋体, 仿宋) each letter, digit and half-width mark takes half a square. */
const HALF = 0.5

/** How wide a UTF-16 unit of text is in its two fonts, in em; the second half of a surrogate pair is 0 wide. */
export type Advance = (unit: number) => number

/** The advances of text whose Latin letters and digits are set in the given font. */
export function advancesOf(latinFont: string, isBold: boolean): Advance {
  // A Chinese name means a font of the half-width kind; for other Latin fonts Times is the nearest that is known.
  if (/\p{Script=Han}/u.test(latinFont)) return halfWidth
  return isBold ? (unit) => times(unit, TIMES_BOLD) : (unit) => times(unit, TIMES)
}

function times(unit: number, table: readonly number[]): number {
  return unit < 0x7f && unit >= FIRST ? table[unit - FIRST]! / 1000 : widthBeyondAscii(unit)
}

function halfWidth(unit: number): number {
  return unit < 0x7f && unit >= FIRST ? HALF : widthBeyondAscii(unit)
}

/** Signs of ambiguous width (“ ” — … · × ①) are full width: they are set in the Chinese font. */
function widthBeyondAscii(unit: number): number {
  if (isWithoutWidth(unit)) return 0
  // Letters with accents, and half-width katakana and hangul.
  if ((unit >= 0xc0 && unit < 0x250 && unit !== 0xd7 && unit !== 0xf7) || (unit >= 0xff61 && unit <= 0xffdc))
    return HALF
  return unit === 0xa0 ? 0.25 : 1
}

/** Low surrogates, joiners, variation selectors, combining accents: they stand on what is before them. */
export function isWithoutWidth(unit: number): boolean {
  return (
    (unit >= 0xdc00 && unit <= 0xdfff) ||
    (unit >= 0x200b && unit <= 0x200f) ||
    (unit >= 0x300 && unit <= 0x36f) ||
    (unit >= 0xfe00 && unit <= 0xfe0f) ||
    unit === 0xfeff ||
    unit < FIRST
  )
}

/**
 * What Word puts between Chinese characters and Latin letters or digits (autoSpaceDE, autoSpaceDN), in em. LibreOffice
 * puts a fifth.
 */
export const AUTO_SPACE = 0.25
