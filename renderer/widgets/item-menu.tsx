import type { RefObject } from 'react'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'

export interface ItemAction {
  readonly id: string
  /** Of one item, where it is not the same for all. */
  readonly label: string | ((item: string) => string)
  /** Its key in the list, as `KeyboardEvent.key` calls it. */
  readonly key?: string
  readonly run: (item: string) => void
}

export interface ItemMenuProps {
  readonly label: string
  readonly actions: readonly ItemAction[]
  readonly item: string
  /** Where it opens. */
  readonly at: RefObject<Element | null>
  readonly onClose: () => void
}

/** What can be done with one item of a list. */
export function ItemMenu({ label, actions, item, at, onClose }: ItemMenuProps) {
  return (
    <Popover
      className="popover"
      triggerRef={at}
      isOpen
      placement="bottom end"
      offset={2}
      aria-label={label}
      onOpenChange={onClose}
    >
      <Menu aria-label={label} className="menu-list" autoFocus="first" onClose={onClose}>
        {named(actions, item).map(({ id, word, key, run }) => (
          <MenuItem
            key={id}
            id={id}
            textValue={word}
            className="menu-item menu-choice"
            data-name={`item-${id}`}
            onAction={() => run(item)}
          >
            <span>{word}</span>
            {key !== undefined && <small>{key}</small>}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  )
}

function named(actions: readonly ItemAction[], item: string) {
  return actions.map((action) => {
    const { label } = action
    return { ...action, word: typeof label === 'string' ? label : label(item) }
  })
}
