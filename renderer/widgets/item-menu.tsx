import type { RefObject } from 'react'
import { MoreMenuList } from './more-menu-list.tsx'

export interface ItemAction {
  readonly id: string
  /** Of one item, where it is not the same for all. */
  readonly label: string | ((item: string) => string)
  /** Its key in the list, as `KeyboardEvent.key` calls it. */
  readonly key?: string
  /** A line is drawn above it in the menu. */
  readonly isApart?: boolean
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
export function ItemMenu({ actions, item, ...others }: ItemMenuProps) {
  const items = actions.map(({ id, label, key, isApart = false, run }) => ({
    id,
    name: `item-${id}`,
    word: typeof label === 'string' ? label : label(item),
    keys: key,
    isApart,
    onPress: () => run(item),
  }))
  return <MoreMenuList {...others} items={items} />
}
