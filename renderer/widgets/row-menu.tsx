import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import type { ItemAction } from './item-menu.tsx'
import { ItemMenu } from './late-menus.ts'

/** What can be done with a row: behind a right click, the menu key, and each by its own key. */
export interface RowMenu {
  readonly label: string
  readonly actions: readonly ItemAction[]
}

/** The menu of the rows in a frame; `anchor` is the part of a row that it opens at, the row itself unless told. */
export function useRowMenu(menu: RowMenu | undefined, anchor = '') {
  const [menuOf, setMenuOf] = useState<string | null>(null)
  const at = useRef<Element | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const openMenu = (id: string) => {
    at.current = frame.current?.querySelector(`[data-key="${CSS.escape(id)}"] ${anchor}`.trim()) ?? null
    setMenuOf(id)
  }
  const press = (event: KeyboardEvent) => {
    const id = rowAt(event)
    if (!menu || id === undefined || menuOf !== null) return
    const action = menu.actions.find(({ key }) => key === event.key)
    if (isMenuKey(event)) openMenu(id)
    else if (action) action.run(id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const rightClick = (event: MouseEvent) => {
    const id = rowAt(event)
    if (!menu || id === undefined) return
    event.preventDefault()
    openMenu(id)
  }
  return {
    menuOf,
    openMenu,
    frame: { ref: frame, role: 'presentation', onKeyDownCapture: press, onContextMenu: rightClick },
    shown: menu && menuOf !== null && (
      <ItemMenu label={menu.label} actions={menu.actions} item={menuOf} at={at} onClose={() => setMenuOf(null)} />
    ),
  } as const
}

function rowAt({ target }: { readonly target: EventTarget }): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[role=row]')?.dataset['key'] : undefined
}

/** The menu key, on every keyboard. */
export function isMenuKey({ key, shiftKey }: KeyboardEvent): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey)
}
