import { useEffect, useRef } from 'react'
import { Header } from 'react-aria-components/Header'
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'

export interface ChoiceItem {
  readonly id: string
  readonly title: string
  readonly detail: string
}

interface ChoiceListProps {
  readonly label: string
  readonly groups: readonly { readonly title: string; readonly items: readonly ChoiceItem[] }[]
  readonly selected: string
  readonly onSelect: (id: string) => void
}

/** Grouped things of which one is chosen, each with a line of detail; groups without any are not shown. */
export function ChoiceList({ label, groups, selected, onSelect }: ChoiceListProps) {
  const list = useRef<HTMLDivElement>(null)
  // What was chosen by another way than the list, such as something new, may stand below its edge. The items come a frame later.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      list.current?.querySelector(`[data-key="${CSS.escape(selected)}"]`)?.scrollIntoView({ block: 'nearest' })
    })
    return () => cancelAnimationFrame(frame)
  }, [selected])
  return (
    <ListBox
      ref={list}
      aria-label={label}
      className="choice-list"
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        const [first] = keys === 'all' ? [] : [...keys]
        if (first !== undefined) onSelect(String(first))
      }}
    >
      {groups
        .filter(({ items }) => items.length > 0)
        .map(({ title, items }) => (
          <ListBoxSection key={title} id={title} aria-label={title}>
            <Header className="choice-group">{title}</Header>
            {items.map((item) => (
              <Choice key={item.id} {...item} />
            ))}
          </ListBoxSection>
        ))}
    </ListBox>
  )
}

function Choice({ id, title, detail }: ChoiceItem) {
  return (
    <ListBoxItem id={id} textValue={title} className="choice" data-name={id}>
      <span className="choice-title">{title}</span>
      <span className="choice-detail">{detail}</span>
    </ListBoxItem>
  )
}
