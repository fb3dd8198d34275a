import { Inflate } from 'fflate'
import { Refusal, refuse } from './refusal.ts'

/** What an archive may be at most; more than any paper needs, less than harms a small machine. */
export const ZIP_LIMITS = { entries: 10_000, unpackedBytes: 200_000_000, ratio: 250, ratioFromBytes: 20_000_000 }

/** A zip archive whose directory is sound. `read` unpacks one entry, undefined where there is none of that name. */
export interface Zip {
  readonly names: readonly string[]
  readonly read: (name: string) => Uint8Array | undefined
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const CENTRAL_BYTES = 46
const LOCAL_BYTES = 30
const STORED = 0
const DEFLATED = 8

/** Reads the directory of a zip archive and refuses what is damaged, encrypted, unsafe or too large. */
export function openZip(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(bytes, view)
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name)
      return entry && unpack(bytes, view, entry)
    },
  }
}

function readDirectory(bytes: Uint8Array, view: DataView): ReadonlyMap<string, Entry> {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > ZIP_LIMITS.entries) refuse('file-too-complex')
  let at = view.getUint32(end + 16, true)
  const entries = new Map<string, Entry>()
  let total = 0
  for (let index = 0; index < count; index++) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL) refuse('file-damaged')
    const entry = readEntry(bytes, view, at)
    if (entries.has(entry.name)) refuse('file-damaged')
    entries.set(entry.name, entry)
    total += entry.unpacked
    if (total > ZIP_LIMITS.unpackedBytes) refuse('file-unpacks-too-large', { limit: megabytes() })
    at += CENTRAL_BYTES + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_BYTES
  const first = Math.max(0, last - 0xffff)
  for (let at = last; at >= first; at--) if (view.getUint32(at, true) === END) return at
  return refuse('file-damaged')
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): Entry {
  const flags = view.getUint16(at + 8, true)
  if (flags & 1) refuse('file-encrypted')
  const start = at + CENTRAL_BYTES
  const raw = bytes.subarray(start, start + view.getUint16(at + 28, true))
  const entry = {
    name: safeName(new TextDecoder().decode(raw)),
    method: view.getUint16(at + 10, true),
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  }
  const isBomb = entry.unpacked > ZIP_LIMITS.ratioFromBytes && entry.unpacked > entry.packed * ZIP_LIMITS.ratio
  if (isBomb) refuse('file-unpacks-too-large', { limit: megabytes() })
  return entry
}

/** Names are never used as paths here, but an archive that tries to leave its folder was not made by an office. */
function safeName(name: string): string {
  const path = name.replaceAll('\\', '/')
  const isUnsafe =
    path.startsWith('/') || /^[a-z]:/i.test(path) || path.split('/').includes('..') || path.includes('\0')
  return isUnsafe ? refuse('file-unsafe', { cause: 'entry-name' }) : path
}

function unpack(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const { offset, packed, unpacked } = entry
  if (offset + LOCAL_BYTES > bytes.length || view.getUint32(offset, true) !== LOCAL) refuse('file-damaged')
  const start = offset + LOCAL_BYTES + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packed > bytes.length) refuse('file-damaged')
  const data = bytes.subarray(start, start + packed)
  if (entry.method === STORED) return packed === unpacked ? data : refuse('file-damaged')
  if (entry.method !== DEFLATED) refuse('file-damaged')
  return inflate(data, unpacked)
}

/** Fed in slices: an entry that unpacks to more than its directory says is caught before it has filled the memory. */
const SLICE = 16_384

function inflate(data: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size)
  let length = 0
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > size) refuse('file-unpacks-too-large', { limit: megabytes() })
    out.set(chunk, length)
    length += chunk.length
  })
  try {
    for (let at = 0; at === 0 || at < data.length; at += SLICE)
      stream.push(data.subarray(at, at + SLICE), at + SLICE >= data.length)
  } catch (error) {
    if (error instanceof Refusal) throw error
    refuse('file-damaged')
  }
  return length === size ? out : refuse('file-damaged')
}

function megabytes(): number {
  return ZIP_LIMITS.unpackedBytes / 1_000_000
}
