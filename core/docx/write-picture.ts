import { ImageRun } from 'docx'
import type { SetPicture } from '#core/layout/set-paper.ts'
import { OfficialParagraph } from './official-paragraph.ts'
import { pictureSize } from './picture-size.ts'
import { PLACEHOLDER, ROLE_STYLES } from './style-ids.ts'
import type { Writing } from './write-blocks.ts'
import { writeRuns } from './write-runs.ts'

const TWIPS_PER_PIXEL = 15

/** A picture, or a frame with its description where the bytes are missing or of no known kind. */
export function writePicture(picture: SetPicture, writing: Writing): OfficialParagraph {
  const { alt, pageBreakBefore = false } = picture
  const number = writing.nextPicture()
  const data = picture.asset === undefined ? undefined : writing.picture(picture.asset)
  const size = data && pictureSize(data)
  if (!data || !size) {
    const children = writeRuns({ role: 'picture', runs: [{ text: alt }] }, writing.preset)
    return new OfficialParagraph({ style: PLACEHOLDER.id, pageBreakBefore, children })
  }
  const image = new ImageRun({
    type: size.type,
    data,
    transformation: { width: picture.width / TWIPS_PER_PIXEL, height: picture.height / TWIPS_PER_PIXEL },
    // The library counts pictures over the whole process; the same paper would not give the same bytes twice.
    altText: { id: String(number), name: `图片 ${number}`, description: alt.replaceAll('\n', ' ') },
  })
  return new OfficialParagraph({ style: ROLE_STYLES.picture.id, pageBreakBefore, children: [image] })
}
