import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readWindowState, writeWindowState } from '#electron/window-state.ts'
import { temporaryFolder } from './profile-folder.ts'

const FIRST = { width: 1440, height: 900, maximized: false, language: 'zh-CN', theme: 'system' }

test('the window comes back as it was left', () => {
  const profile = temporaryFolder()
  const state = { width: 1000, height: 700, maximized: true, language: 'en', theme: 'dark' } as const
  writeWindowState(profile, state)
  expect(readWindowState(profile)).toEqual(state)
})

test.each(['', '{', '[]', '{"width":1,"height":700}', '{"theme":"pink"}'])(
  'a window.json that holds %j opens it as on the first start',
  (text) => {
    const profile = temporaryFolder()
    writeFileSync(join(profile, 'window.json'), text)
    expect(readWindowState(profile)).toEqual(FIRST)
  },
)

test('a place that takes no file costs the size and nothing else', () => {
  const profile = temporaryFolder()
  mkdirSync(join(profile, 'window.json'))
  writeWindowState(profile, readWindowState(profile))
  expect(readWindowState(profile)).toEqual(FIRST)
})
