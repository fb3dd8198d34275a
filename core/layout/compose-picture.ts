import type { Picture } from '../document/document.ts'
import { cleanText } from '../document/normalise.ts'
import type { Composing } from './composing.ts'
import type { Preset } from './presets.ts'
import type { SetPicture } from './set-paper.ts'
import { mmToTwips } from './units.ts'

/** Pictures are shown in whole pixels of 1/96 inch, so that Word and a page agree on their size. */
const PIXEL = 15

/** A picture at the asked width, smaller where the type area is; a framed line where nothing is known of its bytes. */
export function composePicture(picture: Picture, { preset, pictureSize }: Composing): SetPicture {
  const size = pictureSize(picture.asset)
  const set = { type: 'picture', place: picture.id, alt: cleanText(picture.alt) } as const
  if (!size) return { ...set, width: preset.page.textWidth, height: preset.linePitch }
  return { ...set, asset: picture.asset, ...shownSize(size.height / size.width, mmToTwips(picture.widthMm), preset) }
}

function shownSize(ratio: number, askedWidth: number, { page, linePitch }: Preset): { width: number; height: number } {
  const width = Math.min(askedWidth, page.textWidth, (page.textHeight - linePitch) / ratio)
  return { width: wholePixels(width), height: wholePixels(width * ratio) }
}

function wholePixels(twips: number): number {
  return Math.max(1, Math.round(twips / PIXEL)) * PIXEL
}
