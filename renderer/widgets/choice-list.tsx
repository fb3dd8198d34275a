import type { ReactNode } from 'react'
import { ListBox, ListBoxItem, Text } from 'react-aria-components'

export interface ChoiceItem {
  readonly id: string
  readonly title: string
  readonly detail: string
}

interface ChoiceListProps {
  readonly label: string
  readonly items: readonly ChoiceItem[]
  readonly selected: string
  readonly onSelect: (id: string) => void
  readonly icon?: ReactNode
}

/** A list of which one is chosen, each with a line of detail. */
export function ChoiceList({ label, items, selected, onSelect, icon }: ChoiceListProps) {
  return (
    <ListBox
      aria-label={label}
      className="choice-list"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        const [first] = keys === 'all' ? [] : [...keys]
        if (first !== undefined) onSelect(String(first))
      }}
    >
      {items.map((item) => (
        <ListBoxItem key={item.id} id={item.id} textValue={item.title} className="choice" data-name={item.id}>
          {icon}
          <div>
            <Text slot="label">{item.title}</Text>
            <Text slot="description">{item.detail}</Text>
          </div>
        </ListBoxItem>
      ))}
    </ListBox>
  )
}
