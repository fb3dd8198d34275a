import { charsToTwips } from '../grid.ts'
import { PAGE_NUMBER_BELOW_MM } from '../page.ts'
import { BASELINE } from './line-height.ts'
import type { Preset } from '../presets.ts'
import { mmToTwips, ptToTwips } from '../units.ts'
import type { PlacedPageNumber } from './pages.ts'

/** How high the page number's line is, and how far its dashes stand above the baseline, in its type size. */
const LINE = 1.2
const DASH = 0.3

/** The number of a page where the preset puts it; its dashes stand the standard's distance below the type area. */
export function pageNumberOf(number: number, preset: Preset): PlacedPageNumber | undefined {
  const { pageNumber, page, looks } = preset
  if (pageNumber.place === 'none' || (number === 1 && !pageNumber.onFirstPage)) return undefined
  const size = ptToTwips(looks.pageNumber.sizePt)
  const height = Math.round(size * LINE)
  const inset = pageNumber.place === 'center' ? 0 : charsToTwips(pageNumber.outerChars, preset)
  const outer = number % 2 ? 'right' : 'left'
  return {
    text: `${pageNumber.before}${number}${pageNumber.after}`,
    side: pageNumber.place === 'center' ? 'center' : outer,
    x: page.left + inset,
    y: page.height - page.bottom + mmToTwips(PAGE_NUMBER_BELOW_MM) + Math.round(size * DASH - height * BASELINE),
    width: page.textWidth - 2 * inset,
    height,
  }
}
