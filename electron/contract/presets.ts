import { z } from 'zod'
import { readPreset } from '#core/layout/preset-schema.ts'
import type { Preset } from '#core/layout/presets.ts'
import { FORMS } from '#core/layout/presets.ts'
import type { Call } from './call.ts'
import { bilingual, instant, made, nothing, presetId, requestId } from './call.ts'

const presetSummary = z.object({
  id: z.string(),
  origin: z.enum(['built-in', 'user']),
  name: bilingual,
  form: z.enum(FORMS),
  /** Only of the user's own. */
  updatedAt: instant.exactOptional(),
  /** Only of one in the bin. */
  deletedAt: instant.exactOptional(),
})
export type PresetSummary = z.infer<typeof presetSummary>

const anyPreset = z.custom<Preset>((json) => readPreset(json).ok)

/** A family of fonts that this machine has, under every name by which it can be asked for. */
export const fontFamily = z.object({
  /** As a Chinese Word lists it: the Chinese name where there is one. */
  name: z.string(),
  /** All names, `name` among them: 仿宋 and FangSong. */
  names: z.array(z.string()),
  /** Whether it has the characters of Chinese text. */
  isChinese: z.boolean(),
})
export type FontFamily = z.infer<typeof fontFamily>

/** What the window may ask. */
export const presetCalls = {
  /** The built-in ones first, then the user's own by name. */
  'presets.list': { by: 'service', args: z.strictObject({}), answer: z.array(presetSummary) },
  'presets.bin': { by: 'service', args: z.strictObject({}), answer: z.array(presetSummary) },
  'presets.read': { by: 'service', args: z.strictObject({ id: presetId }), answer: anyPreset },
  /** Without `id` a new one; the id in the preset itself is not looked at. Any trouble of readPreset; a built-in one is refused. */
  'presets.save': {
    by: 'service',
    args: z.strictObject({ requestId, id: presetId.exactOptional(), preset: z.unknown() }),
    answer: made,
  },
  'presets.duplicate': { by: 'service', args: z.strictObject({ requestId, id: presetId }), answer: made },
  'presets.import': { by: 'service', args: z.strictObject({ requestId, json: z.unknown() }), answer: made },
  'presets.remove': { by: 'service', args: z.strictObject({ requestId, id: presetId }), answer: nothing },
  'presets.restore': { by: 'service', args: z.strictObject({ requestId, id: presetId }), answer: nothing },
  /** Asks where, then writes it as .json; null when the writer cancelled the file dialog. */
  'presets.export': {
    by: 'main',
    args: z.strictObject({ id: presetId }),
    answer: z.object({ path: z.string() }).nullable(),
  },
  /** The families that this machine has, by name; what a preset's fonts become is `substitutes` of core/layout/fonts.ts. */
  'fonts.list': { by: 'service', args: z.strictObject({}), answer: z.array(fontFamily) },
} as const satisfies Record<string, Call>

/** What main alone asks the service: never reachable from the window. */
export const presetMainCalls = {
  'presets.name': { by: 'service', args: z.strictObject({ id: presetId }), answer: z.object({ name: z.string() }) },
  'presets.write': {
    by: 'service',
    args: z.strictObject({ id: presetId, path: z.string().max(4_096) }),
    answer: z.object({ path: z.string() }),
  },
} as const satisfies Record<string, Call>
