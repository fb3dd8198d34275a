import type { KeyboardEvent, RefObject } from 'react'
import { Header } from 'react-aria-components/Header'
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { PickText, type PickItem } from './pick-text.tsx'

/** With which other key Enter was pressed. */
export type EnterWith = 'none' | 'ctrl' | 'shift'

interface PickListProps {
  readonly label: string
  readonly groups: readonly { readonly id: string; readonly title: string; readonly items: readonly PickItem[] }[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
  /** Enter or a double click. */
  readonly onTake: (id: string, enter: EnterWith) => void
  /** Up from the first item. */
  readonly onLeaveTop: () => void
  readonly list: RefObject<HTMLDivElement | null>
}

/** Grouped things of which the focused one is chosen; Enter takes it, in another way with Ctrl or Shift. */
export function PickList({ label, groups, chosen, onChoose, onTake, onLeaveTop, list }: PickListProps) {
  const first = groups[0]?.items[0]?.id
  const press = (event: KeyboardEvent) => {
    const id = optionAt(event.target)
    if (id === undefined || event.altKey) return
    const isUpFromFirst = event.key === 'ArrowUp' && id === first
    // Held down, it is one wish.
    if (event.key === 'Enter') {
      if (!event.repeat) onTake(id, enterOf(event))
    } else if (isUpFromFirst) onLeaveTop()
    else return
    // The menu has keys with Enter of its own.
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={list}
      role="presentation"
      className="pick-list"
      onKeyDownCapture={press}
      onDoubleClick={({ target }) => {
        const id = optionAt(target)
        if (id !== undefined) onTake(id, 'none')
      }}
    >
      <ListBox
        aria-label={label}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys]
          if (key !== undefined) onChoose(String(key))
        }}
      >
        {groups.map(({ id, title, items }) => (
          <ListBoxSection key={id} id={id} aria-label={title}>
            <Header className="pick-head">{title}</Header>
            {items.map((item) => (
              <ListBoxItem key={item.id} id={item.id} textValue={item.title} className="pick-item">
                <PickText item={item} />
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
    </div>
  )
}

function optionAt(target: EventTarget): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[role=option]')?.dataset['key'] : undefined
}

/** The other key with which Enter was pressed. */
export function enterOf({ ctrlKey, metaKey, shiftKey }: KeyboardEvent): EnterWith {
  return ctrlKey || metaKey ? 'ctrl' : shiftKey ? 'shift' : 'none'
}
