import { $getRoot, $getState, $setState, createState } from 'lexical'
import type { Document } from '#core/document/document.ts'

/** What the paper knows beside its lines; it lives on the root, so that a change of it is undone like any other. */
export type PaperSettings = Pick<Document, 'kind' | 'year' | 'unit' | 'numbering'> &
  Partial<Pick<Document, 'signing' | 'header' | 'imprint' | 'basedOn'>>

const NONE: PaperSettings = { kind: 'other', year: 2000, unit: '', numbering: 'restart' }

const settingsState = createState('paper', {
  parse: (value): PaperSettings => (typeof value === 'object' && value !== null ? (value as PaperSettings) : NONE),
})

/** The part of a paper that its settings are. */
export function settingsOf(d: Document): PaperSettings {
  const { kind, year, unit, numbering, signing, header, imprint, basedOn } = d
  return {
    kind,
    year,
    unit,
    numbering,
    ...(signing && { signing }),
    ...(header && { header }),
    ...(imprint && { imprint }),
    ...(basedOn && { basedOn }),
  }
}

export function $paperSettings(): PaperSettings {
  return $getState($getRoot(), settingsState)
}

export function $setPaperSettings(settings: PaperSettings): void {
  $setState($getRoot(), settingsState, settings)
}
