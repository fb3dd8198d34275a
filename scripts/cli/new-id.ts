import { randomInt } from 'node:crypto'
import type { BlockId } from '#core/document/document.ts'

/** A fresh block id. */
export function newId(): BlockId {
  return Array.from({ length: 12 }, () => randomInt(36).toString(36)).join('') as BlockId
}
