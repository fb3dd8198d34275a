import type { IParagraphOptions } from 'docx'
import { AlignmentType, Table } from 'docx'
import type { Block, BlockId, Heading, Paragraph, Run } from '#core/document/document.ts'
import type { Preset } from '#core/layout/presets.ts'
import { headingRole } from '#core/layout/styles.ts'
import { OfficialParagraph } from './official-paragraph.ts'
import { GAP, ROLE_STYLES, runInCharacterStyle, runInStyle } from './style-ids.ts'
import { writePicture } from './write-picture.ts'
import { writeRuns } from './write-runs.ts'
import { writeTable } from './write-table.ts'

export type Written = OfficialParagraph | Table

/** What the blocks of one paper share. */
export interface Writing {
  readonly preset: Preset
  readonly numbers: ReadonlyMap<BlockId, string>
  readonly picture: (asset: string) => Uint8Array | undefined
  /** The number of the next picture, from 1. */
  readonly nextPicture: () => number
}

/** Blocks in order. A page break goes into the block after it, since a paragraph of its own would leave an empty line. */
export function writeBlocks(blocks: readonly Block[], writing: Writing): Written[] {
  const written: Written[] = []
  let pageBreakBefore = false
  for (const block of blocks) {
    if (block.type === 'opaque') continue
    if (block.type === 'pageBreak') {
      if (pageBreakBefore) written.push(gap(true))
      pageBreakBefore = true
      continue
    }
    const made =
      block.type === 'table' ? writeTable(block, writing.preset) : writeBlock(block, pageBreakBefore, writing)
    if (!made) continue
    // Two tables with nothing between them are one table to Word.
    if (made instanceof Table && (pageBreakBefore || written.at(-1) instanceof Table))
      written.push(gap(pageBreakBefore))
    written.push(made)
    pageBreakBefore = false
  }
  // Word wants a paragraph after a table that ends a page's text.
  if (pageBreakBefore || written.at(-1) instanceof Table) written.push(gap(pageBreakBefore))
  return written
}

function writeBlock(
  block: Exclude<Block, { type: 'opaque' | 'pageBreak' | 'table' }>,
  pageBreakBefore: boolean,
  writing: Writing,
): OfficialParagraph {
  switch (block.type) {
    case 'heading':
      return writeHeading(block, writing.numbers.get(block.id) ?? '', pageBreakBefore)
    case 'paragraph':
      return writeParagraph(block, pageBreakBefore)
    case 'picture':
      return writePicture(block, writing.picture(block.asset), {
        preset: writing.preset,
        number: writing.nextPicture(),
        pageBreakBefore,
      })
  }
}

/** A heading's runs with its number in front, bold where the words it stands before are. */
export function numbered({ runs }: Heading, number: string): readonly Run[] {
  return [{ text: number, ...(runs[0]?.bold ? { bold: true as const } : {}) }, ...runs]
}

function writeHeading(heading: Heading, number: string, pageBreakBefore: boolean): OfficialParagraph {
  if (heading.runIn === undefined) {
    const style = ROLE_STYLES[headingRole(heading.level)].id
    return paragraph(style, { pageBreakBefore, children: writeRuns(numbered(heading, number)) })
  }
  const character = runInCharacterStyle(heading.level).id
  const children = [...writeRuns(numbered(heading, number), character), ...writeRuns(heading.runIn)]
  return paragraph(runInStyle(heading.level).id, { pageBreakBefore, children })
}

const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

function writeParagraph({ runs, align }: Paragraph, pageBreakBefore: boolean): OfficialParagraph {
  const options = { pageBreakBefore, children: writeRuns(runs) }
  if (!align) return paragraph(ROLE_STYLES.body.id, options)
  const flush = { indent: { firstLineChars: 0 } }
  return new OfficialParagraph({ style: ROLE_STYLES.body.id, ...options, alignment: ALIGNMENTS[align] }, flush)
}

function paragraph(style: string, options: IParagraphOptions): OfficialParagraph {
  return new OfficialParagraph({ ...options, style })
}

function gap(pageBreakBefore: boolean): OfficialParagraph {
  return new OfficialParagraph({ style: GAP.id, pageBreakBefore })
}
