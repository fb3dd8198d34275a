import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DEFAULT_SETTINGS, settingsSchema } from '#contract'

/**
 * What the window has to look like before the service is up: its size, and the two settings that its first frame and
 * its menu show. The settings themselves live in the database.
 */
const schema = z.object({
  width: z.int().min(640).max(10_000).default(1440),
  height: z.int().min(480).max(10_000).default(900),
  maximized: z.boolean().default(false),
  language: settingsSchema.shape.language.default(DEFAULT_SETTINGS.language),
  theme: settingsSchema.shape.theme.default(DEFAULT_SETTINGS.theme),
})
export type WindowState = z.infer<typeof schema>

/** Never fails: what cannot be read is replaced by what a first start shows. */
export function readWindowState(profile: string): WindowState {
  try {
    return schema.parse(JSON.parse(readFileSync(fileIn(profile), 'utf8')))
  } catch {
    return schema.parse({})
  }
}

/** Losing it costs nothing but a size, so a place that cannot be written is no trouble. */
export function writeWindowState(profile: string, state: WindowState): void {
  try {
    writeFileSync(fileIn(profile), JSON.stringify(state))
  } catch (error) {
    console.error('the window size was not kept:', error)
  }
}

function fileIn(profile: string): string {
  return join(profile, 'window.json')
}
