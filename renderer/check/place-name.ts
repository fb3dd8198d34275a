import type { Place } from '#core/document/walk.ts'
import type { Section } from '#core/outline/sections.ts'
import type { LabelKey, Labels } from '../i18n/labels.ts'

const OWN_LINES: Readonly<Partial<Record<Place, LabelKey>>> = {
  title: 'slots.place.title',
  recipients: 'slots.place.recipients',
  signatory: 'slots.place.signatory',
  note: 'slots.place.note',
}

interface Standing {
  readonly place: Place
  /** The heading it stands under; null where there is none. */
  readonly heading: string | null
}

/** Where something open stands, as a list names it: one of the paper's own lines, a section, or what comes before the first. */
export function placeName({ place, heading }: Standing, sections: readonly Section[], { label }: Labels): string {
  const line = OWN_LINES[place]
  if (line) return label(line)
  return (heading && sectionName(heading, sections)) || label('slots.place.lead')
}

/** A section as it is named in a list: its number and title; undefined for what stands in none. */
export function sectionName(id: string, sections: readonly Section[]): string | undefined {
  const section = sections.find((each) => each.id === id)
  return section && section.number + section.title
}
