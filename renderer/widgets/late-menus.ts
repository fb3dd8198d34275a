import { late } from '../late.ts'
import type { ItemMenuProps } from './item-menu.tsx'
import type { MoreMenuListProps } from './more-menu-list.tsx'
import type { PickMenuListProps } from './pick-menu-list.tsx'

/** What buttons open: its code comes behind the first page, and nothing of it is there while it is closed. */
export const ItemMenu = late<ItemMenuProps>(async () => (await import('./item-menu.tsx')).ItemMenu)
export const MoreMenuList = late<MoreMenuListProps>(async () => (await import('./more-menu-list.tsx')).MoreMenuList)
export const PickMenuList = late<PickMenuListProps>(async () => (await import('./pick-menu-list.tsx')).PickMenuList)

export async function loadMenus(): Promise<void> {
  await Promise.all([ItemMenu.ready(), MoreMenuList.ready(), PickMenuList.ready()])
}
