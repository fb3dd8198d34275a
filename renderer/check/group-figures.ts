import type { Section } from '#core/outline/sections.ts'
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

/** A section as it is named in a list: its number and title; undefined for what stands in none. */
export function sectionName(id: string, sections: readonly Section[]): string | undefined {
  const section = sections.find((each) => each.id === id)
  return section && section.number + section.title
}
