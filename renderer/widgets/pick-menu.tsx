import { useRef, useState, type ReactNode } from 'react'
import { ChevronDown } from 'lucide-react'
import { PickMenuList } from './late-menus.ts'
import { menuOpener } from './menu-opener.ts'

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
  const [isOpen, setOpen] = useState(false)
  const at = useRef<HTMLButtonElement>(null)
  const word = items.find(({ id }) => id === selected)?.label ?? ''
  return (
    <>
      <button
        ref={at}
        type="button"
        className="button pick"
        data-kind="quiet"
        data-name={look.name}
        data-marked={look.isMarked || undefined}
        aria-label={`${label}: ${word}`}
        {...menuOpener(isOpen, setOpen)}
      >
        {look.icon ?? (
          <>
            <span>{word}</span>
            <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
          </>
        )}
      </button>
      {isOpen && (
        <PickMenuList
          label={label}
          items={items}
          selected={selected}
          at={at}
          onSelect={(id) => onSelect(id as K)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
