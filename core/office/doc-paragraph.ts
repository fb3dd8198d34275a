import type { SourceHints } from '#core/recognise/source.ts'
import type { Change } from './doc-properties.ts'
import type { RtfCellShape } from './rtf-table.ts'

/** What the properties of a paragraph say, one change after the other. */
export interface DocLook {
  align?: SourceHints['align'] | 'both'
  outline?: number
  list?: number
  listLevel?: number
  isInTable?: boolean
  endsRow?: boolean
  isHeaderRow?: boolean
  breaksBefore?: boolean
  shapes?: readonly RtfCellShape[]
}

const ALIGNMENTS: readonly (SourceHints['align'] | 'both')[] = ['left', 'center', 'right', 'both']

/** Applies changes to a look ([MS-DOC] 2.6.2 and 2.6.3). */
export function applyChanges(look: DocLook, view: DataView, changes: readonly Change[]): DocLook {
  const next = { ...look }
  for (const { code, at, size } of changes) {
    switch (code) {
      case 0x2403:
      case 0x2461:
        next.align = ALIGNMENTS[view.getUint8(at)] ?? 'both'
        break
      case 0x2640:
        next.outline = view.getUint8(at)
        break
      case 0x460b:
        next.list = view.getUint16(at, true)
        break
      case 0x260a:
        next.listLevel = view.getUint8(at)
        break
      case 0x2416:
        next.isInTable = view.getUint8(at) !== 0
        break
      case 0x2417:
        next.endsRow = view.getUint8(at) !== 0
        break
      case 0x3404:
        next.isHeaderRow = view.getUint8(at) !== 0
        break
      case 0x2407:
        next.breaksBefore = view.getUint8(at) !== 0
        break
      case 0xd608:
        next.shapes = shapesAt(view, at, size)
        break
    }
  }
  return next
}

const CELL_BYTES = 20

/** The cells of a row: their edges, then how each is drawn. */
function shapesAt(view: DataView, at: number, size: number): readonly RtfCellShape[] {
  const count = size ? view.getUint8(at) : 0
  const cells = at + 1 + (count + 1) * 2
  return Array.from({ length: count }, (_, index) => {
    const flags = cells + index * CELL_BYTES + 2 <= at + size ? view.getUint16(cells + index * CELL_BYTES, true) : 0
    const down = (flags >> 5) & 3
    return {
      right: view.getInt16(at + 1 + (index + 1) * 2, true),
      goesOnBeside: (flags & 3) === 1,
      beginsDown: down === 3,
      goesOnDown: down === 1,
    }
  })
}
