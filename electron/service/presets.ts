import { PRESETS, type Preset } from '#core/layout/presets.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable } from '#electron/storage/connection.ts'
import { findPreset } from '#electron/storage/presets.ts'

/** The presets that come with the app, the default first. */
export const BUILT_IN_PRESETS: readonly Preset[] = Object.values(PRESETS)

/** A built-in preset: preset-missing where there is none of that id. */
export function findBuiltInPreset(id: string): Result<Preset> {
  const value = Object.hasOwn(PRESETS, id) ? PRESETS[id] : undefined
  return value ? ok(value) : failed('preset-missing', { preset: id })
}

/** A built-in preset or one of the user's own. */
export function findAnyPreset(db: Readable, id: string): Result<Preset> {
  const builtIn = findBuiltInPreset(id)
  if (builtIn.ok) return builtIn
  const stored = findPreset(db, id)
  return stored.ok ? ok(stored.value.preset) : stored
}
