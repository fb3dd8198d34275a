// One command that makes a fresh clone ready, on a bare machine too. Each step looks first and does nothing when all is there.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureElectron } from './electron-dist.mjs'
import { withLock } from './lock.mjs'
import { scriptNode } from './script-node.mjs'
import { isEntry, main, npm, root, run, step, Trouble } from './steps.mjs'
import { ALL_TARGETS, isStale } from './stale.mjs'
import { ensureSystem } from './system.mjs'

/**
 * @typedef {import('./electron-dist.mjs').ElectronDist} ElectronDist
 * @typedef {import('./stale.mjs').Target} Target
 */

/**
 * Everything the app, the tests and the tour need. Answers with the Node for the scripts and the Electron to run.
 * @returns {Promise<{ node: string, electron: ElectronDist }>}
 */
export function setup() {
  return withLock('setup', async () => {
    const node = await setupScripts()
    const electron = await step('Electron', (note) => ensureElectron({ scriptNode: node, note }))
    await step('System libraries, screen and fonts', (note) => ensureSystem({ executable: electron.executable, note }))
    await step('Build', (note) => buildStale(node, ALL_TARGETS, note))
    return { node, electron }
  })
}

/**
 * The packages, and a Node for the scripts: what building the command line needs, too.
 * @returns {Promise<string>} the path of that Node
 */
export async function setupScripts() {
  await step('Packages', installPackages)
  return step('Node for the scripts', (note) => {
    const { path, version } = scriptNode()
    note(version)
    return path
  })
}

/**
 * @param {string} node
 * @param {readonly Target[]} targets
 * @param {(text: string) => void} [note]
 */
export async function buildStale(node, targets, note = () => {}) {
  const stale = targets.filter(isStale)
  if (stale.length === 0) return note('up to date')
  note(stale.join(', '))
  const { code } = await run(node, [join(root, 'scripts', 'build.ts'), ...stale])
  if (code !== 0)
    throw new Trouble('The build failed; its message stands above.', 'mend what it names, then run this again.')
}

/** @param {(text: string) => void} note */
async function installPackages(note) {
  if (arePackagesInstalled()) return note('up to date')
  note('npm ci')
  // Three quick tries: npm's own patience with a host that is not there is minutes.
  const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=4000']
  const { code } = await npm(['ci', '--loglevel=error', '--prefer-offline', ...patience])
  if (code === 0 && arePackagesInstalled()) return
  throw new Trouble(
    'npm ci did not install the packages; its message stands above.',
    'check that the npm registry can be reached (npm ping) and that the disk has 2 GB free, then run this again.',
  )
}

/** npm writes the list of what it installed last of all: when each package of the lock is in it, the folder is whole. */
function arePackagesInstalled() {
  const wanted = lockedPackages('package-lock.json')
  const present = lockedPackages(join('node_modules', '.package-lock.json'))
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true
    return present[path] ? present[path].version === version : optional === true
  })
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | null}
 */
function lockedPackages(file) {
  try {
    return existsSync(join(root, file)) ? JSON.parse(readFileSync(join(root, file), 'utf8')).packages : null
  } catch {
    return null
  }
}

if (isEntry(import.meta.url)) await main(async () => void (await setup()))
