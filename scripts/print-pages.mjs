// What the command line starts for a PDF: the built app, hidden, on a folder with pages.html and pages.css in it.
import { join } from 'node:path'
import { findElectron } from './electron-dist.mjs'
import { withLock } from './lock.mjs'
import { scriptNode } from './script-node.mjs'
import { buildStale } from './setup.mjs'
import { isStale } from './stale.mjs'
import { main, progressToStderr, root, run, Trouble } from './steps.mjs'
import { hasDisplay, startXvfb } from './xvfb.mjs'

/** Tells the command line that there is no app here to print with. */
const NO_APP = 3

/** @param {string | undefined} folder */
async function printPages(folder) {
  progressToStderr()
  if (!folder) throw new Trouble('A folder with pages.html and pages.css is needed.', 'name it.')
  const electron = findElectron()
  if (!electron) return NO_APP
  if (isStale('app')) await withLock('setup', () => buildStale(scriptNode().path, ['app']))
  const screen = hasDisplay() ? null : await startXvfb()
  try {
    return await runApp(electron.executable, folder, screen?.env ?? {})
  } finally {
    await screen?.stop()
  }
}

/**
 * @param {string} executable
 * @param {string} folder
 * @param {Record<string, string>} display
 */
async function runApp(executable, folder, display) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, ...display }
  // Set in some editors' terminals; it would turn Electron into a plain Node.
  delete env['ELECTRON_RUN_AS_NODE']
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  const args = [root, '--disable-gpu', ...(isRoot ? ['--no-sandbox'] : [])]
  const own = [`--user-data-dir=${join(folder, 'profile')}`, `--print-folder=${folder}`]
  const { code } = await run(executable, [...args, ...own], { env, timeoutMs: 10 * 60_000 })
  return code === 0 ? 0 : 1
}

await main(() => printPages(process.argv[2]))
