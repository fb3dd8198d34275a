import type { ReactNode } from 'react'
import { Toolbar as AriaToolbar } from 'react-aria-components/Toolbar'

/** A row of buttons with one Tab stop, walked by the arrow keys. */
export function Toolbar({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <AriaToolbar aria-label={label} className="toolbar">
      {children}
    </AriaToolbar>
  )
}

export function ToolbarGroup({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className="toolbar-group">
      {children}
    </div>
  )
}

export function ToolbarLine() {
  return <hr aria-orientation="vertical" className="toolbar-line" />
}
