import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { environment, userFor } from './launch.ts'

export interface SpawnOptions {
  readonly executable: string
  /** A file that the program reads first: whoever may read it may run the app. */
  readonly file: string
  readonly home: string
  readonly args: readonly string[]
}

/** An app started as a writer starts it, without an inspector in its main process. */
export interface Spawned {
  readonly pid: number
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** Where Chromium's debugger listens. */
  readonly debuggerUrl: string
  /** The exit code; null after a signal. */
  readonly ended: Promise<number | null>
  readonly kill: () => Promise<void>
}

const LISTENS_WITHIN_MS = 20_000

/** Starts a program and waits until its pages can be driven; as root it runs as `nobody` with the sandbox on. */
export async function spawnApp({ executable, file, home, args }: SpawnOptions): Promise<Spawned> {
  const user = userFor(executable, file)
  const program = user.asNobody ? join(import.meta.dirname, 'as-nobody.sh') : executable
  const all = [...args, '--remote-debugging-port=0', '--disable-gpu', ...(user.sandboxed ? [] : ['--no-sandbox'])]
  const startedAt = performance.timeOrigin + performance.now()
  const child = spawn(program, all, {
    env: environment({ home, program: executable, extra: {} }),
    cwd: home,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  let said = ''
  const debuggerUrl = await new Promise<string>((resolve, reject) => {
    const giveUp = () => reject(new Error(`${executable} did not start:\n${said.slice(-2_000)}`))
    setTimeout(giveUp, LISTENS_WITHIN_MS).unref()
    child.once('error', giveUp)
    child.once('exit', giveUp)
    child.stderr.on('data', (part) => {
      said += part
      const url = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (url) resolve(url)
    })
  })
  return { pid: child.pid!, startedAt, debuggerUrl, ended, kill }
}
