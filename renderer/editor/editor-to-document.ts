import { $getRoot, $isTextNode, type LexicalNode } from 'lexical'
import type { Attachment, Block, BlockId, Document, Run } from '#core/document/document.ts'
import { FORMAT } from '#core/document/document.ts'
import { normalise } from '#core/document/normalise.ts'
import { textOf } from '#core/document/text.ts'
import { $isFrame } from './nodes/frame-node.ts'
import { $isLine, type LineNode } from './nodes/line-node.ts'
import { $isRunIn, $marksOf } from './nodes/marks.ts'
import { $paperSettings } from './nodes/settings.ts'

/** The paper that the editor holds, normalised; to be called inside a read or an update. */
export function $editorToDocument(): Document {
  const lines = new Map<string, readonly Run[]>()
  const blocks: Block[] = []
  const attachments: (Attachment & { blocks: Block[] })[] = []
  for (const node of $getRoot().getChildren()) {
    const block = $nodeToBlock(node)
    if (block) (attachments.at(-1)?.blocks ?? blocks).push(block)
    else if ($isLine(node)) {
      const runs = $runsOf(node.getChildren())
      if (node.getRole() === 'attachment')
        attachments.push({ id: node.getBlockId() as BlockId, title: runs, blocks: [] })
      else lines.set(node.getRole(), runs)
    }
  }
  const note = lines.get('note')
  return normalise({
    format: FORMAT,
    ...$paperSettings(),
    title: lines.get('title') ?? [],
    recipients: lines.get('recipients') ?? [],
    blocks,
    attachments,
    signatory: lines.get('signatory') ?? [],
    date: { text: textOf(lines.get('date') ?? []) },
    ...(note && { note }),
  })
}

function $nodeToBlock(node: LexicalNode): Block | undefined {
  if ($isFrame(node)) return node.getBlock()
  if (!$isLine(node)) return undefined
  const role = node.getRole()
  if (role === 'heading') return $heading(node)
  if (role !== 'body') return undefined
  const align = node.getAlign()
  return { type: 'paragraph', ...$identity(node), runs: $runsOf(node.getChildren()), ...(align && { align }) }
}

function $heading(line: LineNode): Block {
  const children = line.getChildren()
  const start = children.findIndex($isRunIn)
  const head = start < 0 ? children : children.slice(0, start)
  const marker = line.getMarker()
  const runIn = start < 0 ? [] : $runsOf(children.slice(start))
  return {
    type: 'heading',
    ...$identity(line),
    level: line.getLevel(),
    ...(marker !== undefined && { marker }),
    runs: $runsOf(head),
    ...(runIn.length > 0 && { runIn }),
  }
}

function $identity(line: LineNode): Pick<Block, 'id' | 'sources'> {
  const sources = line.getSources()
  return { id: line.getBlockId() as BlockId, ...(sources.length > 0 && { sources }) }
}

/** The runs of text nodes and line breaks; not yet joined. */
export function $runsOf(nodes: readonly LexicalNode[]): Run[] {
  return nodes.map((node): Run => {
    const marks = $marksOf(node)
    if (!$isTextNode(node)) return { ...marks, text: '\n' }
    return { ...marks, text: node.getTextContent(), ...(node.hasFormat('bold') && { bold: true }) }
  })
}
