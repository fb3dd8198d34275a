import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root, say } from './steps.mjs'

const RENEW_MS = 3_000
// A holder's number may have gone to another process (a container started anew begins to count again), so a lock also ages.
const ABANDONED_MS = 30_000

/**
 * Lets one process of this tree at a time do `work`: two that install or build at once would read each other's half-made files.
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const folder = join(root, 'out', `.lock-${name}`)
  mkdirSync(join(root, 'out'), { recursive: true })
  for (let tries = 0; !take(folder); tries += 1) {
    if (tries === 10) say(`… waiting for another ${name} in this folder (process ${owner(folder)})`)
    await wait(200)
  }
  const renewing = setInterval(() => utimesSync(folder, new Date(), new Date()), RENEW_MS)
  try {
    return await work()
  } finally {
    clearInterval(renewing)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} folder */
function take(folder) {
  try {
    mkdirSync(folder)
    writeFileSync(join(folder, 'pid'), String(process.pid))
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    if (isAbandoned(folder)) rmSync(folder, { recursive: true, force: true })
    return false
  }
}

/** @param {string} folder */
function isAbandoned(folder) {
  const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
  const pid = owner(folder)
  return age > ABANDONED_MS || (pid !== null && !isAlive(pid))
}

/** @param {string} folder */
function owner(folder) {
  try {
    return Number(readFileSync(join(folder, 'pid'), 'utf8')) || null
  } catch {
    return null
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
