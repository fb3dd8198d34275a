import type { KeyboardEvent, ReactNode, SyntheticEvent } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'

interface ButtonProps {
  readonly children?: ReactNode
  readonly icon?: ReactNode
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'link'
  /** Said by screen readers and shown on hover; needed where there is no word on the button. */
  readonly label?: string
  /** Shown beside the label on hover, for instance Ctrl+Z. */
  readonly keys?: string | undefined
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
  readonly type?: 'button' | 'submit'
  readonly name?: string
  readonly onPress?: () => void
}

/** A push button: icon, word or both. `name` is its stable handle for tests and tours. */
export function Button({ kind = 'plain', type = 'button', autoFocus = false, ...look }: ButtonProps) {
  return (
    // The page begins at its first button; a dialog at the one that it says.
    // oxlint-disable-next-line jsx-a11y/no-autofocus
    <button type={type} autoFocus={autoFocus} data-kind={kind} {...lookOf(look)}>
      {look.icon}
      {look.children && <span>{look.children}</span>}
    </button>
  )
}

interface PlainButtonProps {
  readonly children: ReactNode
  readonly className: string
  readonly name: string
  readonly label?: string
  readonly isDisabled?: boolean
  readonly onPress: () => void
}

/** Something to press that looks like what it stands in; its own class says the rest. */
export function PlainButton({ children, className, name, label, isDisabled = false, onPress }: PlainButtonProps) {
  return (
    <AriaButton
      className={`plain-button ${className}`}
      data-name={name}
      isDisabled={isDisabled}
      onPress={onPress}
      {...(label && { 'aria-label': label })}
    >
      {children}
    </AriaButton>
  )
}

interface ToggleProps {
  readonly children?: ReactNode
  readonly icon?: ReactNode
  readonly label?: string
  readonly keys?: string | undefined
  readonly isSelected: boolean
  readonly isDisabled?: boolean
  readonly name?: string
  readonly onPress: () => void
}

/** A button that stays down while what it names holds. */
export function Toggle({ isSelected, ...look }: ToggleProps) {
  return (
    <button
      type="button"
      data-kind="quiet"
      aria-pressed={isSelected}
      data-selected={isSelected || undefined}
      {...lookOf(look)}
    >
      {look.icon}
      {look.children && <span>{look.children}</span>}
    </button>
  )
}

/**
 * Plain buttons and no controls of the library: there are forty of them in the window, and each would cost half a millisecond
 * of every start. What a button shows on hover is shown for all of them by tips.ts.
 */
function lookOf({
  children,
  label,
  keys,
  name,
  isDisabled,
  onPress,
}: Omit<ButtonProps, 'kind' | 'type' | 'autoFocus'>) {
  const tip = [label, keys].filter(Boolean).join('  ')
  return {
    ...NOT_FOR_THE_ROW,
    className: 'button',
    disabled: isDisabled,
    'aria-label': label || undefined,
    'data-disabled': isDisabled || undefined,
    'data-name': name,
    'data-only-icon': children ? undefined : true,
    'data-tip': tip || undefined,
    onClick: (event: SyntheticEvent) => {
      event.stopPropagation()
      onPress?.()
    },
  }
}

const stop = (event: SyntheticEvent) => event.stopPropagation()
const stopPress = (event: KeyboardEvent) => {
  if (event.key !== 'Enter' && event.key !== ' ') return
  event.stopPropagation()
  // A key that is held down presses once.
  if (event.repeat) event.preventDefault()
}
/** A press on a button in a row is not one on the row. */
const NOT_FOR_THE_ROW = { onPointerDown: stop, onMouseDown: stop, onKeyDown: stopPress, onKeyUp: stopPress } as const
