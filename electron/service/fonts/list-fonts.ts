import type { Dirent } from 'node:fs'
import { promises as fs } from 'node:fs'
import { join } from 'node:path'
import type { FontFamily } from '#contract'
import type { Face } from './read-faces.ts'
import { readFaces } from './read-faces.ts'

const MAX_FILES = 5_000
const MAX_DEPTH = 8
const AT_ONCE = 8

export interface Fonts {
  /** The families of the given folders by name. A file is read again only when its time or size changed; bad ones are left out. */
  readonly list: () => Promise<readonly FontFamily[]>
}

interface Known {
  readonly mtimeMs: number
  readonly size: number
  readonly faces: readonly Face[]
}

/** The fonts of some folders and all below them. */
export function openFonts(folders: readonly string[]): Fonts {
  const known = new Map<string, Known>()

  async function facesOf(path: string): Promise<readonly Face[]> {
    const found = await fs.stat(path).catch(() => null)
    if (!found?.isFile()) return []
    const before = known.get(path)
    if (before?.mtimeMs === found.mtimeMs && before.size === found.size) return before.faces
    const faces = await readFaces(path)
    known.set(path, { mtimeMs: found.mtimeMs, size: found.size, faces })
    return faces
  }

  return {
    list: async () => {
      const files = await fontFiles(folders)
      const faces: Face[] = []
      const next = files.values()
      const work = async () => {
        for (const file of next) faces.push(...(await facesOf(file)))
      }
      await Promise.all(Array.from({ length: AT_ONCE }, work))
      return toFamilies(faces)
    },
  }
}

async function fontFiles(folders: readonly string[]): Promise<readonly string[]> {
  const files = new Set<string>()
  const seen = new Set<string>()
  for (const folder of folders) await addFiles(folder, 0)
  return [...files]

  // Links may lead in circles, and two folders to one place.
  async function addFiles(folder: string, depth: number): Promise<void> {
    const real = await fs.realpath(folder).catch(() => null)
    if (real === null || seen.has(real) || depth > MAX_DEPTH) return
    seen.add(real)
    for (const entry of await entriesOf(real)) {
      if (files.size >= MAX_FILES) return
      const path = join(real, entry.name)
      if (/\.(ttf|otf|ttc|otc)$/i.test(entry.name)) files.add(path)
      else if (entry.isDirectory() || entry.isSymbolicLink()) await addFiles(path, depth + 1)
    }
  }
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return fs.readdir(folder, { withFileTypes: true }).catch(() => [])
}

// The faces of a family (regular, bold) share its name.
function toFamilies(faces: readonly Face[]): readonly FontFamily[] {
  const families = new Map<string, { names: Set<string>; isChinese: boolean }>()
  for (const { name, names, isChinese } of faces) {
    const family = families.get(name) ?? { names: new Set([name]), isChinese: false }
    for (const each of names) family.names.add(each)
    families.set(name, { names: family.names, isChinese: family.isChinese || isChinese })
  }
  const { compare } = new Intl.Collator('zh-CN', { numeric: true })
  return [...families]
    .map(([name, { names, isChinese }]) => ({ name, names: [...names], isChinese }))
    .toSorted((a, b) => compare(a.name, b.name))
}
