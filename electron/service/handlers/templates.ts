import type { Settings, TemplateSummary } from '#contract'
import { DEFAULT_SETTINGS } from '#electron/contract/settings.ts'
import type { Day } from '#core/document/date.ts'
import { ok } from '#core/result.ts'
import { yearFor } from '#core/template/instantiate.ts'
import { EMPTY_PROFILE, proposeAnswers } from '#core/template/profile.ts'
import { templateOutline } from '#core/template/template-outline.ts'
import type { Template } from '#core/template/template.ts'
import { readAnswers } from '#electron/storage/answers.ts'
import type { Readable } from '#electron/storage/connection.ts'
import type { Stored } from '#electron/storage/shelf.ts'
import { storedTemplates } from '#electron/storage/templates.ts'
import type { Handlers } from '../context.ts'
import { withData } from '../context.ts'
import { ownTemplates } from '../templates.ts'
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
    const builtIn = templates.all.map((template) => toSummary({ item: template }, known, now()))
    const own = opened.ok ? listOwn(opened.value.db, false, now()) : []
    return ok([...builtIn, ...own])
  },
  'templates.bin': withData<'templates.bin'>((db, _args, { now }) => ok(listOwn(db, true, now()))),
  'templates.read': withData<'templates.read'>((db, { id }, context) => ownTemplates.find(db, context, id)),
}

function listOwn(db: Readable, bin: boolean, now: Date): TemplateSummary[] {
  const known = knownFrom(db)
  const { compare } = new Intl.Collator('zh-CN', { numeric: true })
  const own = storedTemplates.list(db, bin).map((stored) => toSummary(stored, known, now))
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
  stored: { readonly item: Template } & Partial<Stored<Template>>,
  { language, propose }: Known,
  now: Date,
): TemplateSummary {
  const { item: template, ...times } = stored
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
