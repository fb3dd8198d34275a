import { $getRoot, $isElementNode, $isTextNode, type LexicalNode } from 'lexical'
import { newBlockId } from '../block-id.ts'
import { $marksOf, $setMarks } from '../nodes/marks.ts'
import { $figures } from './figures.ts'

/** Gives figures that are pasted beside those they were copied from ids of their own; what was cut keeps its own. */
export function $renewFigures(nodes: readonly LexicalNode[]): void {
  const present = new Set($figures().map(({ mark }) => mark.id))
  const fresh = new Map<string, string>()
  for (const node of nodes.flatMap($textsOf)) {
    const { carried, ...others } = $marksOf(node)
    if (!carried || !present.has(carried.id)) continue
    const id = fresh.get(carried.id) ?? newBlockId()
    fresh.set(carried.id, id)
    $setMarks(node, { ...others, carried: { ...carried, id } })
  }
}

function $textsOf(node: LexicalNode): LexicalNode[] {
  if ($isTextNode(node)) return [node]
  return $isElementNode(node) && !node.is($getRoot()) ? node.getAllTextNodes() : []
}
