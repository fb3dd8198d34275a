import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'

const CODES: Readonly<Record<string, string>> = {
  EBUSY: 'file-busy',
  EPERM: 'file-no-permission',
  EACCES: 'file-no-permission',
  EROFS: 'file-read-only-place',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  ENOENT: 'folder-missing',
  ENOTDIR: 'folder-missing',
  EISDIR: 'file-is-folder',
  ENAMETOOLONG: 'name-too-long',
}

/** Whether a file may be written at the path: its folder is there, and nothing is, or `force` was said. Writes nothing. */
export function checkTarget(path: string, force: boolean): Result<null> {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found?.isDirectory()) return failed('file-is-folder', { path })
    if (found && !force) return failed('file-exists', { path })
    const folder = statSync(dirname(path), { throwIfNoEntry: false })
    return folder?.isDirectory() ? ok(null) : failed('folder-missing', { path })
  } catch (error) {
    return troubleOf(error, path)
  }
}

/** Writes a file whole or not at all: a name of its own, on the disk, then renamed; nothing is left after trouble. */
export function writeWhole(path: string, content: string | Uint8Array, force: boolean): Result<null> {
  const place = besideOf(path)
  try {
    writeSynced(place.beside, content)
    return putInPlace(path, place, force)
  } catch (error) {
    return troubleOf(error, path)
  } finally {
    rmSync(place.beside, { force: true })
  }
}

/** Bytes to write, and what looks at them when they are read from the disk again. */
export interface Content {
  readonly content: string | Uint8Array
  readonly check: (written: Uint8Array) => Result<null> | Promise<Result<null>>
}

/** As writeWhole; what `check` does not let pass never gets the name asked for. */
export async function writeVerified(path: string, { content, check }: Content, force: boolean): Promise<Result<null>> {
  const place = besideOf(path)
  try {
    writeSynced(place.beside, content)
    const checked = await check(readFileSync(place.beside))
    return checked.ok ? putInPlace(path, place, force) : checked
  } catch (error) {
    return troubleOf(error, path)
  } finally {
    rmSync(place.beside, { force: true })
  }
}

interface Place {
  readonly target: string
  readonly beside: string
}

function besideOf(path: string): Place {
  const target = existsSync(path) ? realpathSync(path) : path
  return { target, beside: join(dirname(target), `.${randomBytes(8).toString('hex')}.tmp`) }
}

function putInPlace(path: string, { target, beside }: Place, force: boolean): Result<null> {
  // Looked at again: the paper took its time, and somebody may have saved under that name meanwhile.
  const free = checkTarget(path, force)
  if (!free.ok) return free
  renameSync(beside, target)
  syncFolder(dirname(target))
  return ok(null)
}

function troubleOf(error: unknown, path: string): Result<never> {
  const cause = (error as NodeJS.ErrnoException).code ?? String(error)
  return CODES[cause] ? failed(CODES[cause], { path }) : failed('write-failed', { path, cause })
}

function writeSynced(path: string, content: string | Uint8Array): void {
  const file = openSync(path, 'wx')
  try {
    writeFileSync(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** The rename itself is on the disk only after its folder is; Windows and some network drives cannot sync a folder. */
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  } catch {
    return
  }
}
