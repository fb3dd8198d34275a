import { ChevronDown, Ellipsis } from 'lucide-react'
import { Fragment } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'

export interface MenuChoice {
  readonly id: string
  readonly word: string
  /** The key by which it can be had without the menu. */
  readonly keys?: string | undefined
  /** A line is drawn above it. */
  readonly isApart?: boolean
  readonly onPress: () => void
}

interface MenuButtonProps {
  readonly label: string
  readonly name: string
  readonly items: readonly MenuChoice[]
}

/** Three dots that open a small menu of what can be done with the thing beside them. */
export function MenuButton({ label, name, items }: MenuButtonProps) {
  return (
    <MenuTrigger>
      <Button className="button" data-kind="quiet" data-only-icon aria-label={label} data-name={name}>
        <Ellipsis size={16} strokeWidth={1.5} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Menu className="menu-list" onAction={(key) => items.find(({ id }) => id === key)?.onPress()}>
          {items.map(({ id, word }) => (
            <MenuItem key={id} id={id} className="menu-item" data-name={id}>
              {word}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

/** The arrow beside a button that opens its other ways. */
export function MoreMenu({ label, name, items, isDisabled }: MenuButtonProps & { readonly isDisabled: boolean }) {
  return (
    <MenuTrigger>
      <Button
        className="button"
        data-kind="primary"
        data-only-icon
        aria-label={label}
        data-name={name}
        isDisabled={isDisabled}
      >
        <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Menu
          className="menu-list"
          aria-label={label}
          onAction={(key) => items.find(({ id }) => id === key)?.onPress()}
        >
          {items.map(({ id, word, keys, isApart }) => (
            <Fragment key={id}>
              {isApart && <Separator className="menu-line" />}
              <MenuItem id={id} textValue={word} className="menu-item menu-choice" data-name={`menu-${id}`}>
                <span>{word}</span>
                {keys && <small>{keys}</small>}
              </MenuItem>
            </Fragment>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
