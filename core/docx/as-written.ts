import type {
  Block,
  BlockId,
  Document,
  Heading,
  IssueDate,
  Level,
  Paragraph,
  Run,
  Table,
} from '#core/document/document.ts'
import { joinRuns, normalise } from '#core/document/normalise.ts'
import { headingNumbers } from '#core/document/walk.ts'
import { compose } from '#core/layout/compose.ts'
import type { Preset } from '#core/layout/presets.ts'
import { GBT9704 } from '#core/layout/presets.ts'
import type { SetBlock, SetParagraph } from '#core/layout/set-paper.ts'
import type { Place } from '#core/layout/table-grid.ts'
import { gridOf } from '#core/layout/table-grid.ts'

export interface WrittenRun {
  readonly text: string
  readonly bold?: true
}

export interface WrittenParagraph {
  readonly type: 'paragraph'
  readonly runs: readonly WrittenRun[]
  readonly align?: 'left' | 'center' | 'right'
}

/** The number stands literally at the head of `runs`. */
export interface WrittenHeading {
  readonly type: 'heading'
  readonly level: Level
  readonly runs: readonly WrittenRun[]
  readonly runIn?: readonly WrittenRun[]
}

export interface WrittenCell {
  readonly colSpan: number
  readonly rowSpan: number
  readonly covered?: true
  readonly blocks: readonly WrittenParagraph[]
}

/** Every row reaches over every column, and no two spans cross. */
export interface WrittenTable {
  readonly type: 'table'
  readonly rows: readonly { readonly header?: true; readonly cells: readonly WrittenCell[] }[]
}

export type WrittenBlock =
  | WrittenHeading
  | WrittenParagraph
  | WrittenTable
  | { readonly type: 'picture'; readonly asset: string; readonly widthMm: number; readonly alt: string }
  | { readonly type: 'pageBreak' }

/** What of a paper a .docx holds. */
export interface WrittenDocument {
  readonly title: readonly WrittenRun[]
  readonly recipients: readonly WrittenRun[]
  readonly blocks: readonly WrittenBlock[]
  readonly attachments: readonly {
    readonly title: readonly WrittenRun[]
    readonly blocks: readonly WrittenBlock[]
  }[]
  readonly signatory: readonly WrittenRun[]
  readonly date: IssueDate
  readonly note?: readonly WrittenRun[]
  /** The lines of 版头 and 版记 in order, as the form words them; tabs part what stands at the right. */
  readonly header?: readonly string[]
  readonly imprint?: readonly string[]
}

/**
 * A paper as its .docx in the preset has it: numbers literal, titles in the lines they are broken into; ids, sources,
 * references, slots, carried and enumerator marks dropped.
 */
export function asWritten(document: Document, preset: Preset = GBT9704): WrittenDocument {
  const d = normalise(document)
  const paper = compose(d, preset)
  const lines = paper.blocks.flatMap(linesOf)
  const numbers = headingNumbers(d)
  return {
    title: runsAt(lines, ({ role }) => role === 'title'),
    recipients: plain(d.recipients),
    blocks: writtenBlocks(d.blocks, numbers),
    attachments: d.attachments.map(({ id, blocks }) => ({
      title: runsAt(lines, ({ role, place }) => role === 'attachmentTitle' && place === id),
      blocks: writtenBlocks(blocks, numbers),
    })),
    signatory: runsAt(lines, ({ place }) => place === 'signatory'),
    date: d.date,
    ...(d.note ? { note: plain(d.note) } : {}),
    ...textsOf(
      'header',
      lines.filter(({ place }) => place === 'header'),
    ),
    ...textsOf('imprint', paper.imprint),
  }
}

function linesOf(block: SetBlock): readonly SetParagraph[] {
  if (block.type === 'paragraph') return [block]
  return block.type === 'table' ? block.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines)) : []
}

/** The runs of the lines that are one part of the paper, one below the other. */
function runsAt(lines: readonly SetParagraph[], isPart: (line: SetParagraph) => boolean): readonly WrittenRun[] {
  const runs = lines.filter(isPart).flatMap((line, index): Run[] => {
    const own = line.runs.map(({ text, bold }): Run => (bold ? { text, bold } : { text }))
    return index ? [{ text: '\n' }, ...own] : own
  })
  return plain(runs)
}

function textsOf(
  part: 'header' | 'imprint',
  lines: readonly SetParagraph[],
): Pick<WrittenDocument, 'header' | 'imprint'> {
  const texts = lines.map(({ runs }) => runs.map(({ text }) => text).join('')).filter(Boolean)
  return texts.length ? { [part]: texts } : {}
}

function writtenBlocks(blocks: readonly Block[], numbers: ReadonlyMap<BlockId, string>): WrittenBlock[] {
  return blocks.flatMap((block): WrittenBlock[] => {
    switch (block.type) {
      case 'heading':
        return [writtenHeading(block, numbers.get(block.id) ?? '')]
      case 'paragraph':
        return [writtenParagraph(block)]
      case 'table':
        return writtenTable(block)
      case 'picture':
        return [{ type: 'picture', asset: block.asset, widthMm: block.widthMm, alt: block.alt }]
      case 'pageBreak':
        return [{ type: 'pageBreak' }]
      case 'opaque':
        return []
    }
  })
}

function writtenHeading(heading: Heading, number: string): WrittenHeading {
  const runs = plain(numbered(heading, number))
  const written = { type: 'heading', level: heading.level, runs } as const
  return heading.runIn ? { ...written, runIn: plain(heading.runIn) } : written
}

/** A heading's runs with its number in front, bold where the words it stands before are. */
function numbered({ runs }: Heading, number: string): readonly Run[] {
  return [{ text: number, ...(runs[0]?.bold ? { bold: true as const } : {}) }, ...runs]
}

function writtenParagraph({ runs, align }: Paragraph): WrittenParagraph {
  const written = { type: 'paragraph', runs: plain(runs) } as const
  return align ? { ...written, align } : written
}

const EMPTY: WrittenParagraph = { type: 'paragraph', runs: [] }

function writtenTable(table: Table): WrittenTable[] {
  const { rows, columns } = gridOf(table)
  if (!columns) return []
  const written = rows.map((places, index) => {
    const cells = Array.from({ length: columns }, (_, column) => {
      const place = places.find((candidate) => candidate.column === column && !candidate.isContinued)
      return place ? writtenCell(place) : COVERED
    })
    return table.rows[index]!.header ? ({ header: true, cells } as const) : { cells }
  })
  return [{ type: 'table', rows: written }]
}

const COVERED: WrittenCell = { colSpan: 1, rowSpan: 1, covered: true, blocks: [] }

function writtenCell({ colSpan, rowSpan, cell }: Place): WrittenCell {
  const blocks = cell?.blocks.length ? cell.blocks.map(writtenParagraph) : [EMPTY]
  return { colSpan, rowSpan, blocks }
}

function plain(runs: readonly Run[]): readonly WrittenRun[] {
  return joinRuns(runs.map(({ text, bold }): Run => (bold ? { text, bold } : { text })))
}
