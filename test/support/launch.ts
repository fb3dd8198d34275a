import { spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { findElectron } from '../../scripts/electron-dist.mjs'
import { root } from '../../scripts/steps.mjs'

export interface LaunchOptions {
  /** The folder of the app; this tree unless told. */
  readonly appDir?: string
  /** A folder from temporaryFolder; a new one that goes away with the app unless told. */
  readonly profile?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** A process below the app: renderer, service, Chromium's helpers. */
export interface Child {
  readonly pid: number
  readonly parent: number
  readonly command: string
}

/** The real app, running. `await using` closes it at the end of a test, also of one that failed. */
export interface RunningApp extends AsyncDisposable {
  readonly app: ElectronApplication
  /** Of Electron's main process. */
  readonly pid: number
  readonly profile: string
  /** Whether Chromium's sandbox is on. */
  readonly sandboxed: boolean
  /** The first window, once it is there. */
  readonly page: () => Promise<Page>
  /** Closes as the last window's close button does, and waits for the end. */
  readonly close: () => Promise<void>
  /** SIGKILL to the main process; answers once it is gone. */
  readonly kill: () => Promise<void>
  /** All processes below the app, nearest first. Linux only. */
  readonly children: () => Child[]
}

/** Starts the app with a profile of its own. As root it runs as `nobody`, so that the sandbox is on as it is for a writer. */
export async function launch(options: LaunchOptions = {}): Promise<RunningApp> {
  const electron = findElectron()
  if (!electron) throw new Error('There is no Electron yet. Next: npm run setup')
  const appDir = options.appDir ?? root
  const profile = options.profile ?? temporaryFolder('profile')
  const user = userFor(electron.executable, join(appDir, mainFile(appDir)))
  const app = await _electron.launch({
    executablePath: user.asNobody ? join(import.meta.dirname, 'as-nobody.sh') : electron.executable,
    chromiumSandbox: user.sandboxed,
    args: [appDir, `--user-data-dir=${profile}`, '--disable-gpu', ...(options.args ?? [])],
    env: environment({ home: profile, program: electron.executable, extra: options.env ?? {} }),
    cwd: appDir,
    // Playwright's own default would show the light colours whatever the writer chose.
    colorScheme: null,
    timeout: 30_000,
  })
  return running({ app, profile, sandboxed: user.sandboxed, ownsProfile: options.profile === undefined })
}

/** A new folder that the app may write to, whoever it runs as. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `suigao-${name}-`))
  giveToApp(folder)
  return folder
}

/** Lets the app, which as root runs as another user, write to a folder or file that a test made. */
export function giveToApp(path: string): void {
  if (ids) chownSync(path, ids.uid, ids.gid)
}

const isRoot = process.platform === 'linux' && process.getuid?.() === 0
/** The user that the app runs as; null where that is the one who runs the tests. */
const ids = isRoot ? nobody() : null

function nobody(): { uid: number; gid: number } | null {
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout))
  return uid && gid ? { uid, gid } : null
}

let wasSaid = false

function say(sentence: string): void {
  if (!wasSaid) console.warn(sentence)
  wasSaid = true
}

interface AppUser {
  readonly asNobody: boolean
  readonly sandboxed: boolean
}

/** Asked once: no two answers differ. */
const users = new Map<string, AppUser>()

/** As whom a program can be started that reads `file` first. */
export function userFor(executable: string, file: string): AppUser {
  const key = `${executable}\n${file}`
  const user = users.get(key) ?? findUser(executable, file)
  users.set(key, user)
  return user
}

function findUser(executable: string, file: string): AppUser {
  if (!isRoot) return { asNobody: false, sandboxed: true }
  if (!canNobody('test -x "$1" && test -r "$2"', executable, file)) {
    say(`${file} cannot be read by other users: the app runs as root, without its sandbox.`)
    return { asNobody: false, sandboxed: false }
  }
  // Chromium's sandbox wants user namespaces, which a container or a chroot may not give.
  const sandboxed = canNobody('unshare --user true 2>/dev/null')
  if (!sandboxed) say('There are no user namespaces here: the app runs without its sandbox.')
  return { asNobody: true, sandboxed }
}

/** Whether the app would run as root: then it may write everywhere, and a test of a closed folder proves nothing. */
export function runsAsRoot(): boolean {
  const electron = findElectron()
  return isRoot && electron !== null && !userFor(electron.executable, join(root, mainFile(root))).asNobody
}

function mainFile(appDir: string): string {
  return (JSON.parse(readFileSync(join(appDir, 'package.json'), 'utf8')) as { main: string }).main
}

function canNobody(script: string, ...args: readonly string[]): boolean {
  if (!ids) return false
  const user = [`--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups', '--']
  return spawnSync('setpriv', [...user, 'sh', '-c', script, 'sh', ...args]).status === 0
}

export interface Surroundings {
  readonly home: string
  readonly program: string
  readonly extra: Readonly<Record<string, string>>
}

/** The environment of a started app: nothing of whoever runs the tests shows in it. */
export function environment({ home, program, extra }: Surroundings): Record<string, string> {
  const kept = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  const own =
    process.platform === 'linux'
      ? { HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home, XDG_RUNTIME_DIR: home }
      : {}
  const env: Record<string, string> = { ...Object.fromEntries(kept), ...own, SUIGAO_ELECTRON: program, ...extra }
  for (const name of ['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS']) delete env[name]
  return env
}

const CLOSE_MS = 10_000

interface Started {
  readonly app: ElectronApplication
  readonly profile: string
  readonly sandboxed: boolean
  readonly ownsProfile: boolean
}

function running({ app, profile, sandboxed, ownsProfile }: Started): RunningApp {
  const main = app.process()
  const ended = new Promise<void>((resolve) => main.once('exit', () => resolve()))
  const isAlive = () => main.exitCode === null && main.signalCode === null
  const pid = main.pid
  if (pid === undefined) throw new Error('Electron did not start.')
  const close = async () => {
    if (isAlive()) await app.close()
    await ended
  }
  return {
    app,
    pid,
    profile,
    sandboxed,
    page: () => app.firstWindow(),
    close,
    kill: async () => {
      if (isAlive()) process.kill(pid, 'SIGKILL')
      await ended
    },
    children: () => childrenOf(pid),
    [Symbol.asyncDispose]: async () => {
      // An app that will not close must not hang the tests after it.
      const giveUp = setTimeout(() => main.kill('SIGKILL'), CLOSE_MS)
      await close().catch(() => ended)
      clearTimeout(giveUp)
      if (ownsProfile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Whether a process runs; one that is dead and not yet collected does not. Linux only. */
export function isRunning(pid: number): boolean {
  return readProcess(String(pid)) !== null
}

/** All processes below one, nearest first. Linux only. */
export function childrenOf(pid: number): Child[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readProcess(name) ?? []) : []))
  const below: Child[] = []
  for (let parents = [pid]; parents.length > 0;) {
    const next = all.filter((child) => parents.includes(child.parent))
    below.push(...next)
    parents = next.map((child) => child.pid)
  }
  return below
}

/** One process out of /proc; null when it has just ended, or is dead and only not yet collected. */
function readProcess(name: string): Child | null {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
    // The program's name in brackets may hold spaces and brackets itself: the fields begin after the last one.
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    return state === 'Z' ? null : { pid: Number(name), parent: Number(parent), command }
  } catch {
    return null
  }
}
