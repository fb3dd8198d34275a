import type { Preset } from './presets.ts'
import { ptToTwips } from './units.ts'

/** How many characters (字) of the body stand on a line of the preset; at least one. */
export function charactersPerLine({ page, looks, squeeze }: Preset): number {
  return Math.max(1, Math.floor(page.textWidth / (ptToTwips(looks.body.sizePt) + squeeze)))
}

/** How many lines of the body stand on a page of the preset. */
export function linesPerPage({ page, linePitch }: Preset): number {
  return Math.floor(page.textHeight / linePitch)
}

/** The width of so many characters (字) of the preset's body, in twips: a full line fills the type area. */
export function charsToTwips(chars: number, preset: Preset): number {
  return Math.round((chars * preset.page.textWidth) / charactersPerLine(preset))
}

/** A length in twips as characters (字) of the preset's body. */
export function twipsToChars(twips: number, preset: Preset): number {
  return (twips * charactersPerLine(preset)) / preset.page.textWidth
}
