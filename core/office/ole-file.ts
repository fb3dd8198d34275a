import { refuse } from '#core/docx/refusal.ts'

/** The streams of an OLE compound file, the container of .doc and .wps ([MS-CFB]). */
export interface OleFile {
  readonly names: readonly string[]
  readonly stream: (name: string) => Uint8Array | undefined
}

interface Entry {
  readonly name: string
  readonly type: number
  readonly first: number
  readonly size: number
}

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const LAST_SECTOR = 0xfffffffa
const HEADER_TABLES = 109
const ENTRY_BYTES = 128
const STREAM = 2
const ROOT = 5

export function isOle(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte)
}

/** The names in the directory, streams and storages alike. */
export function streamNames(bytes: Uint8Array): readonly string[] {
  return openOle(bytes).names
}

/** Reads the directory; every chain is followed once, so that no circle in a damaged file is followed for ever. */
export function openOle(bytes: Uint8Array): OleFile {
  const sectors = new Sectors(bytes)
  const entries = readDirectory(sectors.chain(sectors.view.getUint32(48, true)))
  const root = entries.find(({ type }) => type === ROOT)
  return {
    names: entries.map(({ name }) => name),
    stream(name) {
      const entry = entries.find((candidate) => candidate.name === name && candidate.type === STREAM)
      if (!entry) return undefined
      const isShort = entry.size < sectors.shortLimit
      const data = isShort && root ? sectors.shortChain(entry.first, root.first) : sectors.chain(entry.first)
      return entry.size <= data.length ? data.subarray(0, entry.size) : refuse('file-damaged')
    },
  }
}

function readDirectory(data: Uint8Array): readonly Entry[] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const entries: Entry[] = []
  for (let at = 0; at + ENTRY_BYTES <= data.length; at += ENTRY_BYTES) {
    const length = view.getUint16(at + 64, true)
    const type = view.getUint8(at + 66)
    if (length < 2 || length > 64 || type === 0) continue
    const name = new TextDecoder('utf-16le').decode(data.subarray(at, at + length - 2))
    entries.push({ name, type, first: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) })
  }
  return entries
}

class Sectors {
  readonly view: DataView
  readonly shortLimit: number
  private readonly bytes: Uint8Array
  private readonly size: number
  private readonly shortSize: number
  private readonly table: Int32Array
  private short: { readonly table: DataView; readonly data: Uint8Array } | undefined

  constructor(bytes: Uint8Array) {
    if (bytes.length < 512) refuse('file-damaged')
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const shift = this.view.getUint16(30, true)
    if (shift !== 9 && shift !== 12) refuse('file-damaged')
    this.size = 1 << shift
    this.shortSize = 64
    this.shortLimit = this.view.getUint32(56, true)
    this.table = this.readTable()
  }

  /** The sectors from the first one on, joined. */
  chain(first: number): Uint8Array {
    return join(
      this.walk(first, (sector) => this.table[sector]),
      (sector) => this.sector(sector),
      this.size,
    )
  }

  /** A short stream lies in pieces of the root's own stream. */
  shortChain(first: number, root: number): Uint8Array {
    this.short ??= { table: viewOf(this.chain(this.view.getUint32(60, true))), data: this.chain(root) }
    const { table, data } = this.short
    const next = (sector: number) => (sector * 4 + 4 <= table.byteLength ? table.getInt32(sector * 4, true) : undefined)
    const piece = (sector: number) => data.subarray(sector * this.shortSize, (sector + 1) * this.shortSize)
    return join(this.walk(first, next), piece, this.shortSize)
  }

  private *walk(first: number, next: (sector: number) => number | undefined): Generator<number> {
    const seen = new Set<number>()
    let sector = first
    while (sector >>> 0 < LAST_SECTOR) {
      if (seen.has(sector)) refuse('file-damaged')
      seen.add(sector)
      yield sector
      sector = next(sector) ?? refuse('file-damaged')
    }
  }

  private sector(index: number): Uint8Array {
    const from = (index + 1) * this.size
    if (from >= this.bytes.length) refuse('file-damaged')
    return this.bytes.subarray(from, from + this.size)
  }

  /** The allocation table: the first part of its list stands in the header, the rest in a chain of its own. */
  private readTable(): Int32Array {
    const most = Math.ceil(this.bytes.length / this.size)
    const sectors: number[] = []
    for (let index = 0; index < HEADER_TABLES; index++) sectors.push(this.view.getUint32(76 + index * 4, true))
    let more = this.view.getUint32(68, true)
    const seen = new Set<number>()
    while (more < LAST_SECTOR && !seen.has(more)) {
      seen.add(more)
      const list = viewOf(this.sector(more))
      for (let at = 0; at + 8 <= list.byteLength; at += 4) sectors.push(list.getUint32(at, true))
      more = list.byteLength >= 4 ? list.getUint32(list.byteLength - 4, true) : LAST_SECTOR
    }
    const used = sectors.filter((sector) => sector < LAST_SECTOR)
    if (used.length > most) refuse('file-damaged')
    const joined = viewOf(join(used, (sector) => this.sector(sector), this.size))
    return Int32Array.from({ length: joined.byteLength >> 2 }, (_, index) => joined.getInt32(index * 4, true))
  }
}

function join(sectors: Iterable<number>, piece: (sector: number) => Uint8Array, size: number): Uint8Array {
  const pieces = [...sectors].map(piece)
  const joined = new Uint8Array(pieces.length * size)
  pieces.forEach((data, index) => joined.set(data, index * size))
  return joined
}

export function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength)
}
