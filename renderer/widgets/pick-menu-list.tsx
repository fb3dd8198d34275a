import type { RefObject } from 'react'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Check } from 'lucide-react'

export interface PickMenuListProps {
  readonly label: string
  readonly items: readonly { readonly id: string; readonly label: string; readonly count?: string }[]
  readonly selected: string
  /** Where it opens. */
  readonly at: RefObject<Element | null>
  readonly onSelect: (id: string) => void
  readonly onClose: () => void
}

/** The choices of a menu of which one is chosen. */
export function PickMenuList({ label, items, selected, at, onSelect, onClose }: PickMenuListProps) {
  return (
    <Popover className="popover" triggerRef={at} isOpen offset={2} aria-label={label} onOpenChange={onClose}>
      <Menu
        aria-label={label}
        className="menu-list"
        autoFocus="first"
        onClose={onClose}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[selected]}
        onSelectionChange={(keys) => {
          const [first] = keys === 'all' ? [] : [...keys]
          if (first !== undefined) onSelect(String(first))
        }}
      >
        {items.map(({ id, label: choice, count }) => (
          <MenuItem key={id} id={id} textValue={choice} className="menu-item menu-choice" data-name={id}>
            <Check size={14} strokeWidth={1.5} aria-hidden />
            <span>{choice}</span>
            {count !== undefined && <small>{count}</small>}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  )
}
