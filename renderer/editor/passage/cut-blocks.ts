import { $getSelection, $isRangeSelection, type PointType } from 'lexical'
import { cutBlock } from '#core/document/cut-block.ts'
import type { Block, Document } from '#core/document/document.ts'
import { partOf } from '#core/document/part.ts'
import { bodiesOf } from '#core/document/walk.ts'
import { $lineOf, $offsetInLine } from '../structure/caret.ts'
import { $selectedBlocks } from '../structure/places.ts'

/** What is selected of a paper's bodies, cut out of its lines; empty where the selection touches none of them. */
export function $cutBlocks(d: Document): readonly Block[] {
  const ends = $selectedBlocks()
  const part = ends && partOf(d, { blocks: ends })
  if (!part?.ok) return []
  const { start, end } = $selectionEnds()
  return bodiesOf(part.value)
    .flat()
    .flatMap((block) => {
      const from = start?.place === block.id ? start.offset : 0
      const to = end?.place === block.id ? end.offset : Infinity
      return cutBlock(block, from, to) ?? []
    })
}

interface End {
  readonly place: string
  readonly offset: number
}

function $selectionEnds(): { readonly start?: End | undefined; readonly end?: End | undefined } {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return {}
  const { anchor, focus } = selection
  const [start, end] = selection.isBackward() ? [focus, anchor] : [anchor, focus]
  return { start: $endAt(start), end: $endAt(end) }
}

function $endAt(point: PointType): End | undefined {
  const line = $lineOf(point.getNode())
  return line ? { place: line.getBlockId(), offset: $offsetInLine(point, line) } : undefined
}
