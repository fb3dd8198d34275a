import { Document as WordFile, DocumentGridType, Packer } from 'docx'
import type { Document } from '#core/document/document.ts'
import { cleanText, normalise } from '#core/document/normalise.ts'
import { oneLine } from '#core/document/text.ts'
import { headingNumbers } from '#core/document/walk.ts'
import type { Preset } from '#core/layout/presets.ts'
import { finish } from './finish.ts'
import { OfficialParagraph } from './official-paragraph.ts'
import { ROLE_STYLES } from './style-ids.ts'
import type { Written, Writing } from './write-blocks.ts'
import { writeBlocks } from './write-blocks.ts'
import { writeFooters } from './write-footers.ts'
import { writeAttachmentNote, writeAttachments, writeNote, writeOpening, writeSignature } from './write-parts.ts'
import { writeStyles } from './write-styles.ts'

export interface WriteOptions {
  readonly preset: Preset
  /** ISO time that the file says it was made at. */
  readonly clock: string
  /** A stored picture by its sha256; without it, or for a picture that is gone, a frame with the description stands there. */
  readonly picture?: (asset: string) => Uint8Array | undefined
}

/**
 * A paper as the bytes of a .docx. The same paper, preset, pictures and clock give the same bytes. Text is written as it
 * stands; what a .docx of ours has no place for is listed by leftOut.
 */
export async function writeDocx(document: Document, options: WriteOptions): Promise<Uint8Array> {
  const { preset, clock } = options
  const d = normalise(document)
  const file = new WordFile({
    title: nameOf(d),
    creator: cleanText(d.unit),
    lastModifiedBy: cleanText(d.unit),
    styles: writeStyles(preset),
    evenAndOddHeaderAndFooters: true,
    compatibility: COMPATIBILITY,
    sections: [{ properties: section(preset), footers: writeFooters(preset), children: writeBody(d, options) }],
  })
  return finish(new Uint8Array(await Packer.toArrayBuffer(file)), clock)
}

/** Word 2013 and later, with what a Chinese Word sets in each new file. */
const COMPATIBILITY = {
  version: 15,
  spaceForUnderline: true,
  balanceSingleByteDoubleByteWidth: true,
  doNotLeaveBackslashAlone: true,
  underlineTrailingSpaces: true,
  // Without it a justified line that ends in a line break is pulled apart to the full width.
  doNotExpandShiftReturn: true,
  adjustLineHeightInTable: true,
}

function section({ page, linePitch }: Preset) {
  const { width, height, top, bottom, left, right, header, footer } = page
  return {
    page: { size: { width, height }, margin: { top, bottom, left, right, header, footer, gutter: 0 } },
    // linesAndChars with a negative charSpace makes LibreOffice set 14 characters a line; the squeeze is in the styles.
    grid: { type: DocumentGridType.LINES, linePitch },
  }
}

function writeBody(d: Document, { preset, picture }: WriteOptions): Written[] {
  let pictures = 0
  const writing: Writing = {
    preset,
    numbers: headingNumbers(d),
    picture: picture ?? (() => undefined),
    nextPicture: () => ++pictures,
  }
  const written = [
    ...writeOpening(d),
    ...writeBlocks(d.blocks, writing),
    ...writeAttachmentNote(d, preset),
    ...writeSignature(d, preset),
    ...writeNote(d),
    ...writeAttachments(d, writing),
  ]
  return written.length ? written : [new OfficialParagraph({ style: ROLE_STYLES.body.id })]
}

function nameOf(d: Document): string {
  return cleanText(oneLine(d.title))
}
