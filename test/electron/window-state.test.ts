import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS, settingsSchema } from '#contract'
import { readWindowState, writeWindowState } from '#electron/window-state.ts'
import { temporaryFolder } from './profile-folder.ts'

const LOOK = { language: 'zh-CN', theme: 'system', zoom: 100, outline: true, outlineWidth: 240 } as const
const FIRST = { width: 1440, height: 900, maximized: false, ...LOOK }

test('the window comes back as it was left', () => {
  const profile = temporaryFolder()
  const state = {
    ...FIRST,
    width: 1000,
    height: 700,
    maximized: true,
    language: 'en',
    theme: 'dark',
    zoom: 150,
  } as const
  writeWindowState(profile, state)
  expect(readWindowState(profile)).toEqual(state)
})

test.each(['', '{', '[]', '{"width":1,"height":70}', '{"theme":"pink"}', 'null', '3'])(
  'a window.json that holds %j opens it as on the first start',
  (text) => {
    const profile = temporaryFolder()
    writeFileSync(join(profile, 'window.json'), text)
    expect(readWindowState(profile)).toEqual(FIRST)
  },
)

test('one value that makes no sense is replaced alone', () => {
  const profile = temporaryFolder()
  writeFileSync(join(profile, 'window.json'), '{"width":1000,"zoom":9000,"theme":"dark","more":1}')
  expect(readWindowState(profile)).toEqual({ ...FIRST, width: 1000, theme: 'dark' })
})

test('the first look is what the contract says', () => {
  const { language, theme, zoom, outline, outlineWidth } = DEFAULT_SETTINGS
  expect(LOOK).toEqual({ language, theme, zoom, outline, outlineWidth })
  expect(settingsSchema.safeParse({ ...DEFAULT_SETTINGS, ...LOOK }).success).toBe(true)
})

test('a place that takes no file costs the size and nothing else', () => {
  const profile = temporaryFolder()
  mkdirSync(join(profile, 'window.json'))
  writeWindowState(profile, readWindowState(profile))
  expect(readWindowState(profile)).toEqual(FIRST)
})
