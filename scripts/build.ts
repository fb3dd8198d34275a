import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { basename, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build as viteBuild, type InlineConfig, type Plugin } from 'vite'
import { ALL_TARGETS, beginBuild, type Target } from './stale.mjs'
import { isEntry, main, root, say, seconds } from './steps.mjs'

/** Chromium 130 and its Node 20 are the oldest that the app meets: the Electron that npm carries (33.2.1). */
const OLDEST_CHROMIUM = 'chrome130'
const OLDEST_NODE = 'node20'
/** What the command line runs on (script-node.mjs). */
const CLI_NODE = 'node22'

const APP_ENTRIES = [
  'electron/main.ts',
  'electron/preload.ts',
  'electron/service/service.ts',
  'electron/service/worker.ts',
  'electron/service/reader.ts',
]
/** What is seldom asked for has files of its own: a file of a megabyte costs a process 10 MB, however little of it runs. */
const LOADS_LATE = new Set(['main', 'service'])
const NOT_BUNDLED = ['electron', 'better-sqlite3', ...builtinModules, /^node:/]

/** What may come late is named as such also where something else already has it. */
const CHECKS = { ineffectiveDynamicImport: false }

/** A script with a single Chinese character takes two bytes for each of its others. */
const CHARSET = 'ascii'

const common = { configFile: false, logLevel: 'warn', root, publicDir: false } satisfies InlineConfig

/**
 * Builds the targets named into `outDir` (the tree's own `out` unless told). Only there it is remembered what they were built from.
 */
export async function build(targets: readonly Target[], outDir: string = join(root, 'out')): Promise<void> {
  const isOwn = outDir === join(root, 'out')
  for (const target of targets) {
    const started = performance.now()
    const remember = isOwn ? beginBuild(target) : null
    await builders[target](outDir)
    remember?.()
    say(`  ${target} (${seconds(started)})`)
  }
}

const builders: Readonly<Record<Target, (outDir: string) => Promise<void>>> = {
  renderer: async (outDir) => {
    if (isMissing('renderer/index.html')) return
    await viteBuild(rendererConfig(outDir))
    paintFrameFirst(join(outDir, 'renderer'))
  },
  app: async (outDir) => {
    rmSync(join(outDir, 'app'), { recursive: true, force: true })
    for (const entry of APP_ENTRIES) if (!isMissing(entry)) await viteBuild(appConfig(entry, outDir))
  },
  cli: async (outDir) => {
    if (isMissing('scripts/cli.ts')) return
    rmSync(join(outDir, 'cli'), { recursive: true, force: true })
    await viteBuild(cliConfig(outDir))
  },
}

function isMissing(entry: string): boolean {
  if (existsSync(join(root, entry))) return false
  say(`  ${entry} is not there yet: left out`)
  return true
}

function rendererConfig(outDir: string): InlineConfig {
  const parts = pageParts()
  return {
    ...common,
    root: join(root, 'renderer'),
    // Relative addresses work below any app:// host.
    base: './',
    plugins: [react(), ourLanguages, ourAnswers(), parts.plugin],
    build: {
      outDir: join(outDir, 'renderer'),
      emptyOutDir: true,
      target: OLDEST_CHROMIUM,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4_000,
      // The page's policy forbids data: addresses and inline scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        checks: CHECKS,
        output: {
          charset: CHARSET,
          codeSplitting: {
            groups: [
              { name: 'window', test: parts.isFirst, priority: 2 },
              { name: 'paper', test: parts.isPaper, priority: 1 },
            ],
          },
        },
      },
    },
  }
}

/** The controls bring the words of thirty languages with them; the window has two. */
const ourLanguages: Plugin = {
  name: 'our-languages',
  enforce: 'pre',
  load: (id) =>
    /[\\/]intl[\\/](?:.*[\\/])?(?!zh-CN|en-US)[a-z]{2}-[A-Z]{2}\.m?js$/.test(id) ? 'export default {}' : null,
}

/** What the controls ask Chromium at every start, and the files of ours that know the answers. */
const ANSWERS: Readonly<Record<string, string>> = {
  'i18n/useCollator.mjs': 'two-languages.ts',
  'i18n/useDefaultLocale.mjs': 'two-languages.ts',
  'i18n/utils.mjs': 'two-languages.ts',
  'utils/platform.mjs': 'one-browser.ts',
}

function ourAnswers(): Plugin {
  const waiting = new Set(Object.keys(ANSWERS))
  return {
    name: 'our-answers',
    enforce: 'pre',
    load(id) {
      const [, question] = /react-aria\/dist\/private\/(.*)$/.exec(id) ?? []
      const answer = question === undefined ? undefined : ANSWERS[question]
      if (answer === undefined) return null
      waiting.delete(question!)
      return `export * from ${JSON.stringify(join(root, 'renderer/widgets', answer))}`
    },
    buildEnd(error) {
      if (!error && waiting.size > 0) this.error(`the controls no longer have ${[...waiting].join(', ')}`)
    },
  }
}

