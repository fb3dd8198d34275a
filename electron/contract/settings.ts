import { z } from 'zod'
import { unitProfileSchema } from '#core/template/profile.ts'
import type { Call } from './call.ts'
import { EXPORT_FORMATS, nothing, presetId, requestId } from './call.ts'
import { draftId } from './drafts.ts'
import { troubleSchema } from './trouble.ts'

export const LANGUAGES = ['zh-CN', 'en'] as const
export const settingsSchema = z.object({
  language: z.enum(LANGUAGES),
  theme: z.enum(['system', 'light', 'dark']),
  /** Per cent. */
  zoom: z.int().min(75).max(200),
  outline: z.boolean(),
  outlineWidth: z.int().min(220).max(360),
  leftPane: z.enum(['outline', 'drafts']),
  /** The papers that were opened last, the latest first. */
  recent: z.array(draftId).max(10),
  /** The papers that were open when the window closed. */
  open: z.array(draftId).max(10),
  /** The preset used last; may be gone by now. */
  preset: presetId,
  /** The kind of file exported last. */
  exportFormat: z.enum(EXPORT_FORMATS),
})
export type Settings = z.infer<typeof settingsSchema>
export type Look = Pick<Settings, 'language' | 'theme' | 'zoom' | 'outline' | 'outlineWidth'>
export const DEFAULT_SETTINGS: Settings = {
  language: 'zh-CN',
  theme: 'system',
  zoom: 100,
  outline: true,
  outlineWidth: 240,
  leftPane: 'drafts',
  recent: [],
  open: [],
  preset: 'gbt9704',
  exportFormat: 'docx',
}

/** What the window needs to know of its own app. */
export const appState = z.object({
  version: z.string(),
  electron: z.string(),
  node: z.string(),
  sqlite: z.string(),
  profile: z.string(),
  /** Requests to any network that were stopped since the start. */
  networkAttempts: z.int(),
  /** What happened to the data at start, when something did (database-damaged, database-newer, …). */
  trouble: troubleSchema.nullable(),
})
export type AppState = z.infer<typeof appState>

const paperState = z.strictObject({ isEditable: z.boolean(), numbering: z.enum(['restart', 'continuous']) })
export type PaperState = z.infer<typeof paperState>

/** What the window may ask. */
export const appCalls = {
  'app.state': { by: 'main', args: z.strictObject({}), answer: appState },
  'settings.read': { by: 'service', args: z.strictObject({}), answer: settingsSchema },
  'settings.write': {
    by: 'main',
    args: z.strictObject({ requestId, settings: settingsSchema.partial() }),
    answer: settingsSchema,
  },
  'unit.read': { by: 'service', args: z.strictObject({}), answer: unitProfileSchema },
  'unit.write': {
    by: 'service',
    args: z.strictObject({ requestId, profile: unitProfileSchema }),
    answer: unitProfileSchema,
  },
  /** What the menu is told of the open paper, so that it offers only what can be done; null while there is none. */
  'menu.paper': {
    by: 'main',
    args: z.strictObject({ paper: paperState.nullable() }),
    answer: nothing,
  },
  'profile.show': { by: 'main', args: z.strictObject({}), answer: nothing },
  /** The window's answer to `flush`: whether everything is saved, so that it may close. */
  'window.flushed': { by: 'main', args: z.strictObject({ saved: z.boolean() }), answer: nothing },
} as const satisfies Record<string, Call>

/** What main alone asks the service: never reachable from the window. */
export const appMainCalls = {
  'service.state': {
    by: 'service',
    args: z.strictObject({}),
    answer: z.object({ sqlite: z.string(), node: z.string(), trouble: troubleSchema.nullable() }),
  },
  'settings.store': {
    by: 'service',
    args: z.strictObject({ requestId, settings: settingsSchema.partial() }),
    answer: settingsSchema,
  },
} as const satisfies Record<string, Call>
