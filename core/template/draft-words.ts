import type { Document, Run } from '../document/document.ts'
import { showsPrompt } from '../document/document.ts'
import type { Place } from '../document/walk.ts'
import type { DraftFields } from './draft-fields.ts'
import { asksTheSame } from './draft-fields.ts'
import { escapeText, fieldInline, guidanceInline, holeInline, LONGEST_LABEL } from './inline.ts'
import { lengthOf, mapRuns } from '../document/map-runs.ts'
import type { SlotProposal } from './slot-proposal.ts'
import { tidyAnswer } from './slots.ts'

/** The paper with every run's text written as template text; of the marks only bold is left. */
export function withTemplateWords(d: Document, accepted: readonly SlotProposal[], fields: DraftFields): Document {
  const byPlace = Map.groupBy(accepted, ({ place }): Place => place)
  return mapRuns(d, (runs, place, offset) => {
    const end = offset + lengthOf(runs)
    const inside = (byPlace.get(place) ?? []).filter((words) => offset <= words.start && words.end <= end)
    return templateRuns(runs, inside, { offset, fields })
  })
}

interface Writing {
  /** Where the list begins in its place's text. */
  readonly offset: number
  readonly fields: DraftFields
}

function templateRuns(runs: readonly Run[], accepted: readonly SlotProposal[], writing: Writing): readonly Run[] {
  let start = writing.offset
  return runs.flatMap((run) => {
    const end = start + run.text.length
    const own = run.slot ? [] : accepted.filter((words) => words.start < end && start < words.end)
    const text = run.slot ? slotText(run, writing.fields) : plainText({ text: run.text, start }, own, writing.fields)
    start = end
    if (!text) return []
    return run.bold ? [{ text, bold: true as const }] : [{ text }]
  })
}

/** Text with the accepted words in it; words that bold cuts in two stand where they begin. */
function plainText(
  run: { readonly text: string; readonly start: number },
  accepted: readonly SlotProposal[],
  fields: DraftFields,
): string {
  let text = ''
  let at = 0
  for (const words of accepted.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(0, words.start - run.start)
    text += escapeText(run.text.slice(at, start))
    if (words.start >= run.start) text += acceptedText(words, fields)
    at = words.end - run.start
  }
  return text + escapeText(run.text.slice(at))
}

function acceptedText({ key, kind, shift, label, text }: SlotProposal, { fields, answers }: DraftFields): string {
  if (!key) return holeOf(tidyAnswer('text', label).slice(0, LONGEST_LABEL).toWellFormed().trim())
  const field = fields.find((candidate) => candidate.key === key && candidate.kind === kind)
  const answer = shift ? String(Number(text) - shift) : text
  return field && answers[key] === answer ? fieldInline(key, shift) : escapeText(text)
}

function holeOf(label: string): string {
  return guidanceInline(label) ?? holeInline(label || 'xx') ?? escapeText(label)
}

function slotText(run: Run, { fields, answers }: DraftFields): string {
  const { key, label } = run.slot!
  const field = fields.find((candidate) => candidate.key === key)
  if (key === undefined) {
    const hole = label === undefined ? holeInline(run.text) : guidanceInline(label)
    return hole ?? escapeText(run.text)
  }
  if (showsPrompt(run)) {
    if (field && asksTheSame(run, field)) return fieldInline(key)
    return guidanceInline(label ?? key) ?? escapeText(run.text)
  }
  const isAnswer = field?.kind === run.slot!.kind && answers[key] === run.text
  return isAnswer ? fieldInline(key) : escapeText(run.text)
}
