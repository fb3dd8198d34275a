/** One piece of an RTF file. Text comes as bytes, since its encoding hangs on the font. */
export type RtfToken =
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  | { readonly type: 'word'; readonly name: string; readonly value: number | undefined }
  | { readonly type: 'symbol'; readonly name: string }
  | { readonly type: 'byte'; readonly byte: number }

const BACKSLASH = 0x5c
const OPEN = 0x7b
const CLOSE = 0x7d
const SPACE = 0x20
const MINUS = 0x2d
/** The specification's own limit of a control word's name. */
const MAX_NAME = 32
const MAX_DIGITS = 10

export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at]!
    if (byte === OPEN || byte === CLOSE) {
      yield { type: byte === OPEN ? 'open' : 'close' }
      at++
    } else if (byte === BACKSLASH) {
      const [token, next] = control(bytes, at + 1)
      at = next
      // Raw data follows: it holds braces and backslashes of its own.
      if (token.type === 'word' && token.name === 'bin') at += Math.max(0, token.value ?? 0)
      yield token
    } else {
      // Line ends in the file are for its lines only.
      if (byte !== 13 && byte !== 10 && byte !== 0) yield { type: 'byte', byte }
      at++
    }
  }
}

function control(bytes: Uint8Array, start: number): readonly [RtfToken, number] {
  const first = bytes[start]
  if (first === undefined) return [{ type: 'symbol', name: '' }, start]
  if (first === 0x27) {
    const hex = String.fromCharCode(bytes[start + 1] ?? 0, bytes[start + 2] ?? 0)
    if (/^[0-9a-f]{2}$/i.test(hex)) return [{ type: 'byte', byte: Number.parseInt(hex, 16) }, start + 3]
    return [{ type: 'symbol', name: '' }, start + 1]
  }
  if (!isLetter(first)) return [{ type: 'symbol', name: String.fromCharCode(first) }, start + 1]
  let at = start
  while (at - start < MAX_NAME && isLetter(bytes[at])) at++
  const name = String.fromCharCode(...bytes.subarray(start, at))
  const digits = at
  if (bytes[at] === MINUS) at++
  while (at - digits < MAX_DIGITS && isDigit(bytes[at])) at++
  const number = String.fromCharCode(...bytes.subarray(digits, at))
  const value = /\d/.test(number) ? Number(number) : undefined
  return [{ type: 'word', name, value }, bytes[at] === SPACE ? at + 1 : at]
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90))
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57
}
