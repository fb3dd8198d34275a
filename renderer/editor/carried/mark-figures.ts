import { $getRoot, $isTextNode, type LexicalNode } from 'lexical'
import type { Block, BlockId } from '#core/document/document.ts'
import { carriedFigures, markCarried, type CarriedFigure } from '#core/figures/carried.ts'
import { bodiesOf } from '#core/document/walk.ts'
import { newBlockId } from '../block-id.ts'
import { $editorToDocument } from '../editor-to-document.ts'
import { $isFrame, type FramedBlock } from '../nodes/frame-node.ts'
import { $isLine, type LineNode } from '../nodes/line-node.ts'
import { $marksOf, $setMarks, type Marks } from '../nodes/marks.ts'
import { $paperSettings } from '../nodes/settings.ts'

/** Marks every figure of the paper that has no mark yet: as core does, in the nodes that stand there, so that the caret stays. */
export function $markFigures(): void {
  const { basedOn, year } = $paperSettings()
  const paper = $editorToDocument()
  const marked = markCarried(paper, { from: basedOn?.year ?? year, newId: newBlockId })
  const known = new Set(carriedFigures(paper).map(({ id }) => id))
  const fresh = carriedFigures(marked).filter(({ id }) => !known.has(id))
  const tables = new Map<BlockId, Block>(bodiesOf(marked).flatMap((blocks) => blocks.map((block) => [block.id, block])))
  for (const node of $getRoot().getChildren()) {
    if ($isLine(node)) $markLine(node, fresh)
    else if ($isFrame(node) && node.getBlock().type === 'table')
      node.setBlock(tables.get(node.getBlockId()) as FramedBlock)
  }
}

function $markLine(line: LineNode, fresh: readonly CarriedFigure[]): void {
  const role = line.getRole()
  const place = line.getBlockId() || role
  for (const { start, end, text: _text, section: _section, offset: _offset, place: its, ...mark } of fresh)
    if (its === place || its === role) $changeStretch(line, [start, end], (marks) => ({ ...marks, carried: mark }))
}

/** Gives the text between two places of a line other marks, in nodes of its own. */
export function $changeStretch(
  line: LineNode,
  [start, end]: readonly [number, number],
  change: (marks: Marks) => Marks,
): void {
  let at = 0
  for (const child of line.getChildren()) {
    const from = at
    at += child.getTextContentSize()
    const [head, tail] = [Math.max(start - from, 0), Math.min(end, at) - from]
    if (head >= tail || !$isTextNode(child)) continue
    const inside = $cut(child, head, tail)
    if (inside) $setMarks(inside, change($marksOf(inside)))
  }
}

function $cut(node: LexicalNode, head: number, tail: number): LexicalNode | undefined {
  if (!$isTextNode(node)) return undefined
  if (head === 0 && tail === node.getTextContentSize()) return node
  const parts = node.splitText(...(head > 0 ? [head, tail] : [tail]))
  return parts[head > 0 ? 1 : 0]
}
