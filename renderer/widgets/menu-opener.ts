import type { KeyboardEvent } from 'react'

/** What makes a plain button one that opens a menu: its press, its arrow keys and what it says of itself. */
export function menuOpener(isOpen: boolean, setOpen: (isOpen: boolean) => void) {
  return {
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen,
    'data-pressed': isOpen || undefined,
    onClick: () => setOpen(true),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      setOpen(true)
    },
  } as const
}
