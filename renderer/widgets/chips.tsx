import { useId, useState, type KeyboardEvent } from 'react'
import { X } from 'lucide-react'

interface ChipsProps {
  readonly label: string
  readonly name: string
  readonly hint: string
  readonly values: readonly string[]
  /** Proposed while one is typed. */
  readonly known: readonly string[]
  readonly removeLabel: (value: string) => string
  /** What is typed, as the values that it stands for. */
  readonly valuesIn: (typed: string) => readonly string[]
  readonly onChange: (values: readonly string[]) => void
}

/** Short words as chips: Enter or a comma makes one of what is typed, Backspace in the empty field takes the last away. */
export function Chips({ label, name, hint, values, known, removeLabel, valuesIn, onChange }: ChipsProps) {
  const [typed, setTyped] = useState('')
  const list = useId()
  const input = useId()
  const add = (text: string) => {
    setTyped('')
    const more = valuesIn(text).filter((value) => !values.includes(value))
    if (more.length > 0) onChange([...values, ...more])
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    // Enter that an input method takes is its own.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && typed.trim()) add(typed)
    else if (event.key === 'Backspace' && typed === '' && values.length > 0) onChange(values.slice(0, -1))
    else return
    event.preventDefault()
  }
  const type = (next: string, { isComposing, inputType }: Pick<InputEvent, 'isComposing' | 'inputType'>) => {
    // Parted by a mark, or chosen out of the list.
    const isWhole = /[,，、;；]$/u.test(next) || inputType === 'insertReplacementText'
    if (isWhole && !isComposing) add(next)
    else setTyped(next)
  }
  return (
    <div className="field">
      <label htmlFor={input}>{label}</label>
      <div className="chips">
        {values.map((value) => (
          <span key={value} className="chip">
            {value}
            <button
              type="button"
              aria-label={removeLabel(value)}
              onClick={() => onChange(values.filter((each) => each !== value))}
            >
              <X size={12} strokeWidth={1.5} aria-hidden />
            </button>
          </span>
        ))}
        <input
          id={input}
          list={list}
          data-field={name}
          autoComplete="off"
          placeholder={values.length === 0 ? hint : ''}
          value={typed}
          onChange={({ currentTarget, nativeEvent }) => type(currentTarget.value, nativeEvent as InputEvent)}
          onKeyDown={press}
          onBlur={() => typed.trim() && add(typed)}
        />
        <datalist id={list}>
          {known
            .filter((value) => !values.includes(value))
            .map((value) => (
              <option key={value} value={value} aria-label={value} />
            ))}
        </datalist>
      </div>
    </div>
  )
}
