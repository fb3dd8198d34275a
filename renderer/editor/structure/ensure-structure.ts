import type { LexicalNode, RootNode } from 'lexical'
import { $createLine, $isFlow, $isLine, type LineNode, type LineRole } from '../nodes/line-node.ts'

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
  const own = $ownLines(nodes.filter($isLine))
  const body: LexicalNode[] = []
  const attachments: LexicalNode[] = []
  for (const node of nodes) {
    if (!$isLine(node) || $isFlow(node)) (attachments.length ? attachments : body).push(node)
    else if (node.getRole() === 'attachment') attachments.push(node)
    else if (node !== own.get(node.getRole()) && !node.isEmpty()) body.push(node.setRole('body'))
  }
  if (body.length === 0) body.push($createLine('body'))
  const ordered = (roles: readonly LineRole[]) => roles.flatMap((role) => own.get(role) ?? [])
  return [...ordered(HEAD), ...body, ...ordered(TAIL), ...attachments]
}

/** Which line stands for each role: of the head the first that has text, of the tail the last, so that a paste between leaves both. */
function $ownLines(lines: readonly LineNode[]): ReadonlyMap<LineRole, LineNode> {
  const own = new Map<LineRole, LineNode>()
  for (const role of [...HEAD, ...TAIL]) {
    const claimants = lines.filter((line) => line.getRole() === role)
    if (TAIL.includes(role)) claimants.reverse()
    const line = claimants.find((each) => !each.isEmpty()) ?? claimants[0]
    if (line) own.set(role, line)
    else if (role !== 'note') own.set(role, $createLine(role))
  }
  return own
}
