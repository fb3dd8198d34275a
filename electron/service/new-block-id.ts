import { randomInt } from 'node:crypto'
import type { BlockId } from '#core/document/document.ts'

/** 12 base-36 characters. */
export function newBlockId(): BlockId {
  return Array.from({ length: 12 }, () => randomInt(36).toString(36)).join('') as BlockId
}
