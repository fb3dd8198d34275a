import { decodeWestern } from './latin.ts'

// Windows character sets by the number that a font has in RTF, and code pages by theirs.
const CHARSETS: Readonly<Record<number, string>> = {
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  204: 'windows-1251',
  238: 'windows-1250',
}
const CODE_PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  54936: 'gb18030',
  65001: 'utf-8',
}

export function encodingOfCodePage(page: number): string {
  return CODE_PAGES[page] ?? 'windows-1252'
}

/** Undefined for the sets that follow the file's own code page. */
export function encodingOfCharset(charset: number): string | undefined {
  return CHARSETS[charset]
}

const decoders = new Map<string, TextDecoder>()

/** Bytes of one font as characters; a byte that fits nowhere is marked. */
export function decodeBytes(bytes: readonly number[], encoding: string): string {
  const data = Uint8Array.from(bytes)
  if (encoding === 'windows-1252' || data.every((byte) => byte < 128)) return decodeWestern(data)
  const decoder = decoders.get(encoding) ?? new TextDecoder(encoding)
  decoders.set(encoding, decoder)
  return decoder.decode(data)
}
