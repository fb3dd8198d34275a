import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** An empty folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'suigao-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Why a file system of one's own can't be mounted here, or null: root may, and a root that passes read-only tests proves nothing without. */
export const noMounts: string | null = canMount() ? null : 'needs root on Linux'

/** Mounts a small file system in memory on an empty folder; taken down with the test. */
export function mountSmall(folder: string, options: string): void {
  mount(['-t', 'tmpfs', '-o', options, 'tmpfs', folder])
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
}

/** Makes a file one that can't be replaced; undone with the test. */
export function mountFileOnItself(path: string): void {
  mount(['--bind', path, path])
  onTestFinished(() => void spawnSync('umount', ['-l', path]))
}

export function remount(folder: string, options: string): void {
  mount(['-o', `remount,${options}`, folder])
}

function mount(args: readonly string[]): void {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`mount ${args.join(' ')}: ${stderr}`)
}

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'suigao-mount-'))
  const works = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', folder]).status === 0
  if (works) spawnSync('umount', ['-l', folder])
  rmSync(folder, { recursive: true, force: true })
  return works
}
