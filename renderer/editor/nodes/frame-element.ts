import type { Picture, Run, Table } from '#core/document/document.ts'
import { isOpen } from '#core/document/document.ts'
import { TYPE_AREA_MM } from '#core/layout/page.ts'
import type { FramedBlock } from './frame-node.ts'

/** The read-only picture of a block inside the paper. Its label is drawn by CSS from data-frame, in the window's language. */
export function frameElement(block: FramedBlock): HTMLElement {
  const frame = document.createElement('div')
  frame.className = 'frame'
  frame.dataset['frame'] = block.type
  frame.contentEditable = 'false'
  if (block.type === 'table') frame.append(tableElement(block))
  if (block.type === 'picture') {
    frame.append(pictureElement(block))
  }
  return frame
}

/** A picture that is not stored shows its description, which the browser puts in its place. */
function pictureElement({ asset, alt, widthMm }: Picture): HTMLImageElement {
  const picture = document.createElement('img')
  picture.src = `asset/${asset}`
  picture.alt = alt
  picture.draggable = false
  picture.style.width = `${Math.min(widthMm, TYPE_AREA_MM.width)}mm`
  return picture
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
      place.dataset['cell'] = cell.id
      for (const [nth, { runs }] of cell.blocks.entries()) place.append(nth > 0 ? '\n' : '', ...runs.map(runElement))
      line.append(place)
    }
  }
  return table
}

/**
 * A figure that came from last year and one that the ledger has are painted as in a line (paint/); the id of the first tells
 * which one F8 has selected.
 */
function runElement(run: Run): Node {
  const { text, carried, slot } = run
  const isLinked = slot?.ledger !== undefined
  if (!carried && !isLinked) return document.createTextNode(text)
  const element = document.createElement('span')
  element.textContent = text
  if (carried)
    Object.assign(element.dataset, { carried: carried.state, from: String(carried.from), figure: carried.id })
  if (isLinked) element.dataset['slot'] = isOpen(run) ? 'open' : 'filled'
  return element
}
