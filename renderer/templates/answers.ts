import { EMPTY_PROFILE } from '#core/template/profile.ts'
import type { AppTrouble, TemplateSummary } from '../desk.ts'

export type Field = TemplateSummary['fields'][number]
export type Answers = Readonly<Record<string, string>>

/** Why no paper was made: a field that has to be filled, or what the service said. */
export type Refusal =
  { readonly kind: 'missing'; readonly key: string } | { readonly kind: 'trouble'; readonly trouble: AppTrouble }

/** The answers of a template's form: what was typed where it fits, then what is known from before, then its own proposals. */
export function answersFor(template: TemplateSummary, typed: Answers): Answers {
  return Object.fromEntries(template.fields.map((field) => [field.key, answerFor(template, field, typed[field.key])]))
}

/** What was typed and serves another template too: each proposes its own year. */
export function carriedOver(template: TemplateSummary, typed: Answers): Answers {
  const year = yearField(template)?.key
  return Object.fromEntries(Object.entries(typed).filter(([key]) => key !== year))
}

/** Where an answer comes from that the writer did not type: the unit profile, or the last paper. */
export function sourceOf(field: Field, answer: string): 'unit' | 'last' | undefined {
  if (!answer || answer !== field.remembered) return undefined
  return Object.hasOwn(EMPTY_PROFILE, field.key) ? 'unit' : 'last'
}

/** Where the caret starts: the first line that has to be filled and is not, else the first empty one; none where all is said. */
export function firstOpenField(template: TemplateSummary, answers: Answers): Field | undefined {
  const empty = template.fields.filter(({ key, choices }) => !choices && !answers[key]?.trim())
  return empty.find(({ required }) => required) ?? empty[0]
}

/** The first field that has to be filled and is not. */
export function missingField(template: TemplateSummary, answers: Answers): Field | undefined {
  return template.fields.find((field) => field.required && !answers[field.key]?.trim())
}

/** The field that a refusal is about; none where it is about the paper as a whole. */
export function refusedKey(refusal: Refusal | null): string | undefined {
  if (!refusal) return undefined
  if (refusal.kind === 'missing') return refusal.key
  const key = refusal.trouble.params?.['key']
  return key === undefined ? undefined : String(key)
}

function answerFor(template: TemplateSummary, field: Field, typed: string | undefined): string {
  const proposed = field === yearField(template) ? String(template.proposedYear) : (field.proposed ?? '')
  const known = field.remembered ?? proposed
  if (typed === undefined) return known
  const fits = typed === '' || !field.choices || field.choices.includes(typed)
  return fits ? typed : known
}

function yearField(template: TemplateSummary): Field | undefined {
  return template.fields.find(({ kind }) => kind === 'year')
}
