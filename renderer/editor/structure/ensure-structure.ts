import type { LexicalNode, RootNode } from 'lexical'
import { $createLine, $isLine, type LineRole } from '../nodes/line-node.ts'

/** The paper's own lines before and after the body; each stands exactly once, whatever was deleted or pasted over. */
const HEAD: readonly LineRole[] = ['title', 'recipients']
const TAIL: readonly LineRole[] = ['signatory', 'date', 'note']

/**
 * Puts a paper's lines back in their order: title, recipients, body (at least one line), signatory, date, note, then each
 * attachment's title with its own body. Text is only ever moved: a second title or signatory becomes body text.
 */
export function $ensureStructure(root: RootNode): void {
  const wanted = $wantedOrder(root.getChildren())
  const present = root.getChildrenKeys()
  const isInOrder = wanted.length === present.length && wanted.every((node, index) => node.getKey() === present[index])
  if (!isInOrder) root.splice(0, root.getChildrenSize(), wanted)
}

function $wantedOrder(nodes: readonly LexicalNode[]): LexicalNode[] {
  const own = new Map<LineRole, LexicalNode>()
  const body: LexicalNode[] = []
  const attachments: LexicalNode[] = []
  for (const node of nodes) {
    const role = $isLine(node) ? node.getRole() : 'body'
    if (role === 'attachment') attachments.push(node)
    else if (role === 'body' || role === 'heading') (attachments.length ? attachments : body).push(node)
    else if (!own.has(role)) own.set(role, node)
    else if ($isLine(node) && !node.isEmpty()) body.push(node.setRole('body'))
  }
  for (const role of [...HEAD, ...TAIL]) if (!own.has(role) && role !== 'note') own.set(role, $createLine(role))
  if (body.length === 0) body.push($createLine('body'))
  const ordered = (roles: readonly LineRole[]) => roles.flatMap((role) => own.get(role) ?? [])
  return [...ordered(HEAD), ...body, ...ordered(TAIL), ...attachments]
}
