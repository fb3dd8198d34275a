import type { Preset } from '../presets.ts'
import { ptToTwips } from '../units.ts'
import type { SetBlock, SetParagraph, SetPicture, SetPlace, SetRule, SetTable } from '../set-paper.ts'
import type { MeasuredTable } from './table-rows.ts'
import { measureTable } from './table-rows.ts'
import { lineHeightOf } from './line-height.ts'
import type { Measure, SetLine } from './set-lines.ts'
import { setLines } from './set-lines.ts'

/** What no page end goes through: a line, a picture or a row of a table. Lengths in twips. */
export type Strip = LineStrip | PictureStrip | RowStrip

interface AnyStrip {
  readonly height: number
  /** Above it, at the head of a page too. */
  readonly before: number
  readonly breakBefore: boolean
  /** Stays on one page with the strip after it. */
  readonly keepNext: boolean
  readonly place?: SetPlace
}

export interface LineStrip extends AnyStrip {
  readonly type: 'line'
  readonly role: SetParagraph['role']
  /** Side by side. */
  readonly lines: readonly SetLine[]
  readonly lineHeight: number
  readonly above?: SetRule
  readonly below?: SetRule
  /** The last line of a heading that stands alone. */
  readonly endsHeading: boolean
  /** Stands in a frame, `above` twips below the frame's upper edge where it begins it. */
  readonly frame?: { readonly begins: boolean; readonly above: number }
}

export interface PictureStrip extends AnyStrip {
  readonly type: 'picture'
  readonly picture: SetPicture & { readonly asset: string }
}

export interface RowStrip extends AnyStrip {
  readonly type: 'row'
  readonly table: MeasuredTable
  readonly index: number
}

/** A block as strips from top to bottom. */
export function stripsOf(block: SetBlock, preset: Preset): readonly Strip[] {
  switch (block.type) {
    case 'paragraph':
      return lineStrips(block, preset)
    case 'table':
      return rowStrips(block, preset)
    case 'picture':
      return pictureStrips(block, preset)
  }
}

/** A paragraph's lines. `role` gap stands one point high unless it says otherwise. */
export function lineStrips(paragraph: SetParagraph, preset: Preset): LineStrip[] {
  const measure: Measure = { x: preset.page.left, width: preset.page.textWidth }
  const rows = setLines(paragraph, measure, preset)
  const lineHeight = lineHeightOf(paragraph, preset)
  const { rule, place } = paragraph
  return rows.map((lines, index) => {
    const isFirst = index === 0
    const isLast = index === rows.length - 1
    const above = isFirst && rule?.side === 'top' ? rule : undefined
    const below = isLast && rule?.side === 'bottom' ? rule : undefined
    return {
      type: 'line',
      role: paragraph.role,
      lines,
      lineHeight,
      height: lineHeight + heightOfRule(above) + heightOfRule(below),
      before: isFirst ? (paragraph.before ?? 0) : 0,
      breakBefore: isFirst && paragraph.pageBreakBefore === true,
      keepNext: isLast && paragraph.keepNext === true,
      endsHeading: isLast && paragraph.outline !== undefined && paragraph.role.startsWith('heading'),
      ...(place ? { place } : {}),
      ...(above ? { above } : {}),
      ...(below ? { below } : {}),
    }
  })
}

/** What a rule takes off the page with its distance from the line. */
export function heightOfRule(rule: SetRule | undefined): number {
  if (!rule) return 0
  // Thick and thin: a gap and a second line of three quarters of a point each.
  const own = rule.style === 'single' ? rule.widthPt : rule.widthPt + 2 * THIN_PT
  return ptToTwips(own) + (rule.space ?? 0)
}

/** The thin one of a double rule, and the gap beside it, as Word draws them. */
export const THIN_PT = 0.75

function rowStrips(table: SetTable, preset: Preset): RowStrip[] {
  const measured = measureTable(table, preset)
  return measured.rows.map(({ height }, index) => ({
    type: 'row',
    table: measured,
    index,
    height,
    before: 0,
    breakBefore: false,
    // A head alone at a page's foot would stand there again overleaf.
    keepNext: index < measured.headerRows && index < measured.rows.length - 1,
    place: table.place,
  }))
}

function pictureStrips(picture: SetPicture, preset: Preset): readonly Strip[] {
  const { asset, place, pageBreakBefore } = picture
  if (asset === undefined) return framed(lineStrips(placeholder(picture, preset), preset))
  return [
    {
      type: 'picture',
      picture: { ...picture, asset },
      place,
      height: picture.height,
      before: 0,
      breakBefore: pageBreakBefore === true,
      keepNext: false,
    },
  ]
}

function placeholder({ alt, place, pageBreakBefore }: SetPicture, preset: Preset): SetParagraph {
  return {
    type: 'paragraph',
    place,
    role: 'picture',
    runs: [{ text: alt }],
    line: preset.linePitch,
    ...(pageBreakBefore ? { pageBreakBefore } : {}),
  }
}

/** From a frame's line to the text in it, with the line itself, as the frame is written for Word. */
const FRAME = ptToTwips(1.5)

function framed(strips: readonly LineStrip[]): LineStrip[] {
  return strips.map((strip, index) => {
    const above = index ? 0 : FRAME
    const below = index < strips.length - 1 ? 0 : FRAME
    return { ...strip, height: strip.height + above + below, frame: { begins: index === 0, above } }
  })
}
