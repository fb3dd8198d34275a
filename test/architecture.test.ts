import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** Who may import whom: a row of architecture.md, a place in it, and what may and may not be imported there. */
interface Row {
  readonly at: string
  readonly may: readonly string[]
  readonly mayNot: readonly string[]
}

const anything = ['electron', 'react', 'lexical', 'docx', 'better-sqlite3', 'node:fs', '#contract']
const without = (...names: string[]) => anything.filter((name) => !names.includes(name))

const ROWS: Readonly<Record<string, Row>> = {
  core: {
    at: 'core/layout',
    may: ['zod', '#core/result.ts', '../result.ts', './page.ts'],
    mayNot: [
      ...anything,
      'nzh',
      '#electron/menu.ts',
      '#renderer/desk.ts',
      '#templates/a.json',
      '../../electron/menu.ts',
    ],
  },
  'core and the formats': {
    at: 'core/outline',
    may: ['nzh'],
    mayNot: ['#core/docx/write-docx.ts', '#core/office/detect.ts', '../docx/write-docx.ts', 'node:path'],
  },
  'core/passage': {
    at: 'core/passage',
    may: ['pinyin-pro', 'zod', '#core/document/document.ts', './passage.ts'],
    mayNot: [...anything, 'nzh', 'opencc-js', '#core/docx/write-docx.ts', '../docx/write-docx.ts'],
  },
  'core/compare': {
    at: 'core/compare',
    may: ['diff', '#core/document/document.ts', './reuse.ts'],
    mayNot: [...anything, 'nzh', 'opencc-js', 'pinyin-pro', '#core/docx/write-docx.ts', '../docx/write-docx.ts'],
  },
  'core/docx': {
    at: 'core/docx',
    may: ['docx', 'fflate', '#core/result.ts', '../result.ts'],
    mayNot: [...without('docx'), '#electron/menu.ts', '#renderer/desk.ts', 'node:zlib', '../../electron/menu.ts'],
  },
  'core/office': {
    at: 'core/office',
    may: ['fflate', '../result.ts'],
    mayNot: [...without('docx'), '#electron/menu.ts'],
  },
  'electron/storage': {
    at: 'electron/storage',
    may: ['better-sqlite3', 'node:fs', 'node:fs/promises', '#core/result.ts', './database.ts'],
    mayNot: [
      ...without('better-sqlite3', 'node:fs'),
      '#electron/service/service.ts',
      '../service/service.ts',
      '#renderer/desk.ts',
    ],
  },
  'electron/service': {
    at: 'electron/service/handlers',
    may: [
      '#contract',
      '#electron/contract/drafts.ts',
      '#core/docx/write-docx.ts',
      '#electron/storage/drafts.ts',
      '#templates/a.json',
      'node:path',
      '../client.ts',
    ],
    mayNot: [...without('#contract', 'node:fs'), '#electron/menu.ts', '#renderer/desk.ts', '../../../renderer/desk.ts'],
  },
  'electron at its root': {
    at: 'electron',
    may: ['electron', 'node:path', '#contract', '#core/command.ts', './menu.ts', './service/client.ts'],
    mayNot: ['react', 'lexical', 'docx', 'better-sqlite3', '#renderer/desk.ts', '../renderer/desk.ts'],
  },
  renderer: {
    at: 'renderer/drafts',
    may: [
      'react',
      'react-dom/client',
      'lexical',
      '@lexical/utils',
      '#core/result.ts',
      '#renderer/desk.ts',
      '../desk.ts',
    ],
    mayNot: [
      ...without('react', 'lexical'),
      '#electron/menu.ts',
      '#core/docx/write-docx.ts',
      '@lexical/history',
      'react-aria-components',
      'lucide-react',
      '../../electron/contract.ts',
    ],
  },
  'renderer/widgets': {
    at: 'renderer/widgets',
    may: ['react-aria-components', 'lucide-react', 'react'],
    mayNot: ['@lexical/history', '#contract', 'electron', 'node:fs'],
  },
  'renderer/editor': {
    at: 'renderer/editor',
    may: ['@lexical/history', 'lexical'],
    mayNot: ['#contract', 'lucide-react'],
  },
  'the command line': {
    at: 'scripts/cli',
    may: ['./may-not.ts', '#core/result.ts', '#core/docx/write-docx.ts', '#templates/a.json', 'zod', 'node:fs'],
    mayNot: [...without('node:fs'), '#electron/storage/drafts.ts', '../../electron/menu.ts', '../steps.mjs'],
  },
}

interface Report {
  readonly code: string
  readonly file: string
  readonly line: number
}

const places: string[] = []

