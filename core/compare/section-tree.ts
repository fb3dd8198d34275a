import type { Block, BlockId, Document, Heading } from '../document/document.ts'
import { attachmentLabel, oneLine } from '../document/text.ts'
import { bodiesOf, headingNumbers } from '../document/walk.ts'

/** A section with the sections under it. The lead of the paper and each attachment are the roots of their bodies. */
export interface SectionNode {
  /** The heading, or the attachment; null for the paper's own body. */
  readonly id: BlockId | null
  /** 0 for a body. */
  readonly level: Heading['level'] | 0
  readonly number: string
  readonly title: string
  /** The path of markers down to it. */
  readonly path: string
  readonly children: readonly SectionNode[]
}

/** The bodies of a paper as trees: its own first, then its attachments. A skipped level stays skipped. */
export function sectionTrees(d: Document): readonly SectionNode[] {
  const numbers = headingNumbers(d)
  return bodiesOf(d).map((blocks, index) => {
    const attachment = index > 0 ? d.attachments[index - 1] : undefined
    const label = attachment ? attachmentLabel(index - 1, d.attachments.length) : ''
    const title = attachment ? oneLine(attachment.title) : ''
    return treeOf(blocks, numbers, {
      id: attachment?.id ?? null,
      level: 0,
      number: label,
      title,
      path: label,
      children: [],
    })
  })
}

/** A node and all under it in reading order. */
export function* walkSections(node: SectionNode): Generator<SectionNode> {
  yield node
  for (const child of node.children) yield* walkSections(child)
}

type Growing = Omit<SectionNode, 'children'> & { readonly children: Growing[] }

function treeOf(blocks: readonly Block[], numbers: ReadonlyMap<BlockId, string>, root: Growing): SectionNode {
  const open = [root]
  for (const block of blocks) {
    if (block.type !== 'heading') continue
    while (open.length > 1 && open.at(-1)!.level >= block.level) open.pop()
    const number = numbers.get(block.id) ?? ''
    const above = open.at(-1)!
    const { id, level } = block
    const node: Growing = { id, level, number, title: oneLine(block.runs), path: above.path + number, children: [] }
    above.children.push(node)
    open.push(node)
  }
  return root
}
