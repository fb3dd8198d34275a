import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Look } from '#contract'

/** What the window has to look like before the service is up. The settings themselves live in the database. */
export interface WindowState extends Look {
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

const FIRST: WindowState = {
  width: 1440,
  height: 900,
  maximized: false,
  language: 'zh-CN',
  theme: 'system',
  zoom: 100,
  outline: true,
  outlineWidth: 240,
}

// Checked by hand: the contract's parser takes longer to load than the window to open. The ranges are the contract's.
const IS_GOOD: { readonly [K in keyof WindowState]: (value: unknown) => boolean } = {
  width: (value) => isWhole(value, 640, 10_000),
  height: (value) => isWhole(value, 480, 10_000),
  maximized: (value) => typeof value === 'boolean',
  language: (value) => value === 'zh-CN' || value === 'en',
  theme: (value) => value === 'system' || value === 'light' || value === 'dark',
  zoom: (value) => isWhole(value, 75, 200),
  outline: (value) => typeof value === 'boolean',
  outlineWidth: (value) => isWhole(value, 220, 360),
}

/** Never fails: what cannot be read is replaced by what a first start shows. */
export function readWindowState(profile: string): WindowState {
  try {
    const json: unknown = JSON.parse(readFileSync(fileIn(profile), 'utf8'))
    const known = Object.entries(json ?? {}).filter(
      ([key, value]) => Object.hasOwn(IS_GOOD, key) && IS_GOOD[key as keyof WindowState](value),
    )
    return { ...FIRST, ...Object.fromEntries(known) }
  } catch {
    return FIRST
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

/** What of the settings, or of the state, the first frame shows. */
export function lookOf({ language, theme, zoom, outline, outlineWidth }: Look): Look {
  return { language, theme, zoom, outline, outlineWidth }
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most
}

function fileIn(profile: string): string {
  return join(profile, 'window.json')
}
