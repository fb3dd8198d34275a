import type { ReactNode } from 'react'
import type { AppTrouble } from './desk.ts'
import { useLabels } from './i18n/labels.ts'
import { Button } from './widgets/button.tsx'

interface FormFootProps {
  /** What else stands there, before both. */
  readonly children?: ReactNode
  /** What the form is for; Enter does it too. */
  readonly word: string
  readonly name?: string
  readonly onCancel: () => void
  readonly isDisabled?: boolean
  readonly takesFocus?: boolean
  /** How the place looks that it is the foot of. */
  readonly className?: 'dialog-foot' | 'pane-foot' | 'import-buttons'
}

/** The end of a form: leave everything as it was, or do what the form is for. */
export function FormFoot(props: FormFootProps) {
  const { children, word, name, onCancel, isDisabled = false, takesFocus = false, className = 'dialog-foot' } = props
  const { label } = useLabels()
  return (
    <div className={className}>
      {children}
      <Button onPress={onCancel}>{label('new.cancel')}</Button>
      <Button kind="primary" type="submit" isDisabled={isDisabled} autoFocus={takesFocus} {...(name && { name })}>
        {word}
      </Button>
    </div>
  )
}

/** Why a form could not be saved, where it was not one of its fields. */
export function FormTrouble({ trouble }: { readonly trouble: AppTrouble | null }) {
  const { trouble: say } = useLabels()
  if (!trouble) return null
  return (
    <p className="field-error" role="alert">
      {say(trouble)}
    </p>
  )
}
