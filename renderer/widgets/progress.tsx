import { Label } from 'react-aria-components/Label'
import { ProgressBar } from 'react-aria-components/ProgressBar'

interface ProgressProps {
  readonly label: string
  /** From 0 to 1; a bar that only moves without it. */
  readonly share?: number | undefined
}

/** What is being done and how far it is. */
export function Progress({ label, share }: ProgressProps) {
  return (
    <ProgressBar className="progress" value={(share ?? 0) * 100} isIndeterminate={share === undefined}>
      {({ percentage }) => (
        <>
          <Label>{label}</Label>
          <span className="progress-track" aria-hidden>
            <svg viewBox="0 0 100 2" preserveAspectRatio="none">
              <rect width={share === undefined ? 30 : (percentage ?? 0)} height="2" />
            </svg>
          </span>
        </>
      )}
    </ProgressBar>
  )
}
