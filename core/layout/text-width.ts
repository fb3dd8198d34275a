import type { Preset } from './presets.ts'

// Advances of Times New Roman in thousandths of the type size; letters are rounded to their classes, which is
// enough to place a line that holds a few of them among Chinese characters.
const NARROW = /[ijlt.,:;'|!()[\]/\\fr\-`]/
const WIDE = /[mwMWA-Z@%&+=<>~#]/

// Word puts a quarter of a square between Chinese characters and Latin letters or digits (autoSpaceDE, autoSpaceDN).
const BETWEEN_SCRIPTS = /\p{Script=Han}(?=[A-Za-z0-9])|[A-Za-z0-9](?=\p{Script=Han})/gu
const BETWEEN_WIDTH = 0.25

/** The width of text on one line, in twips, in the body's size or the given one: full-width characters take one square, Latin ones less. */
export function textWidth(text: string, preset: Preset, sizePt: number = preset.looks.body.sizePt): number {
  const size = sizePt * 20
  let total = (text.match(BETWEEN_SCRIPTS)?.length ?? 0) * BETWEEN_WIDTH * size
  for (const character of text) total += size * advanceOf(character) + preset.squeeze
  return Math.round(total)
}

function advanceOf(character: string): number {
  if (character > '\u007e') return 1
  if (character === ' ') return 0.25
  if (/\d/.test(character)) return 0.5
  if (NARROW.test(character)) return character === '.' || character === ',' ? 0.25 : 0.31
  return WIDE.test(character) ? 0.7 : 0.47
}
