import { FIGURE_TYPES } from '#core/figures/figure.ts'
import type { LabelKey, Labels } from '../i18n/labels.ts'

/** A type of figure as writers call it. */
export function typeName(type: string, { label }: Labels): string {
  return label(
    (FIGURE_TYPES as readonly string[]).includes(type) ? (`figures.type.${type}` as LabelKey) : 'figures.other',
  )
}
