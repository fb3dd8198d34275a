import type { Block, Document, NewId, Run } from '../document/document.ts'
import { FORMAT } from '../document/document.ts'
import type { Day } from '../document/date.ts'
import { dateText, proposedYear } from '../document/date.ts'
import { normalise } from '../document/normalise.ts'
import { openSlots } from '../document/walk.ts'
import type { Result } from '../result.ts'
import { failed, ok } from '../result.ts'
import { checkAnswer, openRun, slotOf, tidyAnswer } from './slots.ts'
import { freshBlock } from './fresh-block.ts'
import { piecesOf } from './inline.ts'
import type { Template, TemplateLine } from './template.ts'

/** What the writer answered, by field key; an absent or empty answer leaves the field's prompt in the paper. */
export type Answers = Readonly<Record<string, string>>

/** `missing`: the fields whose prompts stand in the paper, in the template's order. */
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
  const read = readAnswers(template, answers)
  if (!read.ok) return read
  const given = read.value
  const year = yearOf(template, given) ?? yearFor(template, circumstances.today)
  const date = given.get('date') ?? dateText(circumstances.today)
  const yearField = template.fields.find((field) => field.kind === 'year')
  if (yearField) given.set(yearField.key, String(year))
  if (template.fields.some((field) => field.key === 'date')) given.set('date', date)
  const document = normalise({
    format: FORMAT,
    kind: template.kind,
    year,
    unit: organisationOf(template, given),
    ...linesOf(template, given, circumstances.newId),
    date: { text: date },
    numbering: template.numbering,
  })
  return ok({ document, missing: missingFrom(document, template) })
}

type Fill = (text: string | undefined) => readonly Run[]

function linesOf(template: Template, given: ReadonlyMap<string, string>, newId: NewId) {
  const fill: Fill = (text) => (text ? runsOf(text, template, given) : [])
  const blocksOf = (lines: readonly TemplateLine[]) => lines.map((line) => blockOf(line, fill, newId))
  return {
    title: fill(template.title),
    recipients: fill(template.recipients),
    blocks: blocksOf(template.body),
    attachments: (template.attachments ?? []).map(({ title, body }) => {
      return { id: newId(), title: fill(title), blocks: blocksOf(body) }
    }),
    signatory: fill(template.signatory),
    note: fill(template.note),
  }
}

function readAnswers(template: Template, answers: Answers): Result<Map<string, string>> {
  const given = new Map<string, string>()
  for (const field of template.fields) {
    const own = Object.hasOwn(answers, field.key) ? tidyAnswer(field.kind, answers[field.key]!) : ''
    const answer = own || tidyAnswer(field.kind, field.proposed ?? '')
    const trouble = answer ? checkAnswer(field, answer) : undefined
    if (trouble) return failed(trouble, { key: field.key, label: field.label['zh-CN'], answer })
    if (answer) given.set(field.key, answer)
  }
  return ok(given)
}

function missingFrom(document: Document, template: Template): Instance['missing'] {
  const waiting = new Set(openSlots(document).map(({ run }) => run.slot?.key))
  const missing = template.fields.filter((field) => waiting.has(field.key))
  return missing.map((field) => ({ key: field.key, label: field.label['zh-CN'] }))
}

function yearOf(template: Template, given: ReadonlyMap<string, string>): number | undefined {
  const field = template.fields.find((candidate) => candidate.kind === 'year')
  const answer = field && given.get(field.key)
  return answer ? Number(answer) : undefined
}

function organisationOf(template: Template, given: ReadonlyMap<string, string>): string {
  const field = template.fields.find((candidate) => candidate.kind === 'organisation')
  // The schema's limit for names; the paper's own text keeps the whole answer.
  return ((field && given.get(field.key)) ?? '').slice(0, 1_000).toWellFormed()
}

function blockOf(line: TemplateLine, fill: Fill, newId: NewId): Block {
  if ('block' in line) return freshBlock(line.block, fill, newId)
  if ('pageBreak' in line) return { type: 'pageBreak', id: newId() }
  if ('paragraph' in line) {
    const paragraph = { type: 'paragraph', id: newId(), runs: fill(line.paragraph) } as const
    return line.align ? { ...paragraph, align: line.align } : paragraph
  }
  const heading = { type: 'heading', id: newId(), level: line.level, runs: fill(line.heading) } as const
  return line.runIn ? { ...heading, runIn: fill(line.runIn) } : heading
}

function runsOf(text: string, template: Template, given: ReadonlyMap<string, string>): readonly Run[] {
  return piecesOf(text).map((piece): Run => {
    if (piece.type === 'text') return { text: piece.text }
    if (piece.type === 'hole') return { text: piece.text, slot: { kind: 'text' } }
    if (piece.type === 'guidance') return openRun({ kind: 'text', label: piece.text })
    const field = template.fields.find((candidate) => candidate.key === piece.key)!
    const answer = given.get(field.key)
    if (piece.shift) return yearBeside(field.label['zh-CN'], answer, piece.shift)
    return answer === undefined ? openRun(slotOf(field)) : { text: answer, slot: slotOf(field) }
  })
}

/** A year beside the answered one follows from it: it is plain text, not a second field with the same key. */
function yearBeside(label: string, answer: string | undefined, shift: number): Run {
  if (answer !== undefined) return { text: String(Number(answer) + shift) }
  return openRun({ kind: 'year', label: `${label}${shift > 0 ? '+' : ''}${shift}` })
}
