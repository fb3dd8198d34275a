import type { Settings } from '#contract'
import { DEFAULT_SETTINGS, settingsSchema } from '#contract'
import { ok } from '#core/result.ts'
import type { Readable } from '#electron/storage/connection.ts'
import { once } from '#electron/storage/requests.ts'
import { readSettings, writeSettings } from '#electron/storage/settings.ts'
import type { Handlers } from '../context.ts'
import { withData } from '../context.ts'

export const settingsHandlers: Handlers<'settings.read' | 'settings.store'> = {
  'settings.read': withData<'settings.read'>((db) => ok(currentSettings(db))),
  'settings.store': withData<'settings.store'>((db, { requestId, settings }, { now }) => {
    const at = now().toISOString()
    return once(db, { id: requestId, call: 'settings.store', at }, () => {
      writeSettings(db, settings, at)
      return ok(currentSettings(db))
    })
  }),
}

// Each key by itself: one value that this version cannot read falls back alone.
function currentSettings(db: Readable): Settings {
  const stored = readSettings(db)
  const known = Object.entries(settingsSchema.shape).flatMap(([key, schema]) => {
    const parsed = schema.safeParse(stored.get(key))
    return parsed.success ? [[key, parsed.data] as const] : []
  })
  return settingsSchema.parse({ ...DEFAULT_SETTINGS, ...Object.fromEntries(known) })
}
