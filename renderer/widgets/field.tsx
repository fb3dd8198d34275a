import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components/Button'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select, SelectValue } from 'react-aria-components/Select'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField } from 'react-aria-components/TextField'
import { ChevronDown } from 'lucide-react'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isRequired?: boolean
  readonly autoFocus?: boolean
  readonly maxLength?: number
  readonly error?: string | undefined
  readonly hint?: string | undefined
  /** A quiet word under the field. */
  readonly note?: string | undefined
  readonly name: string
}

interface TextInputProps extends FieldProps {
  /** What stands in it is selected at first, so that what is typed takes its place. */
  readonly isSelected?: boolean
}

export function TextInput({ label, error, hint, note, name, isSelected = false, ...others }: TextInputProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isSelected) input.current?.select()
  }, [isSelected])
  return (
    <TextField {...others} className="field" isInvalid={error !== undefined} name={name} validationBehavior="aria">
      <Label>{label}</Label>
      <Input ref={input} className="input" placeholder={hint ?? ''} data-field={name} />
      {note !== undefined && <FieldNote>{note}</FieldNote>}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  )
}

/** A field of several lines; Enter makes a new one. */
export function TextLines({ label, error, hint, note, name, rows, ...others }: FieldProps & { readonly rows: number }) {
  return (
    <TextField {...others} className="field" isInvalid={error !== undefined} name={name} validationBehavior="aria">
      <Label>{label}</Label>
      <TextArea className="input input-lines" rows={rows} placeholder={hint ?? ''} data-field={name} />
      {note !== undefined && <FieldNote>{note}</FieldNote>}
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
  /** Shown while nothing is chosen. */
  readonly empty: string
  /** The way back to nothing, where the field may stay open. */
  readonly none?: string | undefined
  readonly error?: string | undefined
  readonly note?: string | undefined
  /** What a choice is called, where it is not its own name. */
  readonly wordOf?: (choice: string) => string
}

export function ChoiceInput({ label, value, choices, onChange, name, empty, none, error, note, wordOf }: ChoiceProps) {
  return (
    <Select
      className="field"
      name={name}
      placeholder={empty}
      selectedKey={value || null}
      onSelectionChange={(key) => onChange(String(key ?? ''))}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label>{label}</Label>
      <Button className="input select-button" data-field={name}>
        <SelectValue />
        <ChevronDown size={16} strokeWidth={1.5} aria-hidden />
      </Button>
      {note !== undefined && <FieldNote>{note}</FieldNote>}
      <FieldError className="field-error">{error}</FieldError>
      <Popover className="popover" offset={4}>
        <ListBox className="menu-list">
          {none !== undefined && <Choice id="" word={none} />}
          {choices.map((choice) => (
            <Choice key={choice} id={choice} word={wordOf?.(choice) ?? choice} />
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}

function FieldNote({ children }: { readonly children: string }) {
  return (
    <Text slot="description" className="field-note">
      {children}
    </Text>
  )
}

function Choice({ id, word }: { readonly id: string; readonly word: string }) {
  return (
    <ListBoxItem id={id} textValue={word} className="menu-item" data-empty={id === '' || undefined}>
      {word}
    </ListBoxItem>
  )
}
