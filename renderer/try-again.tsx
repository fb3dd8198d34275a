import type { AppTrouble } from './desk.ts'
import { useLabels } from './i18n/labels.ts'
import { Button } from './widgets/button.tsx'

interface TryAgainProps {
  readonly trouble: AppTrouble
  readonly name: string
  readonly onAgain: () => void
  /** In a pane, or in the place of the paper. */
  readonly className?: 'empty' | 'cover-waiting'
}

/** In the place of what could not be read: why, and the way to try it again. */
export function TryAgain({ trouble, name, onAgain, className = 'empty' }: TryAgainProps) {
  const { label, trouble: say } = useLabels()
  return (
    <div className={className} role="alert">
      <p>{say(trouble)}</p>
      <Button name={name} onPress={onAgain}>
        {label('trouble.retry')}
      </Button>
    </div>
  )
}
