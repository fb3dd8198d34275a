import { $getSelection, type LexicalNode } from 'lexical'
import type { BlockId } from '#core/document/document.ts'
import { $isLine } from '../nodes/line-node.ts'
import { $belongs } from '../passage/section-place.ts'
import { $findLine } from '../structure/places.ts'

/** A heading with all that follows it until the next one of its level or above, as the outline counts it; empty where it is gone. */
export function $sectionNodes(heading: BlockId): readonly LexicalNode[] {
  const line = $findLine(heading)
  if (line?.getRole() !== 'heading') return []
  const after = line.getNextSiblings()
  const end = after.findIndex((node) => !$belongs(node, line.getLevel()))
  return [line, ...(end < 0 ? after : after.slice(0, end))]
}

/** Takes a section out; a caret inside it goes to the start of what follows. False where it is gone already. */
export function $removeSection(heading: BlockId): boolean {
  const nodes = $sectionNodes(heading)
  const next = nodes.at(-1)?.getNextSibling()
  const touched = $getSelection()?.getNodes() ?? []
  const isInside = touched.some((node) => nodes.some((each) => each.is(node) || each.isParentOf(node)))
  if (isInside && $isLine(next)) next.selectStart()
  for (const node of nodes) node.remove()
  return nodes.length > 0
}