/** These load what a paper needs, and nothing else. */
const LOADS_PAPER = ['renderer/late-parts.ts', 'renderer/state/document.ts']
const ALL_CONTROLS = /react-aria-components[\\/]dist[\\/]exports[\\/]index\.mjs$/

/**
 * Collects the modules that the first page needs, and those that a paper needs beyond them, so that each come as one file and
 * not as one for each way they are shared: a dozen files cost a request each, just when somebody waits.
 */
function pageParts(): {
  readonly isFirst: (id: string) => boolean
  readonly isPaper: (id: string) => boolean
  readonly plugin: Plugin
} {
  const first = new Set<string>()
  const paper = new Set<string>()
  return {
    isFirst: (id) => first.has(id),
    isPaper: (id) => paper.has(id),
    plugin: {
      name: 'page-parts',
      buildEnd() {
        const imported = (id: string) => this.getModuleInfo(id)?.importedIds ?? []
        const modules = [...this.getModuleIds()]
        collect(
          first,
          imported,
          modules.filter((id) => this.getModuleInfo(id)?.isEntry),
        )
        if (modules.some((id) => ALL_CONTROLS.test(id)))
          this.error(
            'a file imports all of react-aria-components, and so the first page would: name the module of the control',
          )
        const loaders = LOADS_PAPER.map((name) => join(root, name))
        collect(
          paper,
          imported,
          loaders.flatMap((id) => this.getModuleInfo(id)?.dynamicallyImportedIds ?? []),
        )
      },
    },
  }
}

function collect(found: Set<string>, imported: (id: string) => readonly string[], from: readonly string[]): void {
  const waiting = [...from]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue
    found.add(id)
    waiting.push(...imported(id))
  }
}

/**
 * Lets the frame in index.html be painted before the app's script begins: it is fetched meanwhile, and taken up by a script of
 * a few lines once a frame is on the screen.
 */
function paintFrameFirst(folder: string): void {
  const file = join(folder, 'index.html')
  const html = readFileSync(file, 'utf8')
  const entry = /<script type="module" crossorigin src="([^"]+)"><\/script>/.exec(html)
  if (!entry) throw new Error(`${file} has no script to start`)
  const [, address] = entry
  const preloads = [...html.matchAll(/<link rel="modulepreload" [^>]+>/g)].map(([tag]) => tag)
  const tags = [...preloads, `<link rel="modulepreload" crossorigin href="${address}">`]
  // Behind the styles, which the frame waits for.
  const late = `  <script type="module" crossorigin src="./start.js"></script>\n    ${tags.join('\n    ')}\n  </body>`
  const early = [entry[0], ...preloads].reduce((rest, tag) => rest.replace(`${tag}\n    `, ''), html)
  writeFileSync(file, early.replace('</body>', late))
  writeFileSync(join(folder, 'start.js'), startScript(address!))
}

function startScript(entry: string): string {
  return `let begun = false
const begin = () => {
  if (!begun) import('${entry}')
  begun = true
}
new PerformanceObserver(begin).observe({ type: 'paint', buffered: true })
// A window that starts minimised paints nothing.
setTimeout(begin, 500)
`
}

/** CommonJS: the sandboxed preload can be nothing else, and Electron starts it fastest. One file each, but for what is loaded late. */
function appConfig(entry: string, outDir: string): InlineConfig {
  const name = basename(entry, '.ts')
  return {
    ...common,
    define: { 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
    build: {
      ssr: join(root, entry),
      outDir: join(outDir, 'app'),
      emptyOutDir: false,
      target: name === 'preload' ? OLDEST_CHROMIUM : OLDEST_NODE,
      rolldownOptions: {
        checks: CHECKS,
        external: NOT_BUNDLED,
        output: {
          format: 'cjs',
          charset: CHARSET,
          comments: false,
          entryFileNames: `${name}.cjs`,
          chunkFileNames: `${name}-[name].cjs`,
          codeSplitting: LOADS_LATE.has(name),
        },
      },
    },
  }
}

function cliConfig(outDir: string): InlineConfig {
  return {
    ...common,
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'scripts/cli.ts'),
      outDir,
      emptyOutDir: false,
      target: CLI_NODE,
      rolldownOptions: {
        external: NOT_BUNDLED,
        output: { format: 'esm', entryFileNames: 'cli.mjs', chunkFileNames: 'cli/[name]-[hash].mjs' },
      },
    },
  }
}

if (isEntry(import.meta.url)) {
  const named = process.argv.slice(2)
  await main(() => build(named.length > 0 ? ALL_TARGETS.filter((target) => named.includes(target)) : ALL_TARGETS))
}
