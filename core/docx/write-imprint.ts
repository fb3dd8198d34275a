import {
  BorderStyle,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import type { Preset } from '#core/layout/presets.ts'
import type { SetParagraph } from '#core/layout/set-paper.ts'
import { gap } from '#core/layout/set-line.ts'
import type { Written } from './write-blocks.ts'
import { writeParagraph } from './write-paragraph.ts'
import { borderOf } from './write-rule.ts'

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE }
const NO_MARGINS = { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA }

/**
 * 版记 as a table that floats at the foot of the type area on the page of the paragraph after it, which is the last. Its lines
 * are rows; the rules are their borders.
 */
export function writeImprint(lines: readonly SetParagraph[], preset: Preset): readonly Written[] {
  const rows = lines.filter(({ role }) => role !== 'gap')
  if (!rows.length) return []
  const last = lines.at(-1)!.rule
  const { page } = preset
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: page.textWidth, type: WidthType.DXA },
    columnWidths: [page.textWidth],
    margins: NO_MARGINS,
    borders: NO_BORDERS,
    float: {
      // By the page, not by the text: the same place, but LibreOffice keeps a table as wide as the text in the flow else.
      horizontalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: page.left,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    rows: rows.map((line, index) => {
      const bottom = index === rows.length - 1 && last?.side === 'bottom' ? { bottom: borderOf(last) } : {}
      return writeRow(line, bottom, preset)
    }),
  })
  return [table, writeParagraph(gap(), preset)]
}

function writeRow({ rule, ...line }: SetParagraph, bottom: object, preset: Preset): TableRow {
  const top = rule?.side === 'top' ? { top: borderOf(rule) } : {}
  const cell = new TableCell({
    width: { size: preset.page.textWidth, type: WidthType.DXA },
    borders: { ...top, ...bottom },
    children: [writeParagraph(line, preset)],
  })
  return new TableRow({ cantSplit: true, children: [cell] })
}
