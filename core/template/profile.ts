import { z } from 'zod'
import type { Day } from '../document/date.ts'
import { cleanText } from '../document/normalise.ts'
import type { Answers } from './instantiate.ts'
import { yearFor } from './instantiate.ts'
import { checkAnswer, tidyAnswer } from './slots.ts'
import type { Template, TemplateField } from './template.ts'

/** Long enough for any unit's full name, short enough for a line of a form. */
export const LONGEST_NAME = 200

const unitName = z
  .string()
  .max(LONGEST_NAME)
  .transform((text) => cleanText(text).replaceAll('\n', ' ').trim())
  .default('')

/** The writer's unit as papers name it; each name is one tidy line, empty where the writer has not said. */
export const unitProfileSchema = z.object({
  unit: unitName,
  unitShort: unitName,
  department: unitName,
  signatory: unitName,
})
/** `unit` 单位全称, `unitShort` 单位简称, `department` 科室, `signatory` 发文机关署名; also the keys of the fields they answer. */
export type UnitProfile = z.infer<typeof unitProfileSchema>

export const EMPTY_PROFILE: UnitProfile = unitProfileSchema.parse({})

/** Kinds whose answers belong to one paper: proposing last year's would put an old figure in a new paper. */
const OF_ONE_PAPER: ReadonlySet<string> = new Set(['year', 'number', 'date'])
const isRemembered = ({ kind, once }: TemplateField) => !once && !OF_ONE_PAPER.has(kind)

/**
 * What to propose in a template's form, by field key: the year that fits the day, the unit profile's names, and for other
 * fields the answer given last time. Every proposal is one that `instantiate` accepts; fields without one are absent.
 */
export function proposeAnswers(
  template: Template,
  profile: UnitProfile,
  remembered: Readonly<Record<string, string>>,
  today: Day,
): Answers {
  const paperYear = template.fields.find((field) => field.kind === 'year')
  const proposals = template.fields.flatMap((field): [string, string][] => {
    if (field === paperYear) return [[field.key, String(yearFor(template, today))]]
    const answer = isRemembered(field) ? fitting(field, namedBy(profile, field.key), remembered) : ''
    return answer ? [[field.key, answer]] : []
  })
  return Object.fromEntries(proposals)
}

/** What is worth remembering of the answers to a template: names for the profile, and other answers by field key. */
export function rememberedFrom(
  template: Template,
  answers: Answers,
): { readonly profile: Partial<UnitProfile>; readonly remembered: Readonly<Record<string, string>> } {
  const kept = template.fields.flatMap((field): [string, string][] => {
    const answer = Object.hasOwn(answers, field.key) ? tidyAnswer(field.kind, answers[field.key]!) : ''
    if (!answer || !isRemembered(field) || checkAnswer(field, answer)) return []
    return [[field.key, answer]]
  })
  const [names, others] = [true, false].map((wanted) => kept.filter(([key, answer]) => isName(key, answer) === wanted))
  return { profile: Object.fromEntries(names!), remembered: Object.fromEntries(others!) }
}

function fitting(field: TemplateField, name: string, remembered: Readonly<Record<string, string>>): string {
  const last = Object.hasOwn(remembered, field.key) ? remembered[field.key]! : ''
  const candidates = [name, last].map((answer) => tidyAnswer(field.kind, answer))
  return candidates.find((answer) => answer && !checkAnswer(field, answer)) ?? ''
}

/** Most papers are signed with the unit's full name, so it stands in for a signatory that was never given. */
function namedBy(profile: UnitProfile, key: string): string {
  if (key === 'signatory') return profile.signatory || profile.unit
  return Object.hasOwn(profile, key) ? profile[key as keyof UnitProfile] : ''
}

function isName(key: string, answer: string): boolean {
  return Object.hasOwn(EMPTY_PROFILE, key) && answer.length <= LONGEST_NAME
}
