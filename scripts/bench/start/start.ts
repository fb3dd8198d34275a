import { cpSync, readFileSync, rmSync } from 'node:fs'
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
const PEER_NAME = 'empty Electron window'
const FULL = { warmUps: 3, pairs: 10, settleMs: 3_000 }
const QUICK = { warmUps: 1, pairs: 2, settleMs: 300 }
/** Chromium compiles for its cache a while after a page is up. */
const CACHES_MS = 1_000
const TRIES = 400
/** A click is repeated after so many looks, each 5 ms after the one before. */
const LOOKS = 40
const FIRST_PAINT = `(() => {
  const paint = performance.getEntriesByName('first-paint')[0]
  return paint ? performance.timeOrigin + paint.startTime : null
})()`

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
  const { profile } = profileWith(doc(title('示例区教育局年度总结'), h1('主要工作'), p('正文')))
  const ours: App = {
    electron,
    dir: root,
    file: join(root, 'out/app/main.cjs'),
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
    for (const folder of [profile, peer.profile, copy]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
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
    const page = await attachToFirstPage(run.debuggerUrl, app.ready ? clockScript(app.ready) : '')
    const frameAt = await until(page, FIRST_PAINT)
    const readyAt = app.ready ? await until(page, 'globalThis.readyAt') : frameAt
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

/** Stamps the moment after the frame that first shows what is waited for. */
function clockScript(selector: string): string {
  return `(() => {
    const painted = (name) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => (globalThis[name] = performance.timeOrigin + performance.now())
      port2.postMessage(0)
    })
    const when = (name, isThere) => {
      const look = () => isThere() && (observer.disconnect(), painted(name))
      const observer = new MutationObserver(look)
      observer.observe(document, { childList: true, subtree: true, characterData: true })
      look()
    }
    when('readyAt', () => document.querySelector(${JSON.stringify(selector)}))
    when('keyAt', () => document.querySelector('[data-name=paper]')?.textContent.includes('〇'))
  })()`
}

/** Opens the first draft as a writer would, types one character, and answers with the moment it was painted. */
async function typeIntoDraft(page: PageSession): Promise<number> {
  // The list may still have been moving under the first click; one that hit is given time to open the draft.
  let looks = LOOKS
  for (let tries = 0; !(await isInPaper(page)); tries += 1) {
    if (tries === TRIES) throw new Error('the draft was not opened by a click')
    looks = looks >= LOOKS && (await click(page)) ? 0 : looks + 1
    await wait(5)
  }
  await page.send('Input.insertText', { text: '〇' })
  return until(page, 'globalThis.keyAt')
}

async function isInPaper(page: PageSession): Promise<boolean> {
  return (await page.evaluate("Boolean(document.activeElement?.closest('[data-name=paper]'))")) === true
}

/** Clicks the first draft of the list; false while there is none. */
async function click(page: PageSession): Promise<boolean> {
  const place = `(() => {
    const box = document.querySelector('.item-list [role=row]')?.getBoundingClientRect()
    return box ? [box.x + box.width / 2, box.y + box.height / 2] : null
  })()`
  const there = (await page.evaluate(place)) as [number, number] | null
  if (!there) return false
  const [x, y] = there
  for (const type of ['mousePressed', 'mouseReleased']) {
    await page.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 })
  }
  return true
}

async function until<Value = number>(page: PageSession, expression: string): Promise<Value> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const value = await page.evaluate(expression)
    if (value !== null && value !== undefined) return value as Value
    await wait(5)
  }
  throw new Error(`the page never came to: ${expression}`)
}

/** Memory of a process and all below it, each shared page counted once in all. Linux only. */
function pssOf(pid: number): number {
  const pids = [pid, ...childrenOf(pid).map((child) => child.pid)]
  const kb = pids.map((each) =>
    Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${each}/smaps_rollup`, 'utf8'))?.[1] ?? 0),
  )
  return kb.reduce((sum, value) => sum + value, 0) / 1_024
}
