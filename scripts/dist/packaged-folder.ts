import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentHashOf } from '../stale.mjs'
import { root } from '../steps.mjs'

export const STAMP_FILE = 'built-from'

/** Where electron-builder puts the unpacked app of this system. */
export function packagedFolder(): string {
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`
  const names = { darwin: `mac${arch}`, win32: `win${arch}-unpacked` }
  const name = names[process.platform as keyof typeof names] ?? `linux${arch}-unpacked`
  return join(root, 'out', 'dist', name)
}

/** What the sources are now; the folder remembers what they were. */
export function builtFrom(): string {
  return contentHashOf(['renderer', 'app'])
}

/** Whether there is a packaged app, and of these sources: an older one proves nothing of them. */
export function isPackaged(): boolean {
  const stamp = join(root, 'out', 'dist', STAMP_FILE)
  return existsSync(packagedFolder()) && existsSync(stamp) && readFileSync(stamp, 'utf8') === builtFrom()
}
