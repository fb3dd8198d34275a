import { getExtensionDependencyFromEditor, signal, type Signal } from '@lexical/extension'
import {
  $getNearestNodeFromDOMNode,
  CLICK_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  defineExtension,
  isDOMNode,
  mergeRegister,
  type LexicalEditor,
} from 'lexical'
import type { BlockId, Table, TableCell } from '#core/document/document.ts'
import { textOf } from '#core/document/text.ts'
import type { Caret } from '../../desk.ts'
import { $selectedFrames } from '../frame/select-frame.ts'
import { $isFrame } from '../nodes/frame-node.ts'

/** The cell of a selected table that was clicked. */
export interface PointedCell {
  /** The table's id. */
  readonly place: BlockId
  readonly cell: BlockId
  /** UTF-16 units in the table's text, as a Figure counts them, before a character of the cell; null where it has none. */
  readonly offset: number | null
}

/**
 * A table is selected as a whole; which of its cells was clicked says which figure is meant. It is no state of the paper, and
 * forgotten as soon as the table is no longer selected.
 */
export const PointedCellExtension = defineExtension({
  name: 'suigao/pointed-cell',
  build: () => ({ pointed: signal<PointedCell | null>(null) }),
  register: (editor, _config, state) => {
    const { pointed } = state.getOutput()
    return mergeRegister(
      editor.registerCommand(
        CLICK_COMMAND,
        (event) => {
          pointed.value = $cellAt(event)
          ring(editor, pointed.value)
          return false
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerUpdateListener(({ editorState }) => {
        const { value } = pointed
        if (!value) return
        const isThere = editorState.read(() => $selectedFrames().some((frame) => frame.getBlockId() === value.place))
        if (!isThere) pointed.value = null
        ring(editor, pointed.value)
      }),
    )
  },
})

/** The cell that was clicked; null while no table is selected, or by keys alone. */
export function pointedCell(editor: LexicalEditor): Signal<PointedCell | null> {
  return getExtensionDependencyFromEditor(editor, PointedCellExtension).output.pointed
}

/** Where the cell that was clicked has words there. */
export function pointedIn(editor: LexicalEditor): Caret | null {
  const { value } = pointedCell(editor)
  return value && value.offset !== null ? { place: value.place, offset: value.offset } : null
}

function $cellAt({ target, clientX, clientY }: MouseEvent): PointedCell | null {
  const element = isDOMNode(target) ? (target as Element).closest<HTMLElement>('[data-cell]') : null
  const frame = element && $getNearestNodeFromDOMNode(element)
  const block = $isFrame(frame) ? frame.getBlock() : null
  const id = element?.dataset['cell']
  if (!element || block?.type !== 'table' || id === undefined) return null
  const spot = spotOf(block, id)
  if (!spot) return null
  const { cell, start } = spot
  const within = offsetIn(cell, charactersBefore(element, clientX, clientY))
  // Behind its last character the next cell begins.
  const offset = sizeOf(cell) === 0 ? null : start + Math.min(within, sizeOf(cell) - 1)
  return { place: block.id, cell: cell.id, offset }
}

/** A cell by its id, and where its text begins in the table's. */
export function spotOf(table: Table, id: string): { readonly cell: TableCell; readonly start: number } | null {
  let start = 0
  for (const cell of table.rows.flatMap(({ cells }) => cells)) {
    if (cell.id === id) return { cell, start }
    start += sizeOf(cell)
  }
  return null
}

function sizeOf({ blocks }: TableCell): number {
  return blocks.reduce((sum, { runs }) => sum + textOf(runs).length, 0)
}

/** On the page the paragraphs of a cell are parted by a line break; in the table's text they follow one another. */
function offsetIn({ blocks }: TableCell, shown: number): number {
  let [rest, at] = [shown, 0]
  for (const { runs } of blocks) {
    const { length } = textOf(runs)
    if (rest <= length) return at + rest
    rest -= length + 1
    at += length
  }
  return at
}

function charactersBefore(cell: HTMLElement, x: number, y: number): number {
  const point = document.caretRangeFromPoint(x, y)
  if (!point || !cell.contains(point.startContainer)) return 0
  const range = document.createRange()
  range.setStart(cell, 0)
  range.setEnd(point.startContainer, point.startOffset)
  return range.toString().length
}

const RING = 'pointed'

function ring(editor: LexicalEditor, pointed: PointedCell | null): void {
  const root = editor.getRootElement()
  for (const element of root?.querySelectorAll<HTMLElement>(`[data-${RING}]`) ?? []) {
    if (element.dataset['cell'] !== pointed?.cell) delete element.dataset[RING]
  }
  if (!pointed) return
  const element = root?.querySelector<HTMLElement>(`[data-cell='${pointed.cell}']`)
  if (element) element.dataset[RING] = 'true'
}
