import type { ReactNode } from 'react'
import { Button, GridList, GridListItem } from 'react-aria-components'

export interface ListItem {
  readonly id: string
  readonly title: string
  readonly detail: string
}

interface ItemListProps {
  readonly label: string
  readonly items: readonly ListItem[]
  /** The item that is open now. */
  readonly current?: string | undefined
  readonly onOpen: (id: string) => void
  readonly empty: ReactNode
  readonly action?: { readonly label: string; readonly icon: ReactNode; readonly onPress: (id: string) => void }
}

/** Things to open: Enter or a click opens one, an action button stands at its right. */
export function ItemList({ label, items, current, onOpen, empty, action }: ItemListProps) {
  return (
    <GridList
      aria-label={label}
      className="item-list"
      items={items}
      onAction={(key) => onOpen(String(key))}
      renderEmptyState={() => <div className="empty">{empty}</div>}
      dependencies={[current, action]}
    >
      {(item) => (
        <GridListItem
          id={item.id}
          textValue={item.title}
          className="item"
          data-current={item.id === current || undefined}
        >
          <div className="item-text">
            <div className="item-title">{item.title}</div>
            <div className="item-detail">{item.detail}</div>
          </div>
          {action && (
            <Button
              aria-label={`${action.label} ${item.title}`}
              className="button"
              data-kind="quiet"
              data-only-icon
              onPress={() => action.onPress(item.id)}
            >
              {action.icon}
            </Button>
          )}
        </GridListItem>
      )}
    </GridList>
  )
}
