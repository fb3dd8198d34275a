import type { Table } from '#core/document/document.ts'
import { newBlockId } from '../block-id.ts'
import type { FramedBlock, FrameNode } from '../nodes/frame-node.ts'
import { $isLine, type LineNode } from '../nodes/line-node.ts'

type BlockNode = LineNode | FrameNode

/** Which block of an editor has which id. */
export type Owners = Map<string, BlockNode>

/**
 * A block without an id, or a copy beside the block it was copied from, gets a fresh one. A block that moved keeps its
 * own, also where cutting its text left its line behind, empty: then that line gets the fresh one.
 */
export function $ensureId(block: BlockNode, owners: Owners): void {
  const id = block.getBlockId()
  const owner = id ? $presentOwner(block, owners) : null
  if (!id || (owner && !$isEmptyLine(owner))) $giveFreshId(block, owners)
  else {
    if (owner) $giveFreshId(owner, owners)
    owners.set(id, block)
  }
}

/** The other block that stands in the paper with the same id. */
function $presentOwner(block: BlockNode, owners: Owners): BlockNode | null {
  const known = owners.get(block.getBlockId())
  if (!known || known.is(block)) return null
  const owner = known.isAttached() ? known.getLatest() : null
  return owner?.getBlockId() === block.getBlockId() ? owner : null
}

function $isEmptyLine(block: BlockNode): boolean {
  return $isLine(block) && block.isEmpty()
}

function $giveFreshId(block: BlockNode, owners: Owners): void {
  const fresh = newBlockId()
  if ($isLine(block)) block.setBlockId(fresh)
  else block.setBlock({ ...withFreshCells(block.getBlock()), id: fresh })
  owners.set(fresh, block)
}

function withFreshCells(block: FramedBlock): FramedBlock {
  if (block.type !== 'table') return block
  const cell = (given: Table['rows'][number]['cells'][number]) => ({
    ...given,
    id: newBlockId(),
    blocks: given.blocks.map((paragraph) => ({ ...paragraph, id: newBlockId() })),
  })
  return { ...block, rows: block.rows.map((row) => ({ ...row, id: newBlockId(), cells: row.cells.map(cell) })) }
}
