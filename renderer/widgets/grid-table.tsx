import { useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react'

export interface GridCell {
  readonly content: ReactNode
  /** What a screen reader says of it. */
  readonly label: string
  readonly onPress?: (() => void) | undefined
}

interface GridTableProps {
  readonly label: string
  /** The words over the first column, then over each of the others. */
  readonly head: readonly string[]
  readonly rows: readonly { readonly id: string; readonly name: GridCell; readonly cells: readonly GridCell[] }[]
}

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** A table of which one cell has the keyboard: arrows walk, Home and End go to the ends of a row, Enter presses. */
export function GridTable({ label, head, rows }: GridTableProps) {
  const table = useRef<HTMLTableElement>(null)
  const [[row, column], setHere] = useState<readonly [number, number]>([0, 0])
  const goTo = (nextRow: number, nextColumn: number) => {
    const cell = table.current?.querySelector<HTMLElement>(`[data-cell="${nextRow} ${nextColumn}"]`)
    cell?.focus()
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step) goTo(row + step[0], column + step[1])
    else if (event.key === 'Home') goTo(row, 0)
    else if (event.key === 'End') goTo(row, head.length - 1)
    else if (event.key === 'Enter' || event.key === ' ') cellAt(rows, row, column)?.onPress?.()
    else return
    event.preventDefault()
  }
  const take = ({ target }: FocusEvent) => {
    const [r, c] = (target as HTMLElement).dataset['cell']?.split(' ').map(Number) ?? []
    if (r !== undefined && c !== undefined) setHere([r, c])
  }
  const cellProps = (r: number, c: number, { label: words, onPress }: GridCell) => ({
    'data-cell': `${r} ${c}`,
    'aria-label': words,
    tabIndex: r === row && c === column ? 0 : -1,
    ...(onPress && { onClick: onPress, 'data-pressable': true }),
  })
  return (
    // A grid, and no list of facts: its cells take keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
    <table ref={table} role="grid" aria-label={label} className="grid-table" onKeyDown={press} onFocus={take}>
      <thead>
        <tr>
          {head.map((words, at) => (
            <th key={at} scope="col" title={words}>
              <span>{words}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, cells }, r) => (
          <tr key={id}>
            <th scope="row" {...cellProps(r, 0, name)}>
              {name.content}
            </th>
            {cells.map((cell, at) => (
              <td key={at} {...cellProps(r, at + 1, cell)}>
                {cell.content}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function cellAt(rows: GridTableProps['rows'], row: number, column: number): GridCell | undefined {
  return column === 0 ? rows[row]?.name : rows[row]?.cells[column - 1]
}
