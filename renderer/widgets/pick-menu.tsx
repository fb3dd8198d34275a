import type { ReactNode } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Check, ChevronDown } from 'lucide-react'

interface PickMenuProps<K extends string> {
  readonly label: string
  readonly items: readonly { readonly id: K; readonly label: string; readonly count?: string }[]
  readonly selected: K
  readonly onSelect: (id: K) => void
  readonly name: string
  /** Stands in the place of the word of what is chosen. */
  readonly icon?: ReactNode
  /** Set off from the rest, where something else than usual is chosen. */
  readonly isMarked?: boolean
}

/** A small button that says what is chosen and opens the other choices. */
export function PickMenu<K extends string>({ label, items, selected, onSelect, ...look }: PickMenuProps<K>) {
  const word = items.find(({ id }) => id === selected)?.label ?? ''
  return (
    <MenuTrigger>
      <Button
        className="button pick"
        data-kind="quiet"
        data-name={look.name}
        data-marked={look.isMarked || undefined}
        aria-label={`${label}: ${word}`}
      >
        {look.icon ?? (
          <>
            <span>{word}</span>
            <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
          </>
        )}
      </Button>
      <Popover className="popover" offset={2}>
        <Menu
          aria-label={label}
          className="menu-list"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[selected]}
          onSelectionChange={(keys) => {
            const [first] = keys === 'all' ? [] : [...keys]
            if (first !== undefined) onSelect(first as K)
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
    </MenuTrigger>
  )
}