/** A folder with this tree's rules and nothing else in it, into which violations are planted. */
function emptyTree(): (file: string, text: string) => string {
  const place = mkdtempSync(join(tmpdir(), 'suigao-architecture-'))
  places.push(place)
  const configs = '{.oxlintrc.json,package.json,tsconfig*.json,{core,electron,renderer}/**/tsconfig*.json}'
  for (const file of globSync(configs, { cwd: root })) {
    mkdirSync(dirname(join(place, file)), { recursive: true })
    copyFileSync(join(root, file), join(place, file))
  }
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'), 'junction')
  return (file, text) => {
    mkdirSync(dirname(join(place, file)), { recursive: true })
    writeFileSync(join(place, file), text)
    return place
  }
}

afterAll(() => places.forEach((place) => rmSync(place, { recursive: true, force: true })))

function tool(path: string, args: readonly string[], cwd: string): string {
  return spawnSync(process.execPath, [join(root, 'node_modules', path), ...args], { cwd, encoding: 'utf8' }).stdout
}

function lint(place: string): Report[] {
  const { diagnostics } = JSON.parse(tool('oxlint/bin/oxlint', ['-f', 'json'], place)) as {
    diagnostics: { code: string; filename: string; labels: { span: { line: number } }[] }[]
  }
  return diagnostics.map(({ code, filename, labels }) => ({ code, file: filename, line: labels[0]?.span.line ?? 0 }))
}

/** One import a line, so that a line number says which import was reported. */
const importing = (names: readonly string[]) => names.map((name) => `import '${name}'\n`).join('')

function plantImports(): string {
  const plant = emptyTree()
  for (const { at, may, mayNot } of Object.values(ROWS)) {
    plant(`${at}/may.ts`, importing(may))
    plant(`${at}/may-not.ts`, importing(mayNot))
  }
  plant(
    'electron/contract.ts',
    importing([
      'zod',
      '#core/result.ts',
      './contract/a.ts',
      './menu.ts',
      'electron',
      'node:fs',
      '#core/docx/write-docx.ts',
    ]),
  )
  plant('electron/contract/a.ts', importing(['zod', '#core/result.ts', './b.ts', '../menu.ts', 'electron', 'node:fs']))
  plant('renderer/desk.ts', importing(['#contract', '#electron/menu.ts']))
  for (const folder of ['check', 'editor']) {
    plant(`renderer/${folder}/root.ts`, `import { $getRoot } from 'lexical'\n\n$getRoot()\n`)
  }
  plant('core/figures/chance.ts', 'export const id = [Math.random(),\nDate.now(),\nDate.UTC(2026, 0)]\n')
  plant('core/ring/a.ts', `import { b } from '#core/ring/b.ts'\n\nexport const a = () => b\n`)
  return plant('core/ring/b.ts', `import { a } from '#core/ring/a.ts'\n\nexport const b = () => a\n`)
}

describe('the import rules', () => {
  const restricted = 'no-restricted-imports'
  let reports: readonly Report[] = []
  beforeAll(() => {
    reports = lint(plantImports())
  })

  /** The lines that were reported. A line can be reported twice, in any order: for its place, and for what it names. */
  const found = (file: string, rule: string) => {
    const lines = reports.filter((report) => report.file === file && report.code.includes(rule)).map(({ line }) => line)
    return [...new Set(lines)].toSorted((a, b) => a - b)
  }

  for (const [name, { at, mayNot }] of Object.entries(ROWS)) {
    test(`${name}: every forbidden import is reported`, () => {
      expect(found(`${at}/may-not.ts`, restricted).map((line) => mayNot[line - 1])).toEqual(mayNot)
    })
    test(`${name}: no permitted import is reported`, () => {
      expect(found(`${at}/may.ts`, restricted)).toEqual([])
    })
  }

  test('the contract knows core and zod, neither Electron nor Node nor Word', () => {
    expect(found('electron/contract.ts', restricted)).toEqual([4, 5, 6, 7])
    expect(found('electron/contract/a.ts', restricted)).toEqual([4, 5, 6])
  })
  test('only desk.ts may import the contract into the renderer', () => {
    expect(found('renderer/desk.ts', restricted)).toEqual([2])
  })
  test('only the editor asks for the root of the paper', () => {
    expect([found('renderer/check/root.ts', restricted), found('renderer/editor/root.ts', restricted)]).toEqual([
      [1],
      [],
    ])
  })
  test('core takes neither chance nor the clock', () => {
    expect(found('core/figures/chance.ts', 'no-restricted-properties')).toEqual([1, 2])
  })
  test('a cycle through the #core alias is reported', () => {
    expect([found('core/ring/a.ts', 'no-cycle'), found('core/ring/b.ts', 'no-cycle')]).toEqual([[1], [1]])
  })
})

