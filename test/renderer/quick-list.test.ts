import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Quick } from '#renderer/editor/paper-editor.ts'
import { askQuick, quickList, takeQuickKey } from '#renderer/state/quick-passages.ts'

const answers = new Map<string, (titles: readonly string[]) => void>()
const asked: string[] = []
const typed = (query: string) => ({ query, start: 0, typed: `//${query}`, key: '1' }) as Quick
const shown = () => quickList.get()?.passages.map(({ title }) => title)
const settled = () => new Promise((resolve) => setTimeout(resolve))

beforeEach(() => {
  asked.length = 0
  const call = (name: string, args: { query: string; id: string }) => {
    asked.push(name === 'library.quick' ? `? ${args.query}` : `${name} ${args.id}`)
    return new Promise((resolve) => {
      answers.set(args.query, (titles) => resolve({ ok: true, value: titles.map((title) => ({ id: title, title })) }))
    })
  }
  vi.stubGlobal('window', { desk: { call } })
})
afterEach(() => {
  askQuick(null)
  vi.unstubAllGlobals()
})

test('Enter while the list is about to change takes the first of the next one', async () => {
  askQuick(typed('l'))
  answers.get('l')!(['旧', '新'])
  await settled()
  askQuick(typed('ld'))
  expect(shown()).toEqual(['旧', '新'])
  expect(takeQuickKey('choose')).toBe(true)
  expect(asked).toEqual(['? l', '? ld'])
  answers.get('ld')!(['新'])
  await settled()
  expect(shown()).toBeUndefined()
})

test('Enter is the paper’s while nothing is shown, and what was wanted of one query is not taken from another', async () => {
  askQuick(typed('l'))
  expect(takeQuickKey('choose')).toBe(false)
  answers.get('l')!(['旧'])
  await settled()
  askQuick(typed('ld'))
  expect(takeQuickKey('choose')).toBe(true)
  askQuick(typed('ldx'))
  answers.get('ldx')!(['别的'])
  await settled()
  expect(shown()).toEqual(['别的'])
  expect(asked).toEqual(['? l', '? ld', '? ldx'])
})
