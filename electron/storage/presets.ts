import { readPreset } from '#core/layout/preset-schema.ts'
import { createShelf } from './shelf.ts'

/** The user's own presets. */
export const storedPresets = createShelf('preset', readPreset)
