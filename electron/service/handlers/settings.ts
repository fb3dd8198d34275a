import type { Settings } from '#contract'
import { DEFAULT_SETTINGS, settingsSchema } from '#electron/contract/settings.ts'
import { ok } from '#core/result.ts'
import type { Readable } from '#electron/storage/connection.ts'
import { once } from '#electron/storage/requests.ts'
import { readSettings, writeSettings } from '#electron/storage/settings.ts'
import type { Handlers } from '../context.ts'
import { requestOf, withData } from '../context.ts'

export const settingsHandlers: Handlers<'settings.read' | 'settings.store'> = {
  'settings.read': withData<'settings.read'>((db) => ok(currentSettings(db))),
  'settings.store': withData<'settings.store'>((db, { requestId, settings }, context) => {
    const request = requestOf('settings.store', requestId, context)
    return once(db, request, () => {
      writeSettings(db, settings, request.at)
      return ok(currentSettings(db))
    })
  }),
}

/** Each key by itself: one value that this version cannot read falls back alone. */
export function currentSettings(db: Readable): Settings {
  const stored = readSettings(db)
  const known = Object.entries(settingsSchema.shape).flatMap(([key, schema]) => {
    const parsed = schema.safeParse(stored.get(key))
    return parsed.success ? [[key, parsed.data] as const] : []
  })
  return settingsSchema.parse({ ...DEFAULT_SETTINGS, ...Object.fromEntries(known) })
}
