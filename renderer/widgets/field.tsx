import {
  Button,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  TextField,
} from 'react-aria-components'
import { ChevronDown } from 'lucide-react'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isRequired?: boolean
  readonly autoFocus?: boolean
  readonly error?: string | undefined
  readonly hint?: string | undefined
  readonly name: string
}

export function TextInput({ label, error, hint, name, ...others }: FieldProps) {
  return (
    <TextField {...others} className="field" isInvalid={error !== undefined} name={name} validationBehavior="aria">
      <Label>{label}</Label>
      <Input className="input" placeholder={hint ?? ''} />
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly choices: readonly string[]
  readonly onChange: (value: string) => void
  readonly name: string
  readonly empty: string
}

export function ChoiceInput({ label, value, choices, onChange, name, empty }: ChoiceProps) {
  return (
    <Select
      className="field"
      name={name}
      placeholder={empty}
      selectedKey={value || null}
      onSelectionChange={(key) => onChange(String(key ?? ''))}
    >
      <Label>{label}</Label>
      <Button className="input select-button">
        <SelectValue />
        <ChevronDown size={16} strokeWidth={1.5} aria-hidden />
      </Button>
      <Popover className="popover">
        <ListBox className="menu-list">
          {choices.map((choice) => (
            <ListBoxItem key={choice} id={choice} textValue={choice} className="menu-item">
              {choice}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}
