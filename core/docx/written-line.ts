import type { Level } from '#core/document/document.ts'
import { joinRuns } from '#core/document/normalise.ts'
import type { Run } from '#core/document/document.ts'
import { headingRole } from '#core/layout/styles.ts'
import type { WrittenBlock, WrittenParagraph, WrittenRun } from './as-written.ts'
import type { Xml } from './parse-xml.ts'
import type { ReadContext } from './read-context.ts'
import type { Piece } from './read-inline.ts'
import { readInline } from './read-inline.ts'
import { readParagraph } from './read-paragraph.ts'
import { alignOf } from './read-styles.ts'
import { LEVELS, PLACEHOLDER, ROLE_STYLES, runInCharacterStyle, runInStyle } from './style-ids.ts'
import { childAt, isOn, valueAt } from './walk-xml.ts'

/** One paragraph of ours. `block` is absent where it is no block of the paper: a part of its own, or a line of the form. */
export interface WrittenLine {
  readonly style: string
  readonly runs: readonly WrittenRun[]
  /** Its characters as they stand, tabs too. */
  readonly text: string
  readonly breaksBefore: boolean
  readonly block?: WrittenBlock
}

/** The parts that a paper has once. */
export const PARTS: ReadonlySet<string> = new Set(
  (['title', 'recipients', 'signatory', 'date', 'note'] as const).map((role) => ROLE_STYLES[role].id),
)

const HEADINGS: ReadonlyMap<string, Level> = new Map(LEVELS.map((level) => [ROLE_STYLES[headingRole(level)].id, level]))
const RUN_INS: ReadonlyMap<string, Level> = new Map(LEVELS.map((level) => [runInStyle(level).id, level]))

export function readWrittenLine(paragraph: Xml, context: ReadContext): WrittenLine {
  const properties = childAt(paragraph, 'w:pPr')
  const style = valueAt(properties, 'w:pStyle') ?? ''
  const { pieces, hints } = readParagraph(paragraph, context)
  const own = withNumber(pieces, hints.number, RUN_INS.get(style))
  const block = blockOf(style, own, properties)
  const breaksBefore = isOn(childAt(properties, 'w:pageBreakBefore')) === true
  return { style, runs: runsOf(own), text: textOf(own), breaksBefore, ...(block ? { block } : {}) }
}

/** The paragraphs of a cell have styles of their own, and no place outside. */
export function readCellParagraph(paragraph: Xml, context: ReadContext): WrittenParagraph {
  return writtenParagraph(readInline(paragraph, context, false), childAt(paragraph, 'w:pPr'))
}

function blockOf(style: string, pieces: readonly Piece[], properties: Xml | undefined): WrittenBlock | undefined {
  const heading = HEADINGS.get(style)
  if (heading) return { type: 'heading', level: heading, runs: runsOf(pieces) }
  const runIn = RUN_INS.get(style)
  if (runIn) return splitHeading(runIn, pieces)
  if (style === ROLE_STYLES.body.id) return writtenParagraph(pieces, properties)
  if (style === PLACEHOLDER.id) return { type: 'picture', asset: '', widthMm: 0, alt: textOf(pieces) }
  const picture = style === ROLE_STYLES.picture.id && pieces.find((piece) => piece.type === 'picture')
  return picture || undefined
}

function splitHeading(level: Level, pieces: readonly Piece[]): WrittenBlock {
  const style = runInCharacterStyle(level).id
  const isHeading = (piece: Piece) => piece.type === 'text' && (piece.style === style || piece.style === NUMBER)
  return {
    type: 'heading',
    level,
    runs: runsOf(pieces.filter(isHeading)),
    runIn: runsOf(pieces.filter((piece) => !isHeading(piece))),
  }
}

function writtenParagraph(pieces: readonly Piece[], properties: Xml | undefined): WrittenParagraph {
  const align = alignOf(properties)
  const written = { type: 'paragraph', runs: runsOf(pieces) } as const
  return align && align !== 'both' ? { ...written, align } : written
}

/** Stands for the style of an automatic number, which is no text of the file. */
const NUMBER = '\0number'

/** An automatic number as it would stand literally: bold where the heading behind it is. */
function withNumber(pieces: readonly Piece[], number: string | undefined, runIn: Level | undefined): readonly Piece[] {
  if (number === undefined) return pieces
  const style = runIn && runInCharacterStyle(runIn).id
  const first = pieces.find((piece) => piece.type === 'text' && (!style || piece.style === style))
  return [
    { type: 'text', text: number, isBold: false, isOwnBold: first?.type === 'text' && first.isOwnBold, style: NUMBER },
    ...pieces,
  ]
}

function runsOf(pieces: readonly Piece[]): readonly WrittenRun[] {
  return joinRuns(
    pieces.flatMap((piece): Run[] => {
      if (piece.type !== 'text') return []
      return [piece.isOwnBold ? { text: piece.text, bold: true } : { text: piece.text }]
    }),
  )
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.type === 'text' ? piece.text : '')).join('')
}
