import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'

interface PlacePopoverProps {
  readonly label: string
  /** What it stands beside. */
  readonly at: Element
  readonly children: ReactNode
  readonly onClose: () => void
}

/** A small panel at a place of a text; Escape and a click elsewhere close it. */
export function PlacePopover({ label, at, children, onClose }: PlacePopoverProps) {
  return (
    <Popover
      className="popover"
      triggerRef={{ current: at }}
      isOpen
      offset={4}
      placement="bottom start"
      onOpenChange={onClose}
    >
      <Dialog className="popover-body" aria-label={label}>
        {children}
      </Dialog>
    </Popover>
  )
}
