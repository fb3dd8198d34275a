import { ok } from '#core/result.ts'
import type { Answers } from '#core/template/instantiate.ts'
import type { UnitProfile } from '#core/template/profile.ts'
import { EMPTY_PROFILE, rememberedFrom, unitProfileSchema } from '#core/template/profile.ts'
import type { Template } from '#core/template/template.ts'
import { rememberAnswers } from '#electron/storage/answers.ts'
import type { Readable, Writable } from '#electron/storage/connection.ts'
import { once } from '#electron/storage/requests.ts'
import { readSettings, writeSettings } from '#electron/storage/settings.ts'
import type { Handlers } from '../context.ts'
import { requestOf, withData } from '../context.ts'

const KEY = 'unitProfile'

export const unitHandlers: Handlers<'unit.read' | 'unit.write'> = {
  'unit.read': withData<'unit.read'>((db) => ok(currentProfile(db))),
  'unit.write': withData<'unit.write'>((db, { requestId, profile }, context) => {
    const request = requestOf('unit.write', requestId, context)
    return once(db, request, () => {
      writeProfile(db, profile, request.at)
      return ok(profile)
    })
  }),
}

/** What the writer said of the unit; empty lines where nothing was said or what is stored cannot be read. */
export function currentProfile(db: Readable): UnitProfile {
  const stored = unitProfileSchema.safeParse(readSettings(db).get(KEY))
  return stored.success ? stored.data : EMPTY_PROFILE
}

/**
 * Keeps the answers to a template for the next paper; belongs inside `once`. Names fill the lines of the unit profile that
 * are still empty: one paper written for another unit must not rename the writer's own.
 */
export function keepAnswers(
  db: Writable,
  { template, answers, at }: { readonly template: Template; readonly answers: Answers; readonly at: string },
): void {
  const { profile: given, remembered } = rememberedFrom(template, answers)
  rememberAnswers(db, remembered, at)
  const said = Object.entries(currentProfile(db)).filter(([, name]) => name !== '')
  const profile = unitProfileSchema.parse({ ...given, ...Object.fromEntries(said) })
  if (Object.keys(given).length) writeProfile(db, profile, at)
}

function writeProfile(db: Writable, profile: UnitProfile, at: string): void {
  writeSettings(db, { [KEY]: profile }, at)
}
