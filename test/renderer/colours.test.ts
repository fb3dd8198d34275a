import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../renderer')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** The tokens of one theme: name without dashes, colour as #rrggbb. */
function tokens(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const pair = /--([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));/g
  const found = [...read('styles/tokens.css').matchAll(pair)]
  return new Map(found.map(([, name, light, dark, both]) => [name!, both ?? (theme === 'light' ? light! : dark!)]))
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

/** Text and what it stands on, wherever the styles put the two together. */
const READ = [
  ...['desk', 'pane', 'raised'].flatMap((ground) => [
    ['text', ground],
    ['text-secondary', ground],
    ['accent', ground],
  ]),
  ['red', 'raised'],
  ['red', 'pane'],
  ['red', 'red-tint'],
  ['amber', 'amber-tint'],
  ['accent', 'accent-tint'],
  ['text', 'accent-tint'],
  ['text-secondary', 'accent-tint'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['ink', 'paper'],
  ['ink-quiet', 'paper'],
  ['ink-slot-text', 'ink-slot'],
] as const

test.each(['light', 'dark'] as const)(
  'all text can be read against what it stands on: at least 4.5 to 1, %s',
  (theme) => {
    const colours = tokens(theme)
    const faint = READ.map(([text, ground]) => ({
      text,
      ground,
      ratio: contrast(colours.get(text!) ?? '#000000', colours.get(ground!) ?? '#000000'),
    })).filter(({ ratio }) => ratio < 4.5)
    expect(faint).toEqual([])
  },
)

test('colours stand in tokens.css and nowhere else', () => {
  const others = globSync(['styles/*.css', '**/*.tsx', 'index.html'], { cwd: root }).filter(
    (file) => !file.endsWith('tokens.css'),
  )
  const found = others.flatMap((file) =>
    [...read(file).matchAll(/#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(/gi)].map(([colour]) => `${file}: ${colour}`),
  )
  expect(found).toEqual([])
})

test('every token that a style names is defined', () => {
  const styles = globSync('styles/*.css', { cwd: root }).map(read).join('\n')
  const defined = new Set([...styles.matchAll(/(--[\w-]+):/g)].map(([, name]) => name))
  const named = [...styles.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name!)
  // Set by the control library on its popovers.
  expect([...new Set(named)].filter((name) => !defined.has(name) && name !== '--trigger-width')).toEqual([])
})
