import { useRef, useState } from 'react'
import { ChevronDown } from 'lucide-react'
import { MoreMenuList } from './late-menus.ts'
import { menuOpener } from './menu-opener.ts'

export interface MenuChoice {
  readonly id: string
  /** Its handle; `menu-…` unless told. */
  readonly name?: string
  readonly word: string
  /** The key by which it can be had without the menu. */
  readonly keys?: string | undefined
  /** A line is drawn above it. */
  readonly isApart?: boolean
  readonly onPress: () => void
}

interface MoreMenuProps {
  readonly label: string
  readonly name: string
  readonly items: readonly MenuChoice[]
  readonly isDisabled: boolean
}

/** The arrow beside a button that opens its other ways. */
export function MoreMenu({ label, name, items, isDisabled }: MoreMenuProps) {
  const [isOpen, setOpen] = useState(false)
  const at = useRef<HTMLButtonElement>(null)
  return (
    <>
      <button
        ref={at}
        type="button"
        className="button"
        data-kind="primary"
        data-only-icon
        data-disabled={isDisabled || undefined}
        data-name={name}
        aria-label={label}
        disabled={isDisabled}
        {...menuOpener(isOpen, setOpen)}
      >
        <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
      </button>
      {isOpen && <MoreMenuList label={label} items={items} at={at} onClose={() => setOpen(false)} />}
    </>
  )
}
