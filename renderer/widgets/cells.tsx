interface CellProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly name: string
  readonly onChange: (value: T) => void
}

interface CellInputProps extends CellProps<string> {
  readonly isInvalid?: boolean
  readonly isMarked?: boolean
  readonly hint?: string
}

/** A field in a table: the column says what it is for. */
export function CellInput({
  label,
  value,
  name,
  onChange,
  isInvalid = false,
  isMarked = false,
  hint = '',
}: CellInputProps) {
  return (
    <input
      className="cell-field"
      aria-label={label}
      aria-invalid={isInvalid}
      placeholder={hint}
      title={value}
      data-field={name}
      data-marked={isMarked || undefined}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

interface CellChoiceProps<K extends string> extends CellProps<K> {
  readonly items: readonly { readonly id: K; readonly word: string }[]
}

/** A choice in a table; the system's own list, which costs nothing in hundreds of rows. */
export function CellChoice<K extends string>({ label, value, name, items, onChange }: CellChoiceProps<K>) {
  return (
    <select
      className="cell-field"
      aria-label={label}
      data-field={name}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value as K)}
    >
      {items.map(({ id, word }) => (
        <option key={id} value={id}>
          {word}
        </option>
      ))}
    </select>
  )
}
