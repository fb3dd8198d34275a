import type { Block, Document, NewId, Run, Slot } from '../document/document.ts'
import { FORMAT, promptOf } from '../document/document.ts'
import type { Day } from '../document/date.ts'
import { dateText, isoOf, proposedYear } from '../document/date.ts'
import { cleanText, normalise } from '../document/normalise.ts'
import type { Result } from '../result.ts'
import { failed, ok } from '../result.ts'
import type { Template, TemplateField, TemplateLine } from './template.ts'
import { piecesOf } from './template.ts'

/** What the writer answered, by field key; an absent or empty answer leaves the field's prompt in the paper. */
export type Answers = Readonly<Record<string, string>>

export interface Instance {
  readonly document: Document
  readonly missing: readonly { readonly key: string; readonly label: string }[]
}

/** What «today» and fresh ids are, so that core stays without clock and chance. */
export interface Circumstances {
  readonly today: Day
  readonly newId: NewId
}

/** Kinds whose papers look forward: their year is the year planned. */
const PLANNING = new Set(['work-points', 'outlook'])

/** The year a new paper of this template is first offered. */
export function yearFor(template: Template, today: Day): number {
  return proposedYear(today, PLANNING.has(template.kind))
}

/** A new paper from a template. Refuses answers of the wrong kind (bad-year, bad-number, bad-date, bad-choice) by their key. */
export function instantiate(template: Template, answers: Answers, circumstances: Circumstances): Result<Instance> {
  const given = new Map<string, string>()
  for (const field of template.fields) {
    const answer = cleanText(answers[field.key] ?? field.proposed ?? '').replaceAll('\n', ' ').trim()
    const trouble = answer ? checkAnswer(field, answer) : undefined
    if (trouble) return failed(trouble, { key: field.key, label: field.label['zh-CN'], answer })
    if (answer) given.set(field.key, answer)
  }
  const year = yearOf(template, given) ?? yearFor(template, circumstances.today)
  const yearField = template.fields.find((field) => field.kind === 'year')
  if (yearField && !given.has(yearField.key)) given.set(yearField.key, String(year))
  const fill = (text: string | undefined) => (text ? runsOf(text, template, given) : [])
  const document: Document = {
    format: FORMAT,
    kind: template.kind,
    year,
    unit: organisationOf(template, given),
    title: fill(template.title),
    recipients: fill(template.recipients),
    blocks: template.body.map((line) => blockOf(line, fill, circumstances.newId)),
    attachments: [],
    signatory: fill(template.signatory),
    date: { text: given.get('date') ?? dateText(circumstances.today) },
    numbering: template.numbering,
  }
  const missing = template.fields.filter((field) => !given.has(field.key))
  return ok({
    document: normalise(document),
    missing: missing.map((field) => ({ key: field.key, label: field.label['zh-CN'] })),
  })
}

function checkAnswer(field: TemplateField, answer: string): string | undefined {
  switch (field.kind) {
    case 'year':
      return /^[12]\d{3}$/.test(answer) ? undefined : 'bad-year'
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(answer.replaceAll(',', '')) ? undefined : 'bad-number'
    case 'date':
      return isoOf(answer) ? undefined : 'bad-date'
    case 'choice':
      return field.choices?.includes(answer) ? undefined : 'bad-choice'
    default:
      return undefined
  }
}

function yearOf(template: Template, given: ReadonlyMap<string, string>): number | undefined {
  const field = template.fields.find((candidate) => candidate.kind === 'year')
  const answer = field && given.get(field.key)
  return answer ? Number(answer) : undefined
}

function organisationOf(template: Template, given: ReadonlyMap<string, string>): string {
  const field = template.fields.find((candidate) => candidate.kind === 'organisation')
  return (field && given.get(field.key)) ?? ''
}

function blockOf(line: TemplateLine, fill: (text?: string) => readonly Run[], newId: NewId): Block {
  if ('paragraph' in line) return { type: 'paragraph', id: newId(), runs: fill(line.paragraph) }
  if ('pageBreak' in line) return { type: 'pageBreak', id: newId() }
  const heading = { type: 'heading', id: newId(), level: line.level, runs: fill(line.heading) } as const
  return line.runIn ? { ...heading, runIn: fill(line.runIn) } : heading
}

function runsOf(text: string, template: Template, given: ReadonlyMap<string, string>): readonly Run[] {
  return piecesOf(text).map((piece): Run => {
    if (piece.type === 'text') return { text: piece.text }
    if (piece.type === 'guidance') return openRun({ kind: 'text', label: piece.text })
    const field = template.fields.find((candidate) => candidate.key === piece.key)!
    const answer = given.get(field.key)
    // A year beside the answered one follows from it: it is plain text, not a second field with the same key.
    if (piece.shift) return { text: String(Number(answer) + piece.shift) }
    return answer === undefined ? openRun(slotOf(field)) : { text: answer, slot: slotOf(field) }
  })
}

function slotOf(field: TemplateField): Slot {
  return {
    kind: field.kind,
    key: field.key,
    label: field.label['zh-CN'],
    ...(field.unit === undefined ? {} : { unit: field.unit }),
    ...(field.choices === undefined ? {} : { choices: field.choices }),
  }
}

function openRun(slot: Slot): Run {
  return { text: promptOf(slot), slot }
}
