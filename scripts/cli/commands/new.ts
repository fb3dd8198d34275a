import { resolve } from 'node:path'
import { z } from 'zod'
import type { Document } from '#core/document/document.ts'
import type { Day } from '#core/document/date.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Answers } from '#core/template/instantiate.ts'
import { instantiate } from '#core/template/instantiate.ts'
import type { Template } from '#core/template/template.ts'
import type { Language } from '#core/words/say.ts'
import { say } from '#core/words/say.ts'
import type { Call } from '../call.ts'
import { findTemplate } from '../find-template.ts'
import { newId } from '../new-id.ts'
import { readJson } from '../read-file.ts'
import { checkTarget, writeWhole } from '../write-file.ts'

/** `new`: a draft from a template and a file of answers. */
export function newDraft(call: Call, language: Language, note: (text: string) => void): Result<unknown> {
  const out = call.values.out!
  const sources = [call.values.template!, call.values.answers ?? '']
  // Nobody means to write the draft over what it is made from, --force or not.
  const force = call.force && sources.every((source) => resolve(source) !== resolve(out))
  const free = checkTarget(out, force)
  if (!free.ok) return free
  const template = findTemplate(call.values.template!)
  if (!template.ok) return template
  const answers = readAnswers(call.values.answers)
  if (!answers.ok) return answers
  const unknown = Object.keys(answers.value).filter((key) => !template.value.fields.some((field) => field.key === key))
  if (unknown.length) note(say(language, 'cli.note.unused-answers', { keys: unknown.join(' ') }))
  const made = fill(template.value, answers.value, { year: call.values.year!, language })
  if (!made.ok) return made
  const { document, missing } = made.value
  const written = writeWhole(out, `${JSON.stringify(document, null, 2)}\n`, force)
  return written.ok ? ok({ out, missing, blocks: document.blocks.length }) : written
}

interface Filled {
  readonly document: Document
  readonly missing: readonly { readonly key: string; readonly label: string }[]
}

function fill(
  template: Template,
  answers: Answers,
  { year, language }: { readonly year: string; readonly language: Language },
): Result<Filled> {
  const yearField = template.fields.find((field) => field.kind === 'year')
  const labels = new Map(template.fields.map((field) => [field.key, field.label[language]]))
  const made = instantiate(template, yearField ? { ...answers, [yearField.key]: year } : answers, {
    today: today(),
    newId,
  })
  if (!made.ok) {
    const label = labels.get(String(made.error.params?.['key'])) ?? ''
    return { ok: false, error: { ...made.error, params: { ...made.error.params, label } } }
  }
  const missing = made.value.missing.map(({ key, label }) => ({ key, label: labels.get(key) ?? label }))
  return ok({ document: { ...made.value.document, year: Number(year) }, missing })
}

const answersSchema = z.record(z.string().max(60), z.union([z.string().max(4_000), z.number()]))

function readAnswers(path: string | undefined): Result<Answers> {
  if (path === undefined) return ok({})
  const json = readJson(path)
  if (!json.ok) return json
  const read = answersSchema.safeParse(json.value)
  if (!read.success) return failed('bad-answers', { path, place: read.error.issues[0]?.path.join('.') || '/' })
  return ok(Object.fromEntries(Object.entries(read.data).map(([key, answer]) => [key, String(answer)])))
}

function today(): Day {
  const now = new Date()
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() }
}
