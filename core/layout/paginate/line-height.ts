import type { Preset } from '../presets.ts'
import type { SetParagraph } from '../set-paper.ts'
import { ptToTwips } from '../units.ts'
import { lookOf } from './typed-text.ts'

/**
 * How far below a line's upper edge its baseline stands, in its height: of an exact line Word and LibreOffice give four
 * fifths to the ascent. A line of the page's grid has its type half a millimetre higher (measured in LibreOffice 7.4).
 */
export const BASELINE = 0.8
export const GRID_BASELINE = 0.75

/** How high a line is by itself, in its type size. */
const NATURAL = 1.3

/** The exact height of a paragraph's lines; where its look leaves it open, as many of the page's grid lines as it needs. */
export function lineHeightOf({ line, role }: SetParagraph, preset: Preset): number {
  if (line !== undefined) return line
  if (role === 'gap') return ptToTwips(1)
  const look = lookOf(role, preset)
  if (look.line !== 'auto') return look.line
  return Math.ceil((ptToTwips(look.sizePt) * NATURAL) / preset.linePitch) * preset.linePitch
}
