import type { Document } from '../document/document.ts'
import type { PageOf } from './compose-contents.ts'
import { compose } from './compose.ts'
import type { PictureSizeOf } from './composing.ts'
import { paginate } from './paginate/paginate.ts'
import type { Preset } from './presets.ts'
import type { SetPlace } from './set-paper.ts'

/**
 * On which page each heading begins, for the contents; none where the preset has no contents. The paper is laid out once for
 * it, with a number of one digit in each line of the contents: they take as many lines as they will.
 */
export function headingPages(document: Document, preset: Preset, pictureSize?: PictureSizeOf): PageOf {
  const numbers = new Map<SetPlace, number>()
  if (preset.contents) {
    for (const { number, lines } of paginate(
      compose(document, preset, { pageOf: () => 1, ...(pictureSize ? { pictureSize } : {}) }),
    ).pages) {
      for (const { place } of lines) if (place !== undefined && !numbers.has(place)) numbers.set(place, number)
    }
  }
  return (block) => numbers.get(block)
}