describe('the compiler keeps each folder to its environment', () => {
  const reading = `import { readFileSync } from 'node:fs'\n\nexport const value = readFileSync\n`
  const plants = [
    ['core', 'export const value = process.cwd()\n'],
    ['core', 'export const value = document.title\n'],
    ['core', reading],
    ['core/docx', 'export const value = document.title\n'],
    ['core/docx', reading],
    ['electron/storage', 'export const value = document.title\n'],
    ['electron/service', 'export const value = window.name\n'],
    ['renderer', 'export const value = process.cwd()\n'],
    ['renderer', reading],
  ] as const

  test('names of another environment are unknown there', () => {
    const plant = emptyTree()
    const place = plants.map(([folder, text], index) => plant(`${folder}/environment-${index}.ts`, text))[0] ?? ''
    const projects = [...new Set(plants.map(([folder]) => folder))]
    const output = projects
      .map((project) => tool('typescript/bin/tsc', ['-p', project, '--pretty', 'false'], place))
      .join('')
    const unseen = plants.filter(([folder], index) => !output.includes(`${folder}/environment-${index}.ts(`))
    expect(unseen).toEqual([])
  })
})

describe('this tree', () => {
  const files = globSync('{core,electron,renderer,scripts}/**/*.{ts,tsx,mjs}', { cwd: root })
  const importers = (name: string) => {
    const pattern = new RegExp(`(?:from|import|import\\()\\s*'${name}(?:/[^']*)?'`)
    return [...new Set(files.filter((file) => pattern.test(readFileSync(join(root, file), 'utf8'))))]
  }
  const outside = (name: string, home: RegExp) => importers(name).filter((file) => !home.test(file))

  test.each([
    // The benchmark's other page is the bare editor itself.
    ['lexical', /^renderer\/|^scripts\/bench\//],
    ['react', /^renderer\//],
    ['react-aria-components', /^renderer\/widgets\//],
    ['lucide-react', /^renderer\/widgets\//],
    ['docx', /^core\/docx\//],
    ['better-sqlite3', /^electron\/storage\//],
    ['electron', /^electron\/[^/]+\.ts$/],
    ['#contract', /^electron\/|^renderer\/desk\.ts$/],
  ])('%s is imported only where it belongs', (name, home) => {
    expect(outside(name, home)).toEqual([])
  })

  test('core asks no clock', () => {
    const asking = files.filter(
      (file) => file.startsWith('core/') && /new Date\(\)/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(asking).toEqual([])
  })
  test('templates hold no code', () => {
    expect(globSync('templates/**/*.{ts,tsx,js,mjs,cjs}', { cwd: root })).toEqual([])
  })
})

test('the window takes only types from the contract: its parser would be a third of the first page', () => {
  const lines =
    readFileSync(join(root, 'renderer/desk.ts'), 'utf8').match(/^(import|export) .*?from '#contract'/gms) ?? []
  expect(lines).not.toEqual([])
  for (const line of lines) expect(line).toMatch(/^(import|export) type /)
})

describe('what a start loads', () => {
  const closure = (entry: string) => importsOf(join(root, entry))

  test('main shows the window without the contract, and answers its first calls without a parser', () => {
    for (const entry of ['electron/main.ts', 'electron/shell.ts']) {
      const { files, packages } = closure(entry)
      expect(packages).not.toContain('zod')
      expect(files).not.toContain('electron/contract.ts')
    }
  })
  test('the service has neither the pinyin tables nor what reads, writes and compares papers', () => {
    const { files, packages } = closure('electron/service/service.ts')
    expect(packages.filter((name) => ['pinyin-pro', 'docx', 'diff', 'opencc-js'].includes(name))).toEqual([])
    expect(files.filter((file) => /^core\/(docx|office|compare|roll-forward|figures|passage)\//.test(file))).toEqual([])
    expect(files).not.toContain('electron/contract.ts')
  })
})

/** What a file imports, and what that imports, types and what is loaded later left out. */
function importsOf(entry: string): { readonly files: readonly string[]; readonly packages: readonly string[] } {
  const files = new Set([entry])
  const packages = new Set<string>()
  for (const file of files) {
    if (!file.endsWith('.ts')) continue
    const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )(?:[^'"]*? from )?'([^']+)'/gms)
    for (const [, name] of imports) {
      if (name === '#contract') files.add(join(root, 'electron/contract.ts'))
      else if (name!.startsWith('#')) files.add(join(root, name!.slice(1)))
      else if (name!.startsWith('.')) files.add(resolve(dirname(file), name!))
      else packages.add(name!)
    }
  }
  return { files: [...files].map((file) => relative(root, file).replaceAll('\\', '/')), packages: [...packages] }
}
