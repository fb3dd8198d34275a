import type { Document, Run } from '#core/document/document.ts'
import { isOpen } from '#core/document/document.ts'
import { plainLines } from '#core/document/text.ts'
import type { Language } from '#core/words/say.ts'
import { say } from '#core/words/say.ts'

/** Something that should not go upward as it is; text, section and offset as everywhere on the command line. */
export interface Warning {
  readonly kind: string
  readonly message: string
  readonly section?: string
  readonly offset?: number
  readonly text?: string
}

/** Every open hole, unfilled field and unconfirmed figure of a paper, in reading order. */
export function warningsOf(d: Document, language: Language): readonly Warning[] {
  const warnings: Warning[] = []
  let offset = 0
  for (const { section, runs } of plainLines(d)) {
    for (const found of findingsIn(runs)) {
      const { kind, at, text } = found
      const message = say(language, `cli.warning.${kind}`, { text, from: found.from ?? '' })
      warnings.push({ kind, message, section, offset: offset + at, text })
    }
    offset += runs.reduce((length, run) => length + run.text.length, 0) + 1
  }
  return warnings
}

interface Found {
  readonly kind: 'hole' | 'field' | 'figure'
  readonly at: number
  readonly text: string
  readonly from?: number
}

function findingsIn(runs: readonly Run[]): readonly Found[] {
  const found: Found[] = []
  let at = 0
  for (const [index, run] of runs.entries()) {
    if (isOpen(run)) found.push({ kind: run.slot?.key === undefined ? 'hole' : 'field', at, text: run.text })
    const figure = figureAt(runs, index)
    if (figure) found.push({ ...figure, at })
    at += run.text.length
  }
  return found
}

/** The unconfirmed figure that begins at a run; one figure may be several runs of one id. */
function figureAt(runs: readonly Run[], index: number): Omit<Found, 'at'> | undefined {
  const { carried } = runs[index]!
  if (carried?.state !== 'unconfirmed' || runs[index - 1]?.carried?.id === carried.id) return undefined
  const after = runs.slice(index).findIndex((run) => run.carried?.id !== carried.id)
  const parts = runs.slice(index, after < 0 ? undefined : index + after)
  return { kind: 'figure', text: parts.map((run) => run.text).join(''), from: carried.from }
}
