import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'

interface ButtonPopoverProps {
  readonly word: string
  readonly label: string
  readonly name: string
  readonly placement?: 'top start' | 'bottom start'
  /** What is in it; `close` takes it away again. */
  readonly children: ReactNode | ((close: () => void) => ReactNode)
}

/** A quiet button that opens something small beside it. */
export function ButtonPopover({ word, label, name, placement = 'top start', children }: ButtonPopoverProps) {
  return (
    <DialogTrigger>
      <Button className="button" data-kind="quiet" data-name={name}>
        {word}
      </Button>
      <Popover className="popover" placement={placement} offset={4}>
        <Dialog className="popover-body" aria-label={label}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
