import { Ellipsis } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import type { MenuChoice } from './more-menu.tsx'

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
