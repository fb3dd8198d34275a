import type { SerializedLexicalNode } from 'lexical'
import { parseFramed } from '../nodes/frame-node.ts'

interface Json {
  readonly [key: string]: unknown
}

/**
 * The nodes of a clipboard text where it is this editor's own: lines and frames of text and nothing nested otherwise; null for
 * any other. Any program can write that format; what it says of ids, marks and blocks is parsed where the nodes take it in
 * (nodes/).
 */
export function readOwnClipboard(json: string): readonly SerializedLexicalNode[] | null {
  try {
    const { namespace, nodes } = JSON.parse(json) as Json
    const isOwn = namespace === 'suigao' && Array.isArray(nodes) && nodes.length > 0 && nodes.every(isOwnNode)
    return isOwn ? nodes : null
  } catch {
    return null
  }
}

function isOwnNode(node: Json): boolean {
  if (node['type'] === 'frame') return parseFramed((node['$'] as Json)['block']) !== null
  if (node['type'] !== 'line') return isInline(node)
  const children = node['children']
  return Array.isArray(children) && children.every(isInline)
}

/** Text in any form that this editor can give it: bold (1) or not, unmergeable (2), as slots are, or not. */
function isInline({ type, text, format, mode, style, detail }: Json): boolean {
  if (type === 'linebreak') return true
  const isPlain = type === 'text' && typeof text === 'string' && mode === 'normal' && style === ''
  return isPlain && (format === 0 || format === 1) && (detail === 0 || detail === 2)
}
