import { sectionTrees, walkSections } from '#core/compare/section-tree.ts'
import type { BlockId, Document } from '#core/document/document.ts'

/** A section to choose from a list. */
export interface SectionChoice {
  readonly id: BlockId
  /** With its number, set in by its level. */
  readonly title: string
}

const LONGEST = 30
const known = new WeakMap<Document, readonly SectionChoice[]>()

/** The sections of a paper in reading order. */
export function sectionChoices(d: Document): readonly SectionChoice[] {
  const choices =
    known.get(d) ??
    sectionTrees(d).flatMap((tree) =>
      [...walkSections(tree)].flatMap(({ id, level, number, title }) => {
        if (id === null) return []
        const words = number + title
        const short = words.length > LONGEST ? `${words.slice(0, LONGEST).toWellFormed()}…` : words
        return [{ id, title: '　'.repeat(Math.max(0, level - 1)) + short }]
      }),
    )
  known.set(d, choices)
  return choices
}
