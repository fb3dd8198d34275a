import type { TemplateSummary } from '#contract'
import type { Day } from '#core/document/date.ts'
import { ok } from '#core/result.ts'
import { yearFor } from '#core/template/instantiate.ts'
import type { Template } from '#core/template/template.ts'
import type { Handlers } from '../context.ts'

export const templateHandlers: Handlers<'templates.list'> = {
  'templates.list': (_args, { templates, now }) =>
    ok(templates.all.map((template) => toSummary(template, localDay(now())))),
}

function toSummary(template: Template, today: Day): TemplateSummary {
  const { id, name, description, kind, fields } = template
  return { id, name, description, kind, fields, proposedYear: yearFor(template, today) }
}

function localDay(at: Date): Day {
  return { year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate() }
}
