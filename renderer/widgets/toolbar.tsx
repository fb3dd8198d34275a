import type { ReactNode } from 'react'
import { Group, Separator, Toolbar as AriaToolbar } from 'react-aria-components'

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
    <Group aria-label={label} className="toolbar-group">
      {children}
    </Group>
  )
}

export function ToolbarLine() {
  return <Separator orientation="vertical" className="toolbar-line" />
}
