import { useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import { Ellipsis } from 'lucide-react'
import type { ItemAction } from './item-menu.tsx'
import { ItemMenu } from './late-menus.ts'

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
  /** What else can be done with an item: behind its button, a right click, the menu key, and each by its own key. */
  readonly menu?: { readonly label: string; readonly actions: readonly ItemAction[] }
}

/** Things to open, each with a menu where there is more to do with it. */
export function ItemList({ label, items, current, onOpen, empty, isLong, menu }: ItemListProps) {
  const [menuOf, setMenuOf] = useState<string | null>(null)
  const at = useRef<Element | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const openMenu = (id: string) => {
    at.current = list.current?.querySelector(`[data-key="${CSS.escape(id)}"] .item-more`) ?? null
    setMenuOf(id)
  }
  const press = (event: KeyboardEvent) => {
    const id = itemAt(event)
    if (!menu || id === undefined || menuOf !== null) return
    const action = menu.actions.find(({ key }) => key === event.key)
    if (isMenuKey(event)) openMenu(id)
    else if (action) action.run(id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const rightClick = (event: MouseEvent) => {
    const id = itemAt(event)
    if (!menu || id === undefined) return
    event.preventDefault()
    openMenu(id)
  }
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
    <div
      ref={list}
      role="presentation"
      className="item-list-frame"
      data-long={isLong || undefined}
      onKeyDownCapture={press}
      onContextMenu={rightClick}
    >
      {isLong ? (
        <Virtualizer layout={ListLayout} layoutOptions={USUAL}>
          {grid}
        </Virtualizer>
      ) : (
        grid
      )}
      {menu && menuOf !== null && (
        <ItemMenu label={menu.label} actions={menu.actions} item={menuOf} at={at} onClose={() => setMenuOf(null)} />
      )}
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

function itemAt({ target }: { readonly target: EventTarget }): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[role=row]')?.dataset['key'] : undefined
}

/** The menu key, on every keyboard. */
export function isMenuKey({ key, shiftKey }: KeyboardEvent): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey)
}
