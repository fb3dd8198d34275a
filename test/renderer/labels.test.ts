import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import chinese from '../../renderer/i18n/zh-CN.json' with { type: 'json' }
import english from '../../renderer/i18n/en.json' with { type: 'json' }

const root = resolve(import.meta.dirname, '../..')
const source = globSync('renderer/**/*.{ts,tsx}', { cwd: root })
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n')

const keys = Object.keys(chinese)
const places = (words: string) => [...words.matchAll(/\{\w+\}/g)].map(String).toSorted()

test('both languages have the same labels, with the same places to fill', () => {
  expect(Object.keys(english)).toEqual(keys)
  const placesOf = (labels: Record<string, string>) => Object.values(labels).map(places)
  expect(placesOf(english)).toEqual(placesOf(chinese))
})

test('no label is empty, and no English one is Chinese', () => {
  const empty = [...Object.entries(chinese), ...Object.entries(english)].filter(([, words]) => !words.trim())
  expect(empty).toEqual([])
  const untranslated = Object.entries(english).filter(([, words]) =>
    /\p{Script=Han}/u.test(words.replace(/\d+[年月日]/g, '')),
  )
  expect(untranslated).toEqual([])
})

test('every label is used somewhere in the window', () => {
  const prefixes = [...source.matchAll(/`([a-z][\w.-]*[.-])\$\{/g)].map(([, prefix]) => prefix!)
  const isUsed = (key: string) => source.includes(`'${key}'`) || prefixes.some((prefix) => key.startsWith(prefix))
  expect(keys.filter((key) => !isUsed(key))).toEqual([])
})
