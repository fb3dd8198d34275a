import type { Table } from '#core/document/document.ts'
import { textOf } from '#core/document/text.ts'
import type { FramedBlock } from './frame-node.ts'

/** The read-only picture of a block inside the paper. Its label is drawn by CSS from data-frame, in the window's language. */
export function frameElement(block: FramedBlock): HTMLElement {
  const frame = document.createElement('div')
  frame.className = 'frame'
  frame.dataset['frame'] = block.type
  frame.contentEditable = 'false'
  if (block.type === 'table') frame.append(tableElement(block))
  if (block.type === 'picture') {
    const name = document.createElement('p')
    name.textContent = block.alt
    frame.append(name)
  }
  return frame
}

function tableElement(block: Table): HTMLTableElement {
  const table = document.createElement('table')
  for (const row of block.rows) {
    const line = table.insertRow()
    for (const cell of row.cells) {
      if (cell.covered) continue
      const place = row.header ? document.createElement('th') : document.createElement('td')
      place.colSpan = cell.colSpan
      place.rowSpan = cell.rowSpan
      place.textContent = cell.blocks.map((paragraph) => textOf(paragraph.runs)).join('\n')
      line.append(place)
    }
  }
  return table
}
