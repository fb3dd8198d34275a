import type { ReactNode } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'

interface ButtonPopoverProps {
  readonly word: string
  readonly label: string
  readonly name: string
  readonly children: ReactNode
}

/** A quiet button that opens a small explanation above it. */
export function ButtonPopover({ word, label, name, children }: ButtonPopoverProps) {
  return (
    <DialogTrigger>
      <Button className="button" data-kind="quiet" data-name={name}>
        {word}
      </Button>
      <Popover className="popover" placement="top start" offset={4}>
        <Dialog className="popover-body" aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
