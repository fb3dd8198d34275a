import { useEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { useLabels } from './i18n/labels.ts'
import { Button } from './widgets/button.tsx'
import { Icon } from './widgets/icon.tsx'

interface CoverProps {
  readonly name: string
  readonly label: string
  /** Which of several things stands there now. */
  readonly step?: string
  readonly onKeyDownCapture?: (event: KeyboardEvent) => void
  readonly children: ReactNode
}

/** What stands in the place of the paper: whatever it is now, the keyboard is in it. */
export function Cover({ name, label, step, onKeyDownCapture, children }: CoverProps) {
  const place = useRef<HTMLElement>(null)
  return (
    <section
      ref={place}
      className="cover"
      aria-label={label}
      data-name={name}
      data-state={step}
      tabIndex={-1}
      onKeyDownCapture={onKeyDownCapture}
    >
      {/* Anew with each thing that stands there. */}
      <TakeFocus key={step} place={place} />
      {children}
    </section>
  )
}

function TakeFocus({ place }: { readonly place: RefObject<HTMLElement | null> }) {
  useEffect(() => {
    const view = place.current
    if (view && !view.contains(document.activeElement)) view.focus()
    // Escape then leaves at once, and a command that follows it meets the paper.
    void import('./leave-cover.ts')
  }, [place])
  return null
}

interface CoverBarProps {
  readonly leave: { readonly name: string; readonly word?: string; readonly onLeave: () => void }
  readonly title: ReactNode
  /** The whole title, where it may be cut off. */
  readonly tip?: string | undefined
  /** What can be done with it. */
  readonly children?: ReactNode
}

/** The bar above it: the way back, what it is, what can be done. */
export function CoverBar({ leave: { name, word, onLeave }, title, tip, children }: CoverBarProps) {
  const { label } = useLabels()
  return (
    <div className="cover-bar">
      <Button kind="quiet" name={name} icon={<Icon name="back" />} onPress={onLeave}>
        {word ?? label('old.leave')}
      </Button>
      <h2 title={tip}>{title}</h2>
      {children}
    </div>
  )
}
