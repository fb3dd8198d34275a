import { readPreset } from '#core/layout/preset-schema.ts'
import { PRESETS, type Preset } from '#core/layout/presets.ts'
import { storedPresets } from '#electron/storage/presets.ts'
import { createOwnItems } from './own-items.ts'

/** The presets that come with the app, the default first. */
export const BUILT_IN_PRESETS: readonly Preset[] = Object.values(PRESETS)

export const ownPresets = createOwnItems({
  shelf: storedPresets,
  read: readPreset,
  builtIn: () => BUILT_IN_PRESETS,
  refused: 'preset-built-in',
})
