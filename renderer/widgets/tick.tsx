import type { ReactNode } from 'react'
import { Check, Minus } from 'lucide-react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'

interface TickProps {
  readonly children: ReactNode
  readonly isSelected: boolean
  /** Some of what it stands for is ticked. */
  readonly isPartly?: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly name?: string
}

/** A box to tick, with its words. */
export function Tick({ children, isSelected, isPartly = false, onChange, name }: TickProps) {
  return (
    <Checkbox
      className="tick"
      isSelected={isSelected}
      isIndeterminate={isPartly}
      onChange={onChange}
      {...(name && { name })}
    >
      <span className="tick-box" aria-hidden>
        {isPartly ? <Minus size={12} strokeWidth={2.5} /> : isSelected && <Check size={12} strokeWidth={2.5} />}
      </span>
      <span className="tick-words">{children}</span>
    </Checkbox>
  )
}

interface OneOfProps<K extends string> {
  readonly label: string
  readonly items: readonly { readonly id: K; readonly word: string }[]
  readonly selected: K
  readonly onSelect: (id: K) => void
  readonly name: string
}

/** A few choices of which one holds, all of them seen. */
export function OneOf<K extends string>({ label, items, selected, onSelect, name }: OneOfProps<K>) {
  return (
    <RadioGroup className="field" value={selected} onChange={(value) => onSelect(value as K)} name={name}>
      <Label>{label}</Label>
      {items.map(({ id, word }) => (
        <Radio key={id} value={id} className="tick" data-name={id}>
          <span className="tick-box" data-round aria-hidden />
          <span className="tick-words">{word}</span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
