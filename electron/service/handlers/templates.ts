import type { Settings, TemplateSummary } from '#contract'
import { DEFAULT_SETTINGS } from '#contract'
import type { Day } from '#core/document/date.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import { yearFor } from '#core/template/instantiate.ts'
import { EMPTY_PROFILE, proposeAnswers } from '#core/template/profile.ts'
import { templateOutline } from '#core/template/template-outline.ts'
import type { Template } from '#core/template/template.ts'
import { readAnswers } from '#electron/storage/answers.ts'
import type { Readable } from '#electron/storage/connection.ts'
import type { StoredTemplate } from '#electron/storage/templates.ts'
import { findTemplate, listTemplates } from '#electron/storage/templates.ts'
import type { Context, Handlers } from '../context.ts'
import { withData } from '../context.ts'
import { currentSettings } from './settings.ts'
import { currentProfile } from './unit.ts'

/** What a template's form offers, and in which language its preview speaks. */
interface Known {
  readonly language: Settings['language']
  readonly propose: (template: Template, today: Day) => Readonly<Record<string, string>>
}

const NOTHING_KNOWN: Known = {
  language: DEFAULT_SETTINGS.language,
  propose: (template, today) => proposeAnswers(template, EMPTY_PROFILE, {}, today),
}

export const templateHandlers: Handlers<'templates.list' | 'templates.bin' | 'templates.read'> = {
  // The built-in ones are there even where the data is not.
  'templates.list': (_args, { templates, store, now }) => {
    const opened = store.current()
    const known = opened.ok ? knownFrom(opened.value.db) : NOTHING_KNOWN
    const builtIn = templates.all.map((template) => toSummary({ template }, known, now()))
    const own = opened.ok ? ownTemplates(opened.value.db, false, now()) : []
    return ok([...builtIn, ...own])
  },
  'templates.bin': withData<'templates.bin'>((db, _args, { now }) => ok(ownTemplates(db, true, now()))),
  'templates.read': withData<'templates.read'>((db, { id }, context) => findAnyTemplate(db, context, id)),
}

/** A built-in template or one of the user's own. */
export function findAnyTemplate(db: Readable, { templates }: Context, id: string): Result<Template> {
  const builtIn = templates.find(id)
  if (builtIn.ok) return builtIn
  const stored = findTemplate(db, id)
  return stored.ok ? ok(stored.value.template) : stored
}

/** Refuses what would change a built-in template. */
export function refuseBuiltIn({ templates }: Context, id: string): Result<never> | undefined {
  return templates.find(id).ok ? failed('template-built-in') : undefined
}

function ownTemplates(db: Readable, bin: boolean, now: Date): TemplateSummary[] {
  const known = knownFrom(db)
  const { compare } = new Intl.Collator('zh-CN', { numeric: true })
  const own = listTemplates(db, bin).map((stored) => toSummary(stored, known, now))
  return bin ? own : own.toSorted((a, b) => compare(a.name[known.language], b.name[known.language]))
}

function knownFrom(db: Readable): Known {
  const profile = currentProfile(db)
  const answers = readAnswers(db)
  return {
    language: currentSettings(db).language,
    propose: (template, today) => proposeAnswers(template, profile, answers, today),
  }
}

function toSummary(
  stored: { readonly template: Template } & Partial<StoredTemplate>,
  { language, propose }: Known,
  now: Date,
): TemplateSummary {
  const { template, ...times } = stored
  const { id, name, description, kind, fields } = template
  const today = localDay(now)
  const proposals = propose(template, today)
  return {
    id,
    origin: times.updatedAt === undefined ? 'built-in' : 'user',
    name,
    description,
    kind,
    proposedYear: yearFor(template, today),
    ...times,
    preview: [...templateOutline(template, language)],
    fields: fields.map(({ once: _forTheService, ...field }) => {
      const remembered = field.kind === 'year' ? undefined : proposals[field.key]
      return remembered === undefined ? field : { ...field, remembered }
    }),
  }
}

function localDay(at: Date): Day {
  return { year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate() }
}
