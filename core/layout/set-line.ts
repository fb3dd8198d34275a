import type { Run } from '../document/document.ts'
import { cleanText, joinRuns } from '../document/normalise.ts'
import { textOf } from '../document/text.ts'
import type { SetParagraph, SetPlace, SetRun } from './set-paper.ts'
import type { Role } from './styles.ts'

/** Runs without the marks that are no part of the page; `role` where they are set as another part than their paragraph. */
export function setRuns(runs: readonly Run[], role?: Role): readonly SetRun[] {
  const plain = joinRuns(runs.map(({ text, bold }): Run => (bold ? { text, bold } : { text })))
  return plain.map(({ text, bold }) => ({ text, ...(bold ? { bold } : {}), ...(role ? { role } : {}) }))
}

/** One line of the paper's own; none where it has no text. */
export function setLine(role: Role, runs: readonly Run[], place: SetPlace): readonly SetParagraph[] {
  return textOf(runs) ? [{ type: 'paragraph', place, role, runs: setRuns(runs) }] : []
}

/** One line of the form's; its text is made fit to be written. */
export function formLine(role: Role, text: string, place: SetPlace, extras: Partial<SetParagraph> = {}): SetParagraph {
  const clean = cleanText(text)
  return { type: 'paragraph', place, role, runs: clean ? [{ text: clean }] : [], ...extras }
}

/** Empty lines of the body's pitch. */
export function blankLines(count: number): readonly SetParagraph[] {
  return Array.from({ length: count }, () => ({ type: 'paragraph', role: 'blank', runs: [] }))
}

/** The smallest line there is: it parts two tables, carries a page break to what cannot carry one, or a rule. */
export function gap(extras: Partial<SetParagraph> = {}): SetParagraph {
  return { type: 'paragraph', role: 'gap', runs: [], ...extras }
}
