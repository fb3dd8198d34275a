import type { ReactNode } from 'react'
import { useLabels } from '../i18n/labels.ts'
import { derived, type Derived } from '../state/document.ts'
import { exportAnyway, waitingExport } from '../state/export.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'

interface OpenItemsProps {
  readonly of: 'slots' | 'figures'
  readonly children: (state: Derived) => ReactNode
}

/** A list of what is still open in the paper; before an export also the way to export all the same. */
export function OpenItems({ of, children }: OpenItemsProps) {
  const { label, number } = useLabels()
  const state = useStore(derived, (value) => value)
  const waiting = useStore(waitingExport, (value) => value)
  if (!state) return null
  const counts = { slots: state.slots.length, figures: state.figures.open.length }
  const act = waiting?.format === 'print' ? 'print' : 'export'
  return (
    <>
      {counts[of] > 0 && (
        <p className="pane-note">
          {label(waiting ? `${of}.before-${act}` : `${of}.hint`, { count: number(counts[of]) })}
        </p>
      )}
      {children(state)}
      {waiting && (
        <div className="pane-foot">
          <Button kind="primary" name="export-anyway" onPress={exportAnyway}>
            {label(counts.slots + counts.figures > 0 ? `slots.${act}-anyway` : `slots.${act}`)}
          </Button>
        </div>
      )}
    </>
  )
}
