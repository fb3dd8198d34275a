import type { IBorderOptions } from 'docx'
import { BorderStyle } from 'docx'
import type { SetRule } from '#core/layout/set-paper.ts'

const STYLES = {
  single: BorderStyle.SINGLE,
  'thick-thin': BorderStyle.THICK_THIN_SMALL_GAP,
  'thin-thick': BorderStyle.THIN_THICK_SMALL_GAP,
} as const
const COLOURS = { black: '000000', red: 'FF0000' } as const

/** A rule of the form as a border; Word counts its width in eighths of a point. */
export function borderOf({ style, widthPt, colour, space }: SetRule): IBorderOptions {
  return { style: STYLES[style], size: Math.round(widthPt * 8), color: COLOURS[colour], space: space ?? 0 }
}
