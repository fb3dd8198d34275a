import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { MAX_IMPORT_BYTES, MAX_IMPORT_FILES } from '#electron/contract/limits.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { FileSource } from './import-job.ts'
import type { ImportFile } from './sessions.ts'

/** More folders than anybody's papers have: a whole disk was chosen. */
const MAX_FOLDERS = 20_000

/** Files by their paths, in the order given; one that cannot be read says so itself. import-too-many over the limit. */
export async function takePaths(paths: readonly string[]): Promise<Result<readonly ImportFile[]>> {
  if (paths.length > MAX_IMPORT_FILES) return tooMany()
  return ok(await Promise.all(paths.map((path) => takePath(path, basename(path)))))
}

/** Every file in a folder and the folders in it, in the order of their names. */
export async function takeFolder(folder: string): Promise<Result<readonly ImportFile[]>> {
  const names = await namesIn(folder)
  if (!names.ok) return names
  if (names.value.length === 0) return failed('import-empty-folder')
  const { compare } = new Intl.Collator('zh-CN', { numeric: true })
  const sorted = names.value.toSorted(compare)
  return ok(await Promise.all(sorted.map((name) => takePath(join(folder, name), name.replaceAll('\\', '/')))))
}

/** A file whose bytes the window sent. */
export function takeBytes(name: string, bytes: Uint8Array, size: number): ImportFile {
  return sized({ bytes }, name, Math.max(size, bytes.length))
}

async function takePath(path: string, name: string): Promise<ImportFile> {
  try {
    const found = await stat(path)
    if (found.isFile()) return sized({ path }, name, found.size)
    return { source: { path }, name, size: 0, error: { code: 'import-file-unreadable', params: { cause: 'EISDIR' } } }
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? String(error)
    const missing = { code: 'import-file-missing' } as const
    const trouble = cause === 'ENOENT' ? missing : ({ code: 'import-file-unreadable', params: { cause } } as const)
    return { source: { path }, name, size: 0, error: trouble }
  }
}

function sized(source: FileSource, name: string, size: number): ImportFile {
  if (size <= MAX_IMPORT_BYTES) return { source, name, size }
  const limit = MAX_IMPORT_BYTES / 1024 / 1024
  // Its bytes are of no use to anybody.
  const none: FileSource = 'bytes' in source ? { bytes: new Uint8Array() } : source
  return { source: none, name, size, error: { code: 'file-too-large', params: { limit } } }
}

async function namesIn(root: string): Promise<Result<readonly string[]>> {
  const names: string[] = []
  const folders = ['']
  let seen = 0
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    if (++seen > MAX_FOLDERS) return tooMany()
    // A folder that may not be looked into holds nothing for us; the root's own trouble is told.
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
      if (folder === '') return troubleOf(error)
      return []
    })
    if (!Array.isArray(entries)) return entries
    for (const entry of entries) {
      if (isHidden(entry.name)) continue
      const name = join(folder, entry.name)
      if (entry.isDirectory()) folders.push(name)
      else if (entry.isFile()) names.push(name)
      if (names.length > MAX_IMPORT_FILES) return tooMany()
    }
  }
  return ok(names)
}

/** Files that systems and programs keep for themselves; Word's ~$ stands beside every file that is open. */
function isHidden(name: string): boolean {
  return /^(\.|~\$|~WRL|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i.test(name)
}

function tooMany(): Result<never> {
  return failed('import-too-many', { limit: MAX_IMPORT_FILES })
}

function troubleOf(error: unknown): Result<never> {
  const cause = (error as NodeJS.ErrnoException).code ?? String(error)
  return cause === 'ENOENT' ? failed('import-file-missing') : failed('import-file-unreadable', { cause })
}
