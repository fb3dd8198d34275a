import type { ISectionOptions } from 'docx'
import { Document as WordFile, DocumentGridType, Packer } from 'docx'
import type { Document } from '#core/document/document.ts'
import { compose } from '#core/layout/compose.ts'
import type { PageOf } from '#core/layout/compose-contents.ts'
import type { Preset } from '#core/layout/presets.ts'
import type { SetPaper } from '#core/layout/set-paper.ts'
import { finish } from './finish.ts'
import { OfficialParagraph } from './official-paragraph.ts'
import { pictureSize } from './picture-size.ts'
import { ROLE_STYLES } from './style-ids.ts'
import type { Writing } from './write-blocks.ts'
import { writeBlocks } from './write-blocks.ts'
import { contentsField } from './write-contents.ts'
import { writeFooters } from './write-footers.ts'
import { writeImprint } from './write-imprint.ts'
import { whyNotWord } from './why-not-word.ts'
import { letterheadOf, writeLetterhead } from './write-letterhead.ts'
import type { Lists } from './write-numbering.ts'
import { writeLists } from './write-numbering.ts'
import { writeStyles } from './write-styles.ts'

export interface WriteOptions {
  readonly preset: Preset
  /** ISO time that the file says it was made at. */
  readonly clock: string
  /** A stored picture by its sha256; without it, or for a picture that is gone, a frame with the description stands there. */
  readonly picture?: (asset: string) => Uint8Array | undefined
  /** For the contents: the page of a heading as a paginator counted; without it they stand there without numbers. */
  readonly pageOf?: PageOf
}

/**
 * A paper as the bytes of a .docx. The same paper, preset, pictures and clock give the same bytes. Text is written as it
 * stands; what a .docx of ours has no place for is listed by leftOut, and what Word could not open by whyNotWord, which is to
 * be asked first.
 */
export async function writeDocx(document: Document, options: WriteOptions): Promise<Uint8Array> {
  const trouble = whyNotWord(document)
  if (trouble) throw new Error(trouble.code)
  const { preset, clock, picture, pageOf } = options
  const paper = compose(document, preset, {
    pictureSize: (asset) => sizeOf(picture?.(asset)),
    ...(pageOf ? { pageOf } : {}),
  })
  const lists = writeLists(paper)
  const file = new WordFile({
    title: paper.name,
    creator: paper.unit,
    lastModifiedBy: paper.unit,
    styles: writeStyles(preset),
    evenAndOddHeaderAndFooters: true,
    compatibility: COMPATIBILITY,
    sections: [writeSection(paper, lists, picture)],
  })
  return finish(partsOf(file), { clock, numbering: lists.definitions })
}

// What the library zips in Packer.toBuffer. Taken before, since its zip would only be undone for what finish has to change.
// The field is private in its types; the exact version is pinned, and every test of the writer would see it go.
function partsOf(file: WordFile): ReadonlyMap<string, string | Uint8Array> {
  const compiler: { readonly compile: (file: WordFile) => Map<string, string | Uint8Array> } = Packer['compiler']
  return compiler.compile(file)
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

function writeSection(paper: SetPaper, lists: Lists, picture: WriteOptions['picture']): ISectionOptions {
  const { preset } = paper
  let pictures = 0
  const field = contentsField(paper)
  const writing: Writing = {
    preset,
    picture: picture ?? (() => undefined),
    nextPicture: () => ++pictures,
    extrasOf: (line) => ({ ...lists.extrasOf(line), ...field(line) }),
  }
  const letterhead = letterheadOf(paper)
  const headers = writeLetterhead(letterhead, writing)
  const { footers, fromBottom } = writeFooters(paper)
  const written = [...writeBlocks(letterhead.rest, writing), ...writeImprint(paper.imprint, preset)]
  return {
    properties: sectionProperties(preset, {
      header: letterhead.fromTop,
      footer: fromBottom,
      hasTitlePage: headers !== undefined || footers.first !== undefined,
    }),
    ...(headers ? { headers } : {}),
    footers,
    children: written.length ? written : [new OfficialParagraph({ style: ROLE_STYLES.body.id })],
  }
}

interface Edges {
  readonly header: number
  readonly footer: number
  readonly hasTitlePage: boolean
}

function sectionProperties({ page, linePitch }: Preset, { header, footer, hasTitlePage }: Edges) {
  const { width, height, top, bottom, left, right } = page
  return {
    page: { size: { width, height }, margin: { top, bottom, left, right, header, footer, gutter: 0 } },
    // linesAndChars with a negative charSpace makes LibreOffice set 14 characters a line; the squeeze is in the styles.
    grid: { type: DocumentGridType.LINES, linePitch },
    ...(hasTitlePage ? { titlePage: true } : {}),
  }
}

function sizeOf(bytes: Uint8Array | undefined) {
  return bytes && pictureSize(bytes)
}
