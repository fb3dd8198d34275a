import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A file damaged as a seed says: its bytes, or, where it holds XML or control words, those. */
export function mutate(bytes: Uint8Array, seed: number): Uint8Array {
  const random = randomFrom(seed)
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (isZip && random() < 0.75) return mutatePart(bytes, random)
  const isWords = bytes[0] === 0x7b || bytes[0] === 0x3c
  if (isWords && random() < 0.6) return strToU8(mutateText(strFromU8(bytes, true), random), true)
  return mutateBytes(bytes, random)
}

type Random = () => number

function upTo(limit: number, random: Random): number {
  return Math.floor(random() * limit)
}

const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]

function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let copy: Uint8Array = bytes.slice()
  for (let times = 1 + upTo(8, random); times > 0; times--) {
    const at = upTo(copy.length, random)
    const length = 1 + upTo(64, random)
    switch (upTo(6, random)) {
      case 0:
        copy[at] = upTo(256, random)
        break
      case 1:
        new DataView(copy.buffer).setUint32(
          Math.max(0, Math.min(at, copy.length - 4)),
          EDGES[upTo(EDGES.length, random)]!,
          true,
        )
        break
      case 2:
        copy.fill(upTo(2, random) * 255, at, at + length)
        break
      case 3:
        copy.copyWithin(at, upTo(copy.length, random), upTo(copy.length, random))
        break
      case 4:
        copy = Uint8Array.from([...copy.subarray(0, at), ...copy.subarray(at + length)])
        break
      default:
        if (random() < 0.2) copy = copy.slice(0, Math.max(8, at))
    }
    if (copy.length < 8) break
  }
  return copy
}

function mutatePart(bytes: Uint8Array, random: Random): Uint8Array {
  const parts = unzipSync(bytes)
  const names = Object.keys(parts).filter((name) => /\.(xml|rels)$/.test(name))
  const name = names[upTo(names.length, random)]!
  const xml = strFromU8(parts[name]!)
  return zipSync({ ...parts, [name]: strToU8(mutateText(xml, random)) }, { level: 1 })
}

const VALUES = [
  '',
  '0',
  '-1',
  '1',
  '9',
  '999999999',
  '4294967296',
  '1e308',
  'NaN',
  '%1%9',
  '甲',
  '../x',
  'http://x/',
  '\u0000',
]

function mutateText(text: string, random: Random): string {
  let changed = text
  for (let times = 1 + upTo(4, random); times > 0; times--) changed = mutateOnce(changed, random)
  return changed
}

function mutateOnce(text: string, random: Random): string {
  const pieces = [...text.matchAll(/<[^>]*>|\\[a-z]+-?\d*|[{}]/g)]
  const piece = pieces[upTo(pieces.length, random)]
  if (!piece) return text
  const end = piece.index + piece[0].length
  const other = pieces[upTo(pieces.length, random)]!
  switch (upTo(6, random)) {
    case 0:
      return text.slice(0, piece.index) + text.slice(end)
    case 1:
      return text.slice(0, end) + piece[0].repeat(1 + upTo(40, random)) + text.slice(end)
    case 2:
      return text.slice(0, piece.index) + other[0] + text.slice(end)
    case 3:
      return text.slice(0, piece.index) + withValue(piece[0], random) + text.slice(end)
    case 4: {
      const [from, to] = [piece.index, other.index].toSorted((a, b) => a - b) as [number, number]
      return text.slice(0, to) + text.slice(from, Math.min(to, from + 4000)) + text.slice(to)
    }
    default:
      return text.slice(0, piece.index) + VALUES[upTo(VALUES.length, random)]! + text.slice(piece.index)
  }
}

function withValue(piece: string, random: Random): string {
  const value = VALUES[upTo(VALUES.length, random)]!
  const values = [...piece.matchAll(/"[^"]*"|-?\d+$/g)]
  const chosen = values[upTo(values.length, random)]
  if (!chosen) return piece
  const put = chosen[0].startsWith('"') ? `"${value}"` : value
  return piece.slice(0, chosen.index) + put + piece.slice(chosen.index + chosen[0].length)
}
