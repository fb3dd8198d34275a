import type { BlockId, Document } from '#core/document/document.ts'
import { bodiesOf } from '#core/document/walk.ts'
import type { Preset } from '#core/layout/presets.ts'
import { GBT9704 } from '#core/layout/presets.ts'
import { pictureSize } from './picture-size.ts'
import type { WriteOptions } from './write-docx.ts'

/** Something of a paper that its .docx does not hold: a block by its id, or a part that the preset's form does not have. */
export type LeftOut =
  | { readonly code: 'opaque-block' | 'picture-missing'; readonly block: BlockId }
  | { readonly code: 'header' | 'imprint' }

/** What writeDocx leaves out of a paper, in reading order; to be told before or after the export. */
export function leftOut(
  d: Document,
  picture: WriteOptions['picture'] = () => undefined,
  preset: Preset = GBT9704,
): readonly LeftOut[] {
  const found: LeftOut[] = d.header && preset.form === 'plain' ? [{ code: 'header' }] : []
  for (const block of bodiesOf(d).flat()) {
    if (block.type === 'opaque') found.push({ code: 'opaque-block', block: block.id })
    if (block.type !== 'picture') continue
    const bytes = picture(block.asset)
    if (!bytes || !pictureSize(bytes)) found.push({ code: 'picture-missing', block: block.id })
  }
  return losesImprint(d, preset) ? [...found, { code: 'imprint' }] : found
}

// A letter has the copies, but neither printer nor day (GB/T 9704-2012, 10.1).
function losesImprint({ imprint }: Document, { form }: Preset): boolean {
  if (!imprint) return false
  return form === 'plain' || (form === 'letter' && (imprint.printer ?? imprint.printed?.text ?? '') !== '')
}
