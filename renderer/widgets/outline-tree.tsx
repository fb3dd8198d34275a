import { Button } from 'react-aria-components/Button'
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import { ChevronRight } from 'lucide-react'
import { useRowMenu, type RowMenu } from './row-menu.tsx'

export interface TreeNode {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly count: string
  /** ○ empty, ◐ something open, ● done. */
  readonly state: 'empty' | 'open' | 'done'
  readonly stateLabel: string
  readonly children: readonly TreeNode[]
}

interface OutlineTreeProps {
  readonly label: string
  readonly nodes: readonly TreeNode[]
  readonly current: string | null
  readonly collapsed: ReadonlySet<string>
  readonly onCollapse: (collapsed: ReadonlySet<string>) => void
  readonly onOpen: (id: string) => void
  readonly menu?: RowMenu | undefined
}

/** The headings of a paper as a tree; Enter or a click goes to one. */
export function OutlineTree({ label, nodes, current, collapsed, onCollapse, onOpen, menu }: OutlineTreeProps) {
  const { menuOf, frame, shown } = useRowMenu(menu)
  const all = idsWithChildren(nodes)
  const isLong = count(nodes) > MOST_DRAWN
  const tree = (
    <Tree
      data-long={isLong || undefined}
      aria-label={label}
      className="outline-tree"
      items={nodes}
      dependencies={[current, menuOf]}
      expandedKeys={all.filter((id) => !collapsed.has(id))}
      onExpandedChange={(keys) => onCollapse(new Set(all.filter((id) => !keys.has(id))))}
      onAction={(key) => onOpen(String(key))}
    >
      {(node) => <Branch node={node} current={current} menuOf={menuOf} />}
    </Tree>
  )
  return (
    <div {...frame} className="outline-frame">
      {isLong ? (
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: ROW_HEIGHT }}>
          {tree}
        </Virtualizer>
      ) : (
        tree
      )}
      {shown}
    </div>
  )
}

/** With more headings than this only those in sight are drawn: each costs the window most of a millisecond. */
const MOST_DRAWN = 120
/** As panes.css draws a row. */
const ROW_HEIGHT = 28

function count(nodes: readonly TreeNode[]): number {
  return nodes.reduce((sum, node) => sum + 1 + count(node.children), 0)
}

interface BranchProps {
  readonly node: TreeNode
  readonly current: string | null
  /** The row whose menu is open. */
  readonly menuOf: string | null
}

function Branch({ node, current, menuOf }: BranchProps) {
  return (
    <TreeItem
      id={node.id}
      textValue={`${node.number}${node.title}`}
      className="outline-item"
      data-current={node.id === current || undefined}
      data-menu={node.id === menuOf || undefined}
    >
      <TreeItemContent>
        {({ hasChildItems, level }) => (
          <div className="outline-row" data-depth={level}>
            <Button slot="chevron" className="outline-chevron" data-leaf={!hasChildItems || undefined}>
              <ChevronRight size={12} strokeWidth={1.5} aria-hidden />
            </Button>
            <span className="dot" data-state={node.state} role="img" aria-label={node.stateLabel} />
            <span className="outline-title" title={`${node.number}${node.title}`}>
              <span className="outline-number">{node.number}</span>
              {node.title}
            </span>
            <span className="outline-count">{node.count}</span>
          </div>
        )}
      </TreeItemContent>
      {node.children.map((child) => (
        <Branch key={child.id} node={child} current={current} menuOf={menuOf} />
      ))}
    </TreeItem>
  )
}

function idsWithChildren(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap((node) => (node.children.length ? [node.id, ...idsWithChildren(node.children)] : []))
}
