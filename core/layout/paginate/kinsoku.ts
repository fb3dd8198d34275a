import { isWithoutWidth } from './advance.ts'

/**
 * Marks that may not begin a line, and marks that may not end one: Word's own lists for simplified Chinese, to which
 * LibreOffice's are near.
 */
export const NOT_AT_START =
  '!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠'
export const NOT_AT_END = '$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥'

/** What a UTF-16 unit is to a line: a set of these. */
const START = 1
const END = 2
/** Chinese characters, beside which letters and digits get their space. */
const HAN = 4
const ALPHANUMERIC = 8
/** Everything of ASCII but the space: parts of a word or a number. */
const WORD = 16
const SPACE = 32
const HYPHEN = 64
const NO_WIDTH = 128

const KINDS = kinds()

function kinds(): Uint8Array {
  const table = new Uint8Array(0x10000)
  const mark = (from: number, to: number, kind: number) => {
    for (let unit = from; unit <= to; unit++) table[unit]! |= kind
  }
  mark(0x21, 0x7e, WORD)
  for (const [from, to] of ['09', 'AZ', 'az']) mark(from!.charCodeAt(0), to!.charCodeAt(0), ALPHANUMERIC)
  // Letters with accents are parts of words.
  mark(0xc0, 0x24f, WORD | ALPHANUMERIC)
  mark(0x3005, 0x3007, HAN)
  mark(0x3040, 0x30ff, HAN)
  mark(0x3400, 0x4dbf, HAN)
  mark(0x4e00, 0x9fff, HAN)
  mark(0xf900, 0xfaff, HAN)
  // The first halves of the pairs of planes 2 and 3, where only Chinese characters stand.
  mark(0xd840, 0xd8ff, HAN)
  mark(0x20, 0x20, SPACE)
  mark(0x2d, 0x2d, HYPHEN)
  mark(0x2f, 0x2f, HYPHEN)
  for (const character of NOT_AT_START) table[character.charCodeAt(0)]! |= START
  for (const character of NOT_AT_END) table[character.charCodeAt(0)]! |= END
  for (let unit = 0; unit < table.length; unit++) if (isWithoutWidth(unit)) table[unit]! |= NO_WIDTH
  return table
}

/** Whether the unit is set in the Latin font. */
export function isLatin(unit: number): boolean {
  return unit < 0x7f || (KINDS[unit]! & WORD) !== 0
}

export function isSpace(unit: number): boolean {
  return unit === 0x20
}

/** Whether Word puts its quarter of a square between the two units: a Chinese character beside a letter or a digit. */
export function isSpaced(before: number, after: number): boolean {
  const first = KINDS[before]!
  const second = KINDS[after]!
  return (
    ((first & HAN) !== 0 && (second & ALPHANUMERIC) !== 0) || ((first & ALPHANUMERIC) !== 0 && (second & HAN) !== 0)
  )
}

const DASH = 0x2014
const HORIZONTAL_BAR = 0x2015
const JOINER = 0x200d

/** Whether a line may end after one unit of text and the next begin with the other. */
export function mayBreak(before: number, after: number): boolean {
  const first = KINDS[before]!
  const second = KINDS[after]!
  if ((second & (START | SPACE | NO_WIDTH)) !== 0 || (first & END) !== 0) return false
  // Signs that are joined into one (👨‍👩‍👧).
  if (before === JOINER) return false
  if (before === after && (before === DASH || before === HORIZONTAL_BAR)) return false
  // A word or number stays whole; after a hyphen or a stroke a word may go on below, a number may not.
  if ((first & WORD) !== 0 && (second & WORD) !== 0) {
    return (first & HYPHEN) !== 0 && (second & ALPHANUMERIC) !== 0 && !isDigit(after)
  }
  return true
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}
