import { $createLineBreakNode, $createTextNode, $getRoot, type LexicalNode } from 'lexical'
import type { Block, Document, Run } from '#core/document/document.ts'
import { $createFrame } from './nodes/frame-node.ts'
import { $createLine, type LineNode } from './nodes/line-node.ts'
import { $setMarks, $setRunIn } from './nodes/marks.ts'
import { $setPaperSettings, settingsOf } from './nodes/settings.ts'

/** Fills the editor with a paper; to be called inside an update. The inverse of `$editorToDocument`. */
export function $documentToEditor(d: Document): void {
  $setPaperSettings(settingsOf(d))
  const lines: LexicalNode[] = [
    $fill($createLine('title'), d.title),
    $fill($createLine('recipients'), d.recipients),
    ...d.blocks.map($blockToNode),
    $fill($createLine('signatory'), d.signatory),
    $fill($createLine('date'), [{ text: d.date.text }]),
  ]
  if (d.note) lines.push($fill($createLine('note'), d.note))
  for (const attachment of d.attachments) {
    lines.push($fill($createLine('attachment').setBlockId(attachment.id), attachment.title))
    lines.push(...attachment.blocks.map($blockToNode))
  }
  $getRoot()
    .clear()
    .append(...lines)
}

/** A block as a node of the editor. */
export function $blockToNode(block: Block): LexicalNode {
  if (block.type === 'heading') {
    const line = $createLine('heading').setBlockId(block.id).setSources(block.sources).setLevel(block.level)
    line.setMarker(block.marker)
    $fill(line, block.runs)
    for (const node of $runsToNodes(block.runIn ?? [])) line.append($setRunIn(node, true))
    return line
  }
  if (block.type === 'paragraph') {
    const line = $createLine('body').setBlockId(block.id).setSources(block.sources).setAlign(block.align)
    return $fill(line, block.runs)
  }
  return $createFrame(block)
}

function $fill(line: LineNode, runs: readonly Run[]): LineNode {
  return line.append(...$runsToNodes(runs))
}

/** Runs as text nodes and line breaks, each with the marks of its run. */
export function $runsToNodes(runs: readonly Run[]): LexicalNode[] {
  return runs.flatMap(({ text, ...marks }) =>
    text.split(/(\n)/).flatMap((piece): LexicalNode[] => {
      if (piece === '') return []
      if (piece === '\n') return [$setMarks($createLineBreakNode(), marks)]
      const { bold, ...others } = marks
      const node = $setMarks($createTextNode(piece), others)
      if (bold) node.toggleFormat('bold')
      // A slot keeps a node of its own even when emptied, so that its prompt can come back.
      if (others.slot) node.toggleUnmergeable()
      return [node]
    }),
  )
}
