import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { run, say, Trouble } from './steps.mjs'
import { hasDisplay, hasXvfb } from './xvfb.mjs'

/** The package's name in Debian 12, after the name it has in Debian 13 and Ubuntu 24.04 where that differs. */
const PACKAGES = {
  libraries: [['libgtk-3-0t64', 'libgtk-3-0'], ['libnss3'], ['libgbm1'], ['libasound2t64', 'libasound2']],
  screen: [['xvfb'], ['xauth']],
  fonts: [['fonts-noto-cjk'], ['fontconfig']],
}
/** @typedef {keyof typeof PACKAGES} Need */

/** @type {Record<Need, string>} */
const WORDS = {
  libraries: 'libraries that Electron needs',
  screen: 'an invisible screen (Xvfb), as there is no display',
  fonts: 'a Chinese font',
}

/**
 * Sees to what Electron needs of a Linux system: installs it as root on Debian, else names the one command that does.
 * Missing fonts are only said; without the rest nothing can start.
 * @param {{ executable: string, note?: (text: string) => void }} options
 */
export async function ensureSystem({ executable, note = () => {} }) {
  if (process.platform !== 'linux') return note('nothing to do here')
  let missing = missingNeeds(executable)
  const isRoot = process.getuid?.() === 0
  if (missing.length > 0 && isRoot && hasApt()) {
    await aptInstall(missing)
    missing = missingNeeds(executable)
  }
  sayUnlessSandboxed(executable)
  if (missing.length === 0) return note('all there')
  const what = `This system has not ${missing.map((need) => WORDS[need]).join(', nor ')}.`
  if (missing.some((need) => need !== 'fonts')) throw new Trouble(what, installCommand(missing, isRoot))
  say(`! ${what} Chinese text will not show. Next: ${installCommand(missing, isRoot)}`)
}

/**
 * @param {string} executable
 * @returns {Need[]}
 */
function missingNeeds(executable) {
  /** @type {Record<Need, boolean>} */
  const has = {
    libraries: missingLibraries(executable).length === 0,
    screen: hasDisplay() || hasXvfb(),
    fonts: (spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout ?? '').trim() !== '',
  }
  return /** @type {Need[]} */ (Object.keys(has)).filter((need) => !has[need])
}

/** @param {string} executable */
function missingLibraries(executable) {
  const listed = spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout ?? ''
  return [...listed.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1])
}

function hasApt() {
  return spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).error === undefined
}

/** @param {readonly Need[]} needs */
async function aptInstall(needs) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const patience = ['-o', 'Acquire::Retries=2', '-o', 'Acquire::http::Timeout=20']
  say(`… apt-get: ${needs.map((need) => WORDS[need]).join('; ')}`)
  // Its failure shows in the next call: the lists on the disk may still be good.
  await run('apt-get', [...patience, '-qq', 'update'], { env, quiet: true })
  const packages = packagesFor(needs)
  const { code, output } = await run(
    'apt-get',
    [...patience, '-y', '--no-install-recommends', 'install', ...packages],
    { env, quiet: true },
  )
  if (code !== 0)
    say(`! apt-get install ${packages.join(' ')} failed:\n${output.trim().split('\n').slice(-6).join('\n')}`)
}

/**
 * @param {readonly Need[]} needs
 * @returns {string[]}
 */
function packagesFor(needs) {
  const names = needs.flatMap((need) => PACKAGES[need])
  const env = { ...process.env, LC_ALL: 'C' }
  const answer = spawnSync('apt-cache', ['policy', ...names.flat()], { encoding: 'utf8', env }).stdout ?? ''
  const known = new Set(
    [...answer.matchAll(/^(\S+):\n\s+Installed:.*\n\s+Candidate: (?!\(none\))/gm)].map((match) => match[1]),
  )
  return names.map((choices) => choices.find((name) => known.has(name)) ?? choices[choices.length - 1] ?? '')
}

/**
 * @param {readonly Need[]} needs
 * @param {boolean} isRoot
 */
function installCommand(needs, isRoot) {
  const packages = packagesFor(needs).join(' ')
  if (hasApt()) return `${isRoot ? '' : 'sudo '}apt-get install ${packages}, then run this again.`
  return `install, with your system's package manager, what Debian calls ${packages}; then run this again.`
}

/**
 * Ubuntu 24.04 keeps programs without a profile from making the namespaces of Chromium's sandbox; the helper beside Electron
 * does without them once it belongs to root.
 * @param {string} executable
 */
function sayUnlessSandboxed(executable) {
  const rule = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns'
  const helper = join(executable, '..', 'chrome-sandbox')
  if (process.getuid?.() === 0 || !existsSync(rule) || !existsSync(helper)) return
  const { uid, mode } = statSync(helper)
  if (readFileSync(rule, 'utf8').trim() !== '1' || (uid === 0 && mode & 0o4000)) return
  say(
    `! This system blocks Electron's sandbox. If the window does not open: sudo chown root: ${helper} && sudo chmod 4755 ${helper}`,
  )
}
