import { createHash } from 'node:crypto'
import type { Document } from '#core/document/document.ts'
import { plainText } from '#core/document/text.ts'

/** SHA-256 of a paper's text without spaces and line ends: equal for the same words, however they were set. */
export function textHash(document: Document): string {
  return createHash('sha256').update(plainText(document).replace(/\s+/g, '')).digest('hex')
}
