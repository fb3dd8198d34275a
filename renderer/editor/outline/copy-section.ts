import { $isElementNode, type LexicalEditor, type LexicalNode } from 'lexical'
import type { BlockId, Document } from '#core/document/document.ts'
import { partOf } from '#core/document/part.ts'
import { plainLines, textOf } from '#core/document/text.ts'
import { bodiesOf } from '#core/document/walk.ts'
import { $editorToDocument } from '../editor-to-document.ts'
import { $sectionNodes } from './section-nodes.ts'

/** Puts a section on the clipboard: its own lines for this editor, numbered text for any other program. False where it is gone. */
export function copySection(editor: LexicalEditor, heading: BlockId): boolean {
  const data = editor.read('pending', () => {
    const nodes = $sectionNodes(heading)
    // An empty line at the end, as whole lines are copied: what follows the caret then stays a line of its own.
    const lines = [...nodes.map($json), { type: 'line', children: [] }]
    return nodes.length > 0 ? { lines, text: textOfSection($editorToDocument(), heading) } : null
  })
  return (
    data !== null &&
    writeClipboard({
      'application/x-lexical-editor': JSON.stringify({ namespace: 'suigao', nodes: data.lines }),
      'text/plain': data.text,
    })
  )
}

/** The section's lines of the paper's plain text, with the numbers that they have there. */
export function textOfSection(d: Document, heading: BlockId): string {
  const part = partOf(d, { section: heading })
  if (!part.ok) return ''
  const ids = new Set<unknown>(bodiesOf(part.value).flatMap((blocks) => blocks.map(({ id }) => id)))
  const lines = plainLines(d).filter(({ origin }) => {
    if (typeof origin !== 'object') return false
    return ids.has('table' in origin ? origin.table.id : origin.id)
  })
  return lines.map(({ runs }) => textOf(runs)).join('\n')
}

function $json(node: LexicalNode): object {
  const json = node.exportJSON()
  return $isElementNode(node) ? { ...json, children: node.getChildren().map($json) } : json
}

/** The page has no other way to write the editor's own format; the press of the menu allows it. */
function writeClipboard(data: Readonly<Record<string, string>>): boolean {
  const listening = new AbortController()
  const options = { capture: true, signal: listening.signal }
  // Where nothing is selected Chromium copies only what was claimed before.
  document.addEventListener('beforecopy', (event) => event.preventDefault(), options)
  document.addEventListener(
    'copy',
    (event) => {
      event.preventDefault()
      event.stopImmediatePropagation()
      for (const [type, text] of Object.entries(data)) event.clipboardData?.setData(type, text)
    },
    options,
  )
  const isDone = document.execCommand('copy')
  listening.abort()
  return isDone
}
