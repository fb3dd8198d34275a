import type { ReactNode } from 'react'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'

export interface ContentRow {
  readonly id: string
  /** Said by screen readers, and what typing goes to. */
  readonly words: string
  readonly content: ReactNode
}

interface RowListProps {
  readonly label: string
  readonly rows: readonly ContentRow[]
  /** As most are; each is measured as it comes into sight. */
  readonly heightPx: number
  /** The row that is chosen, where one is. */
  readonly selected?: string
  /** Arrows choose as they walk. */
  readonly onSelect?: (id: string) => void
  /** Enter or a click. */
  readonly onOpen?: (id: string) => void
  readonly empty: ReactNode
}

/** Rows of any look and number, of which those in sight are drawn. */
export function RowList({ label, rows, heightPx, selected, onSelect, onOpen, empty }: RowListProps) {
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: heightPx }}>
      <GridList
        aria-label={label}
        className="row-list"
        // What is chosen stays chosen, and Escape leaves the whole.
        escapeKeyBehavior="none"
        items={rows}
        {...(onSelect && {
          selectionMode: 'single',
          selectionBehavior: 'replace',
          disallowEmptySelection: true,
          selectedKeys: selected === undefined ? [] : [selected],
          onSelectionChange: (keys) => {
            const [first] = keys === 'all' ? [] : [...keys]
            if (first !== undefined) onSelect(String(first))
          },
        })}
        {...(onOpen && { onAction: (key) => onOpen(String(key)) })}
        renderEmptyState={() => <div className="empty">{empty}</div>}
        dependencies={[selected]}
      >
        {({ id, words, content }) => (
          <GridListItem id={id} textValue={words} className="content-row">
            {content}
          </GridListItem>
        )}
      </GridList>
    </Virtualizer>
  )
}
