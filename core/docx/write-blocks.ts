import type { Table } from 'docx'
import type { Preset } from '#core/layout/presets.ts'
import type { SetBlock, SetParagraph } from '#core/layout/set-paper.ts'
import type { Extras, OfficialParagraph } from './official-paragraph.ts'
import { writeParagraph } from './write-paragraph.ts'
import { writePicture } from './write-picture.ts'
import { writeTable } from './write-table.ts'

export type Written = OfficialParagraph | Table

/** What the blocks of one paper share. */
export interface Writing {
  readonly preset: Preset
  readonly picture: (asset: string) => Uint8Array | undefined
  /** The number of the next picture, from 1. */
  readonly nextPicture: () => number
  /** What a line has besides its text and place: its number, its part of a field. */
  readonly extrasOf: (line: SetParagraph) => Extras
}

/** Set blocks as Word's, in order. */
export function writeBlocks(blocks: readonly SetBlock[], writing: Writing): readonly Written[] {
  return blocks.map((block) => {
    switch (block.type) {
      case 'paragraph':
        return writeParagraph(block, writing.preset, writing.extrasOf(block))
      case 'table':
        return writeTable(block, writing.preset)
      case 'picture':
        return writePicture(block, writing)
    }
  })
}
