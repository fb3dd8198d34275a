import type { OpenFigure } from '../state/open-figures.ts'

export type Grouping = 'section' | 'type'

export interface FigureGroup {
  /** The heading's id, the type, or empty above the first heading. */
  readonly id: string
  readonly figures: readonly OpenFigure[]
}

/** Open figures by section in reading order, or by type with the most first. */
export function groupFigures(figures: readonly OpenFigure[], by: Grouping): readonly FigureGroup[] {
  const groups = Map.groupBy(figures, (figure) => (by === 'type' ? figure.type : (figure.heading ?? '')))
  const listed = [...groups].map(([id, inside]) => ({ id, figures: inside }))
  return by === 'type' ? listed.toSorted((a, b) => b.figures.length - a.figures.length) : listed
}
