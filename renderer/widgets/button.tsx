import type { ReactNode } from 'react'
import { Button as AriaButton, ToggleButton as AriaToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components'

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
  readonly slot?: string
  readonly name?: string
  readonly onPress?: () => void
}

/** A push button: icon, word or both. `name` is its stable handle for tests and tours. */
export function Button({ children, icon, kind = 'plain', label, keys, name, onPress, ...others }: ButtonProps) {
  const button = (
    <AriaButton
      {...others}
      {...(label && { 'aria-label': label })}
      {...(onPress && { onPress })}
      className="button"
      data-kind={kind}
      data-name={name}
      data-only-icon={children ? undefined : true}
    >
      {icon}
      {children && <span>{children}</span>}
    </AriaButton>
  )
  return label || keys ? <WithTip text={[label, keys].filter(Boolean).join('  ')}>{button}</WithTip> : button
}

interface PlainButtonProps {
  readonly children: ReactNode
  readonly className: string
  readonly name: string
  readonly label?: string
  readonly isDisabled?: boolean
  readonly onPress: () => void
}

/** Something to press that is drawn by its own class alone. */
export function PlainButton({ children, className, name, label, isDisabled = false, onPress }: PlainButtonProps) {
  return (
    <AriaButton
      className={className}
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
export function Toggle({ children, icon, label, keys, name, onPress, ...others }: ToggleProps) {
  const button = (
    <AriaToggleButton
      {...others}
      {...(label && { 'aria-label': label })}
      onPress={onPress}
      className="button"
      data-kind="quiet"
      data-name={name}
      data-only-icon={children ? undefined : true}
    >
      {icon}
      {children && <span>{children}</span>}
    </AriaToggleButton>
  )
  return label || keys ? <WithTip text={[label, keys].filter(Boolean).join('  ')}>{button}</WithTip> : button
}

function WithTip({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      {children}
      <Tooltip className="tooltip" offset={4}>
        {text}
      </Tooltip>
    </TooltipTrigger>
  )
}
