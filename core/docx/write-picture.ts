import { ImageRun } from 'docx'
import type { Picture } from '#core/document/document.ts'
import { cleanText } from '#core/document/normalise.ts'
import type { Preset } from '#core/layout/presets.ts'
import { OfficialParagraph } from './official-paragraph.ts'
import { pictureSize } from './picture-size.ts'
import { PLACEHOLDER, ROLE_STYLES } from './style-ids.ts'
import { writeText } from './write-runs.ts'

const TWIPS_PER_PIXEL = 15
const PIXELS_PER_MM = 96 / 25.4

/** A picture, or a frame with its description where the bytes are missing or of no known kind. `number` is from 1. */
export function writePicture(
  picture: Picture,
  bytes: Uint8Array | undefined,
  { preset, number, pageBreakBefore }: { preset: Preset; number: number; pageBreakBefore: boolean },
): OfficialParagraph {
  const size = bytes && pictureSize(bytes)
  const alt = cleanText(picture.alt)
  if (!bytes || !size) {
    return new OfficialParagraph({ style: PLACEHOLDER.id, pageBreakBefore, children: writeText(alt) })
  }
  const image = new ImageRun({
    type: size.type,
    data: bytes,
    transformation: shownSize(size.height / size.width, picture.widthMm * PIXELS_PER_MM, preset),
    // The library counts pictures over the whole process; the same paper would not give the same bytes twice.
    altText: { id: String(number), name: `图片 ${number}`, description: alt.replaceAll('\n', ' ') },
  })
  return new OfficialParagraph({ style: ROLE_STYLES.picture.id, pageBreakBefore, children: [image] })
}

/** The asked width, smaller where the type area is. */
function shownSize(ratio: number, askedWidth: number, preset: Preset): { width: number; height: number } {
  const maxWidth = preset.page.textWidth / TWIPS_PER_PIXEL
  const maxHeight = (preset.page.textHeight - preset.linePitch) / TWIPS_PER_PIXEL
  const width = Math.min(askedWidth, maxWidth, maxHeight / ratio)
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(width * ratio)) }
}
