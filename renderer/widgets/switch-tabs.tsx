import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'

interface SwitchTabsProps<K extends string> {
  readonly label: string
  readonly items: readonly { readonly id: K; readonly label: string; readonly isDisabled?: boolean }[]
  readonly selected: K
  readonly onSelect: (id: K) => void
}

/** A row of which one is chosen. */
export function SwitchTabs<K extends string>({ label, items, selected, onSelect }: SwitchTabsProps<K>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className="switch-tabs"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        const [first] = [...keys]
        if (first !== undefined) onSelect(first as K)
      }}
    >
      {items.map(({ id, label: word, isDisabled }) => (
        <ToggleButton key={id} id={id} className="switch-tab" data-name={`pane-${id}`} isDisabled={isDisabled ?? false}>
          {word}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
