import type { BlockId, Document } from '#core/document/document.ts'
import { bodiesOf } from '#core/document/walk.ts'
import { pictureSize } from './picture-size.ts'
import type { WriteOptions } from './write-docx.ts'

/** Something of a paper that its .docx does not hold, by kind and, where it is a block, by id. */
export type LeftOut =
  | { readonly code: 'opaque-block' | 'picture-missing'; readonly block: BlockId }
  | { readonly code: 'header' | 'imprint' }

/** What writeDocx leaves out of a paper, in reading order; to be told before or after the export. */
export function leftOut(d: Document, picture: WriteOptions['picture'] = () => undefined): readonly LeftOut[] {
  const found: LeftOut[] = d.header ? [{ code: 'header' }] : []
  for (const block of bodiesOf(d).flat()) {
    if (block.type === 'opaque') found.push({ code: 'opaque-block', block: block.id })
    if (block.type !== 'picture') continue
    const bytes = picture(block.asset)
    if (!bytes || !pictureSize(bytes)) found.push({ code: 'picture-missing', block: block.id })
  }
  return d.imprint ? [...found, { code: 'imprint' }] : found
}
