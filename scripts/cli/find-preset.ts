import type { Preset } from '#core/layout/presets.ts'
import { PRESETS } from '#core/layout/presets.ts'
import { readPreset } from '#core/layout/preset-schema.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import { readJson } from './read-file.ts'

/** A preset by its id, or from a file: whatever ends in .json or holds a path separator. */
export function findPreset(name: string): Result<Preset> {
  if (/\.json$|[/\\]/i.test(name)) return presetFrom(name)
  const preset = Object.hasOwn(PRESETS, name) ? PRESETS[name] : undefined
  return preset ? ok(preset) : failed('preset-missing', { preset: name, known: Object.keys(PRESETS).join(' ') })
}

function presetFrom(path: string): Result<Preset> {
  const json = readJson(path)
  if (!json.ok) return json
  const preset = readPreset(json.value)
  if (preset.ok) return preset
  return { ok: false, error: { ...preset.error, params: { ...preset.error.params, file: path } } }
}
