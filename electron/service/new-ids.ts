import type { BlockId } from '#core/document/document.ts'

/** 12 base-36 characters. */
export function newBlockId(): BlockId {
  const { randomInt } = loadCrypto()
  return Array.from({ length: 12 }, () => randomInt(36).toString(36)).join('') as BlockId
}

export function newUuid(): string {
  return loadCrypto().randomUUID()
}

/** With the first id that is made: Node's cryptography is 3 MB, and a start makes none. */
function loadCrypto(): typeof import('node:crypto') {
  return process.getBuiltinModule('node:crypto')
}
