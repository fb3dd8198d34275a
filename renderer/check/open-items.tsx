import type { ReactNode } from 'react'
import { useLabels } from '../i18n/labels.ts'
import { derived, type Derived } from '../state/document.ts'
import { useStore } from '../state/store.ts'

interface OpenItemsProps {
  readonly of: 'slots' | 'figures'
  readonly children: (state: Derived) => ReactNode
}

const HINTS = { slots: 'slots.hint', figures: 'figures.hint' } as const

/** A list of what is still open in the paper. */
export function OpenItems({ of, children }: OpenItemsProps) {
  const { label, number } = useLabels()
  const state = useStore(derived, (value) => value)
  if (!state) return null
  const count = (of === 'slots' ? state.slots : state.figures.open).length
  return (
    <>
      {count > 0 && <p className="pane-note">{label(HINTS[of], { count: number(count) })}</p>}
      {children(state)}
    </>
  )
}
