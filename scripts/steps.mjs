// Plain JavaScript for Node 20 and only `node:` modules: this runs before anything is installed.
import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top of the tree. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** Something a person has to know or do: what happened, and the next step. It is printed without a stack. */
export class Trouble extends Error {
  /**
   * @param {string} what
   * @param {string} next
   */
  constructor(what, next) {
    super(what)
    this.next = next
  }
}

/** @type {NodeJS.WriteStream} */
let stream = process.stdout

/** Standard output belongs to the answer (the command line's JSON): progress goes to standard error from here on. */
export function progressToStderr() {
  stream = process.stderr
}

/** @param {string} line */
export function say(line) {
  stream.write(`${line}\n`)
}

/** @param {number} started a `performance.now()` */
export function seconds(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`
}

/**
 * Does `work` and prints one line with its time; what `work` calls `note` with stands on that line.
 * @template T
 * @param {string} title
 * @param {(note: (text: string) => void) => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = performance.now()
  let noted = ''
  try {
    const value = await work((text) => (noted = `: ${text}`))
    say(`✓ ${title}${noted} (${seconds(started)})`)
    return value
  } catch (error) {
    say(`✗ ${title} (${seconds(started)})`)
    throw error
  }
}

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [quiet] keep the output instead of showing it
 * @property {number} [timeoutMs]
 */

/**
 * Runs a program in the tree's top folder. Output is shown (on the progress stream) unless `quiet`, input is none
 * (it may be meant for the command line); a program that cannot be started ends with code 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, options = {}) {
  return new Promise((done) => {
    const shown = stream === process.stderr ? 2 : 'inherit'
    const child = spawn(command, args, {
      cwd: root,
      env: options.env ?? process.env,
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', shown, 'inherit'],
      ...(options.timeoutMs ? { timeout: options.timeoutMs } : {}),
    })
    let output = ''
    child.stdout?.on('data', (part) => (output += part))
    child.stderr?.on('data', (part) => (output += part))
    child.on('error', (error) => done({ code: 127, output: `${output}${error.message}` }))
    child.on('close', (code) => done({ code: code ?? 1, output }))
  })
}

/**
 * npm as it was started, or else the one on the path.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function npm(args, options = {}) {
  const entry = process.env['npm_execpath']
  if (entry && /npm-cli\.c?js$/.test(entry)) return run(process.execPath, [entry, ...args], options)
  // Windows starts .cmd files only through its shell.
  if (process.platform === 'win32') return run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options)
  return run('npm', args, options)
}

/**
 * Whether a module is the program that was started.
 * @param {string} url its `import.meta.url`
 */
export function isEntry(url) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url)
}

/**
 * Runs a whole program: its answer is the exit code, trouble becomes two lines and code 1.
 * @param {() => Promise<number | void>} program
 */
export async function main(program) {
  try {
    process.exitCode = (await program()) ?? 0
  } catch (error) {
    process.exitCode = 1
    complain(error)
  }
}

/** @param {unknown} error */
export function complain(error) {
  if (error instanceof Trouble) process.stderr.write(`\n${error.message}\nNext: ${error.next}\n`)
  else process.stderr.write(`\n${error instanceof Error ? error.stack : String(error)}\n`)
}
