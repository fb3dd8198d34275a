import { useRef } from 'react'
import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { SearchField } from 'react-aria-components/SearchField'
import { Search, X } from 'lucide-react'

interface SearchInputProps {
  readonly label: string
  readonly clear: string
  readonly value: string
  /** With what is in the field now, and whether an input method is still composing it. */
  readonly onChange: (value: string, isComposing: boolean) => void
  readonly name: string
}

/** A field to search in: Escape or its button empties it. */
export function SearchInput({ label, clear, value, onChange, name }: SearchInputProps) {
  const isComposing = useRef(false)
  return (
    <SearchField
      aria-label={label}
      className="search-field"
      value={value}
      onChange={(next) => onChange(next, isComposing.current)}
    >
      <Search size={14} strokeWidth={1.5} aria-hidden />
      <Input
        className="search-input"
        placeholder={label}
        data-field={name}
        onCompositionStart={() => {
          isComposing.current = true
        }}
        onCompositionEnd={({ currentTarget }) => {
          isComposing.current = false
          onChange(currentTarget.value, false)
        }}
      />
      <Button className="search-clear" aria-label={clear}>
        <X size={14} strokeWidth={1.5} aria-hidden />
      </Button>
    </SearchField>
  )
}
