import type { FileHandle } from 'node:fs/promises'
import { promises as fs } from 'node:fs'

/** What one face of a font file calls itself. */
export interface Face {
  /** As a Chinese Word lists it: the family's Chinese name where there is one. */
  readonly name: string
  /** The family's names in every language, each once. */
  readonly names: readonly string[]
  /** Whether the font says that it holds simplified Chinese. */
  readonly isChinese: boolean
}

// Far above any real font; a file that asks for more is broken or hostile.
const MAX_FACES = 64
const MAX_TABLES = 128
const MAX_NAMES_BYTES = 512 * 1024

const FAMILY = 1
const TYPOGRAPHIC_FAMILY = 16
const CHINESE = new Set([0x0804, 0x1004])
const ENGLISH = 0x0409
/** The bit of OS/2's ulCodePageRange1 for simplified Chinese (GBK). */
const GBK_BIT = 1 << 18
const CODE_PAGES_AT = 78

type Tables = ReadonlyMap<string, { readonly offset: number; readonly length: number }>

/** The faces of a .ttf, .otf or .ttc file; none where it is no such file or broken. Only its directories and names are read. */
export async function readFaces(path: string): Promise<readonly Face[]> {
  let file: FileHandle | undefined
  try {
    file = await fs.open(path, 'r')
    const faces: Face[] = []
    for (const offset of await faceOffsets(file)) faces.push(...(await readFace(file, offset)))
    return faces
  } catch {
    return []
  } finally {
    await file?.close().catch(() => undefined)
  }
}

async function faceOffsets(file: FileHandle): Promise<readonly number[]> {
  const start = await bytesAt(file, 0, 12)
  if (start.toString('latin1', 0, 4) !== 'ttcf') return [0]
  const count = Math.min(start.readUInt32BE(8), MAX_FACES)
  const offsets = await bytesAt(file, 12, count * 4)
  return Array.from({ length: count }, (_, index) => offsets.readUInt32BE(index * 4))
}

async function readFace(file: FileHandle, offset: number): Promise<readonly Face[]> {
  const tables = await readTables(file, offset)
  const table = tables.get('name')
  if (!table || table.length > MAX_NAMES_BYTES) return []
  const named = familyNames(await bytesAt(file, table.offset, table.length))
  const first =
    named.find(({ language }) => CHINESE.has(language)) ?? named.find(({ language }) => language === ENGLISH)
  const name = (first ?? named[0])?.text
  if (name === undefined) return []
  return [{ name, names: [...new Set(named.map(({ text }) => text))], isChinese: await isChinese(file, tables) }]
}

async function readTables(file: FileHandle, offset: number): Promise<Tables> {
  const head = await bytesAt(file, offset, 12)
  const isFont = head.readUInt32BE(0) === 0x00010000 || ['OTTO', 'true'].includes(head.toString('latin1', 0, 4))
  const count = isFont ? Math.min(head.readUInt16BE(4), MAX_TABLES) : 0
  const entries = await bytesAt(file, offset + 12, count * 16)
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const at = index * 16
      const place = { offset: entries.readUInt32BE(at + 8), length: entries.readUInt32BE(at + 12) }
      return [entries.toString('latin1', at, at + 4), place] as const
    }),
  )
}

interface Named {
  readonly language: number
  readonly text: string
}

// Family names come before typographic ones: Word lists the former.
function familyNames(table: Buffer): readonly Named[] {
  const strings = table.readUInt16BE(4)
  const records = Array.from({ length: table.readUInt16BE(2) }, (_, index) => 6 + index * 12)
    .filter((at) => at + 12 <= table.length)
    .map((at) => ({ platform: table.readUInt16BE(at), encoding: table.readUInt16BE(at + 2), at }))
  const found = [FAMILY, TYPOGRAPHIC_FAMILY].flatMap((id) =>
    records.filter(({ at }) => table.readUInt16BE(at + 6) === id),
  )
  return found.flatMap(({ platform, encoding, at }) => {
    const start = strings + table.readUInt16BE(at + 10)
    const bytes = table.subarray(start, start + table.readUInt16BE(at + 8))
    const text = decode(bytes, platform, encoding)
    return text ? [{ language: platform === 3 ? table.readUInt16BE(at + 4) : 0, text }] : []
  })
}

function decode(bytes: Buffer, platform: number, encoding: number): string {
  const isUnicode = platform === 0 || (platform === 3 && (encoding === 0 || encoding === 1 || encoding === 10))
  if (isUnicode)
    return clean(
      Buffer.from(bytes.subarray(0, bytes.length & ~1))
        .swap16()
        .toString('utf16le'),
    )
  // Of the Macintosh's own encodings only the plain Latin part is the same as ours.
  const isLatin = platform === 1 && encoding === 0 && bytes.every((byte) => byte < 0x80)
  return isLatin ? clean(bytes.toString('latin1')) : ''
}

// A name may be padded with zeros; one with other control characters is no name.
function clean(text: string): string {
  const name = text.replaceAll('\0', '').trim()
  return /[\u0000-\u001f\u007f\ufffd]/.test(name) || name.length > 100 ? '' : name
}

async function isChinese(file: FileHandle, tables: Tables): Promise<boolean> {
  const table = tables.get('OS/2')
  if (!table || table.length < CODE_PAGES_AT + 4) return false
  const codePages = await bytesAt(file, table.offset + CODE_PAGES_AT, 4)
  return (codePages.readUInt32BE(0) & GBK_BIT) !== 0
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead < length) throw new Error('the font file is cut off')
  return buffer
}
