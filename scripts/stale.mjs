import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './steps.mjs'

/**
 * What is built, and from what. `outputs` must all be there, `inputs` (files, or folders with all in them) must have the
 * contents they had then; contents and not times, which a fresh clone or a changed branch turns upside down.
 */
const COMMON = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'scripts/build.ts']
export const TARGETS = {
  renderer: {
    inputs: [...COMMON, 'renderer', 'core', 'electron/contract.ts'],
    outputs: ['out/renderer/index.html'],
  },
  app: {
    inputs: [...COMMON, 'electron', 'core', 'templates'],
    outputs: ['main', 'preload', 'service', 'worker', 'reader'].map((name) => `out/app/${name}.cjs`),
  },
  cli: {
    inputs: [...COMMON, 'scripts/cli.ts', 'scripts/cli', 'core', 'templates'],
    outputs: ['out/cli.mjs'],
  },
}
/** @typedef {keyof typeof TARGETS} Target */

export const ALL_TARGETS = /** @type {Target[]} */ (Object.keys(TARGETS))

/** @param {Target} target */
export function isStale(target) {
  if (TARGETS[target].outputs.some((file) => !existsSync(join(root, file)))) return true
  const stamp = stampFile(target)
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== contentHash(TARGETS[target].inputs)
}

/**
 * Takes the hash now, before a build reads its inputs; the answer stores it once the build is done. Until then the old stamp is
 * gone, so an interrupted build counts as none.
 * @param {Target} target
 * @returns {() => void}
 */
export function beginBuild(target) {
  const hash = contentHash(TARGETS[target].inputs)
  const stamp = stampFile(target)
  rmSync(stamp, { force: true })
  return () => {
    mkdirSync(dirname(stamp), { recursive: true })
    writeFileSync(stamp, hash)
  }
}

/**
 * What these targets would be built from now.
 * @param {readonly Target[]} targets
 */
export function contentHashOf(targets) {
  return contentHash(targets.flatMap((target) => TARGETS[target].inputs))
}

/** @param {Target} target */
function stampFile(target) {
  return join(root, 'out', 'stamps', target)
}

/** @param {readonly string[]} inputs */
function contentHash(inputs) {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesUnder))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

/**
 * @param {string} path from the top of the tree
 * @returns {string[]}
 */
function filesUnder(path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) return [path]
  return readdirSync(join(root, path))
    .toSorted()
    .flatMap((name) => filesUnder(`${path}/${name}`))
}
