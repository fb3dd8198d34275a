import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import { Ellipsis } from 'lucide-react'
import { useRowMenu, type RowMenu } from './row-menu.tsx'

export interface ListItem {
  readonly id: string
  readonly title: string
  readonly detail: string
  /** A sign before the words. */
  readonly mark?: ReactNode
  /** Side by side in the place of the detail. */
  readonly columns?: readonly string[]
  /** A line of it that was searched for. */
  readonly excerpt?: { readonly before: string; readonly hit: string; readonly after: string } | undefined
}

interface ItemListProps {
  readonly label: string
  readonly items: readonly ListItem[]
  /** The item that is open now. */
  readonly current?: string | undefined
  /** Enter or a click; without it they open the menu. */
  readonly onOpen?: (id: string) => void
  readonly empty: ReactNode
  /** There may be hundreds: only those in sight are drawn, and the list scrolls by itself. */
  readonly isLong?: boolean
  /** Behind the item's button too. */
  readonly menu?: RowMenu
}

/** Things to open, each with a menu where there is more to do with it. */
export function ItemList({ label, items, current, onOpen, empty, isLong, menu }: ItemListProps) {
  const { menuOf, openMenu, frame, shown } = useRowMenu(menu, '.item-more')
  const grid = (
    <GridList
      aria-label={label}
      className="item-list"
      items={items}
      onAction={(key) => (onOpen ?? openMenu)(String(key))}
      renderEmptyState={() => <div className="empty">{empty}</div>}
      dependencies={[current, menu, menuOf]}
    >
      {(item) => (
        <GridListItem
          id={item.id}
          textValue={item.title}
          className="item"
          data-current={item.id === current || undefined}
        >
          {item.mark}
          <ItemText item={item} />
          {menu && (
            <Button
              aria-label={`${menu.label} ${item.title}`}
              aria-haspopup="menu"
              aria-expanded={menuOf === item.id}
              className="button item-more"
              data-kind="quiet"
              data-only-icon
              onPress={() => openMenu(item.id)}
            >
              <Ellipsis size={16} strokeWidth={1.5} aria-hidden />
            </Button>
          )}
        </GridListItem>
      )}
    </GridList>
  )
  return (
    <div {...frame} className="item-list-frame" data-long={isLong || undefined}>
      {isLong ? (
        <Virtualizer layout={ListLayout} layoutOptions={USUAL}>
          {grid}
        </Virtualizer>
      ) : (
        grid
      )}
      {shown}
    </div>
  )
}

/** A title of two lines and its detail; each item is then measured as it comes into sight. */
const USUAL = { estimatedRowHeight: 64, padding: 4 } as const

/** The words of one item; what was searched for is marked in them. */
export function ItemText({ item: { title, detail, columns, excerpt } }: { readonly item: ListItem }) {
  const hit = excerpt && (
    <>
      {excerpt.before}
      {excerpt.hit && <mark>{excerpt.hit}</mark>}
      {excerpt.after}
    </>
  )
  const isInTitle = excerpt && excerpt.before + excerpt.hit + excerpt.after === title
  return (
    <div className="item-text">
      <div className="item-title" title={title}>
        {isInTitle ? hit : title}
      </div>
      {hit && !isInTitle && <div className="item-excerpt">{hit}</div>}
      {columns ? <Columns words={columns} /> : <div className="item-detail">{detail}</div>}
    </div>
  )
}

function Columns({ words }: { readonly words: readonly string[] }) {
  return (
    <div className="item-columns">
      {words.map((each, index) => (
        // Each is what its place says, and two may be equal.
        <span key={index}>{each}</span>
      ))}
    </div>
  )
}
