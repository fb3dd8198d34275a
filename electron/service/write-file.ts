import { constants, promises as fs } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import { newUuid } from './new-ids.ts'

const CODES: Readonly<Record<string, string>> = {
  EBUSY: 'file-busy',
  ETXTBSY: 'file-busy',
  EACCES: 'file-no-permission',
  EPERM: 'file-no-permission',
  EROFS: 'file-read-only-place',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  ENOENT: 'folder-missing',
  ENOTDIR: 'folder-missing',
  EISDIR: 'file-is-folder',
  ENAMETOOLONG: 'name-too-long',
}

/** Looks at a file that is written and not yet in its place; trouble keeps it from getting there. */
export type Check = (path: string) => Promise<Result<null>>

/**
 * Writes a file whole or not at all: under another name beside the target first, then in its place. Each trouble, also
 * that of `check`, has its code and the path, and leaves the target as it was and nothing beside it. A large file may come
 * in parts.
 */
export async function writeFileWhole(
  path: string,
  bytes: Uint8Array | readonly Uint8Array[],
  check?: Check,
): Promise<Result<{ path: string }>> {
  try {
    const { target, mode } = await lookAt(path)
    const checked = await replace(target, { bytes, mode, check })
    if (!checked.ok) return checked
    await syncFolder(dirname(target))
    return ok({ path })
  } catch (error) {
    const cause = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    const code = CODES[cause]
    return code ? failed(code, { path }) : failed('write-failed', { path, cause })
  }
}

// Renaming over a file asks nobody: a folder, a link and a file that may not be written have to be noticed before.
async function lookAt(path: string): Promise<{ readonly target: string; readonly mode: number }> {
  const found = await fs.stat(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  if (!found) return { target: path, mode: 0o666 }
  if (found.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' })
  await fs.access(path, constants.W_OK)
  return { target: await fs.realpath(path), mode: found.mode }
}

interface Content {
  readonly bytes: Uint8Array | readonly Uint8Array[]
  readonly mode: number
  readonly check: Check | undefined
}

async function replace(target: string, { bytes, mode, check }: Content): Promise<Result<null>> {
  const beside = join(dirname(target), `.${newUuid()}.tmp`)
  try {
    const file = await fs.open(beside, 'wx', mode)
    try {
      for (const part of bytes instanceof Uint8Array ? [bytes] : bytes) await file.writeFile(part)
      await file.sync()
    } finally {
      await file.close()
    }
    const checked = (await check?.(beside)) ?? ok(null)
    if (checked.ok) await fs.rename(beside, target).catch(asBusy)
    else await fs.rm(beside, { force: true })
    return checked
  } catch (error) {
    await fs.rm(beside, { force: true })
    throw error
  }
}

// Windows says «no permission» when another program holds the file open; that the file may be written was asked before.
function asBusy(error: NodeJS.ErrnoException): never {
  if (process.platform === 'win32' && (error.code === 'EPERM' || error.code === 'EACCES')) error.code = 'EBUSY'
  throw error
}

// The new name itself is safe only when its folder is on the disk; Windows and some network places can't do it.
async function syncFolder(folder: string): Promise<void> {
  const handle = await fs.open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
