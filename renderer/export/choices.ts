import type { BlockId } from '#core/document/document.ts'
import type { Part } from '#core/document/part.ts'
import type { Family, FontUse } from '#core/layout/fonts.ts'
import { substitutes } from '#core/layout/fonts.ts'
import type { Preset } from '#core/layout/presets.ts'

export const RANGES = ['whole', 'section', 'selection'] as const
export type Range = (typeof RANGES)[number]

export interface RangeChoice {
  readonly range: Range
  readonly section: string
  readonly selection: { readonly from: BlockId; readonly to: BlockId } | null
}

/** The part of the paper that a choice means; undefined for the whole. */
export function partOf({ range, section, selection }: RangeChoice): Part | undefined {
  if (range === 'section' && section) return { section: section as BlockId }
  return range === 'selection' && selection ? { blocks: selection } : undefined
}

/** The fonts that a preset names and this machine has not, each once, with what is shown instead. */
export function missingFonts(preset: Preset, families: readonly Family[]): readonly FontUse[] {
  return substitutes(preset, families).filter(({ code }) => code !== 'font.present')
}
