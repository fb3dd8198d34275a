import { Fragment, type RefObject } from 'react'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import type { MenuChoice } from './more-menu.tsx'

export interface MoreMenuListProps {
  readonly label: string
  readonly items: readonly MenuChoice[]
  /** Where it opens. */
  readonly at: RefObject<Element | null>
  readonly onClose: () => void
}

/** What can be chosen, each with its key. */
export function MoreMenuList({ label, items, at, onClose }: MoreMenuListProps) {
  return (
    <Popover
      className="popover"
      triggerRef={at}
      isOpen
      placement="bottom end"
      offset={4}
      aria-label={label}
      onOpenChange={onClose}
    >
      <Menu
        className="menu-list"
        aria-label={label}
        autoFocus="first"
        onClose={onClose}
        onAction={(key) => items.find(({ id }) => id === key)?.onPress()}
      >
        {items.map(({ id, name = `menu-${id}`, word, keys, isApart }) => (
          <Fragment key={id}>
            {isApart && <Separator className="menu-line" />}
            <MenuItem id={id} textValue={word} className="menu-item menu-choice" data-name={name}>
              <span>{word}</span>
              {keys && <small>{keys}</small>}
            </MenuItem>
          </Fragment>
        ))}
      </Menu>
    </Popover>
  )
}
