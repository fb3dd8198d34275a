import type { BlockId } from '#core/document/document.ts'

const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz'

/** A fresh block id: 12 base-36 characters, about 62 bits of chance. */
export function newBlockId(): BlockId {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join('') as BlockId
}
