import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ERROR_CODES } from '#contract'
import { COMMAND_IDS, MENUS } from '#core/command.ts'
import { RECOGNISE_NOTES } from '#core/recognise/notes.ts'
import { READ_ERRORS, READ_NOTES } from '#core/recognise/reading.ts'
import { say, sayTrouble } from '#core/words/say.ts'
import chinese from '#core/words/zh-CN.json' with { type: 'json' }
import english from '#core/words/en.json' with { type: 'json' }
import { CLI_CODES } from '../../scripts/cli/trouble.ts'

const LANGUAGES = [
  ['zh-CN', chinese],
  ['en', english],
] as const satisfies readonly (readonly [string, Readonly<Record<string, string>>])[]

const NEEDED = [
  'app.name',
  ...MENUS.map((menu) => `menu.${menu}`),
  ...COMMAND_IDS.map((id) => `command.${id}`),
  ...ERROR_CODES.map((code) => `error.${code}`),
  ...CLI_CODES.map((code) => `cli.error.${code}`),
  ...READ_ERRORS.map((code) => `error.${code}`),
  ...READ_NOTES.map((code) => `note.${code}`),
  ...RECOGNISE_NOTES.map((code) => `note.${code}`),
]

const placesOf = (words: string) => [...words.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted()

describe.each(LANGUAGES)('the words in %s', (_language, words: Readonly<Record<string, string>>) => {
  test('are there for every menu, command and code', () => {
    expect(NEEDED.filter((key) => !words[key])).toEqual([])
  })

  test('hold nothing that nobody says', () => {
    // Codes are said by their prefix; these keys are written out where they are used.
    const source = sourceOf('electron', 'scripts', 'core', 'renderer')
    const others = Object.keys(words).filter((key) => !NEEDED.includes(key))
    expect(
      others.filter((key) => !/^(cause|cli\.warning|departure)\./.test(key) && !source.includes(`'${key}'`)),
    ).toEqual([])
  })

  test('are never empty and never end in a space', () => {
    expect(Object.entries(words).filter(([, text]) => text.trim() !== text || text === '')).toEqual([])
  })
})

test('both languages have the same keys with the same places', () => {
  const places = (words: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(words).map(([key, text]) => [key, placesOf(text)]))
  expect(places(english)).toEqual(places(chinese))
})

test('only the other language’s own name is in the wrong script', () => {
  const latin = Object.entries(chinese).filter(([, text]) => {
    const written = text.replace(/\{\w+\}/g, '')
    return /[a-z]/i.test(written) && !/[\u4e00-\u9fff]/.test(written)
  })
  const han = Object.entries(english).filter(([, text]) => /[\u4e00-\u9fff]/.test(text))
  expect(latin.map(([key]) => key)).toEqual(['command.language-en'])
  expect(han.map(([key]) => key)).toEqual(['command.language-zh', 'error.bad-date', 'cli.error.bad-answers'])
})

describe('saying a code', () => {
  test('fills its places', () => {
    expect(sayTrouble('zh-CN', { code: 'template-missing', params: { template: 'x' } })).toBe(
      '找不到模板“x”。请另选一个模板。',
    )
    expect(sayTrouble('en', { code: 'newer-document', params: { found: 3, known: 1 } })).toContain(
      'format 3; this version knows 1',
    )
  })

  test('says a cause that core found, and passes on the system’s own word', () => {
    const params = { place: 'title', path: 'x' }
    expect(sayTrouble('zh-CN', { code: 'template-shape', params: { ...params, cause: 'missing' } })).toContain(
      '原因：缺少这一项',
    )
    expect(sayTrouble('en', { code: 'write-failed', params: { ...params, cause: 'EIO' } })).toContain('(EIO)')
  })

  test('leaves a place that it was given nothing for, and does not look into prototypes', () => {
    expect(say('en', 'error.template-missing')).toContain('{template}')
    expect(say('en', 'toString')).toBe('toString')
    expect(say('en', 'error.template-missing', { template: '{template}' })).toContain('“{template}”')
  })
})

function sourceOf(...folders: readonly string[]): string {
  const root = join(import.meta.dirname, '../..')
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file)),
  )
  return files
    .filter((file) => /\.(m?ts|tsx|mjs)$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
}
