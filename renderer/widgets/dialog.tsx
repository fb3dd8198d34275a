import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly name?: string
  /** Wide: with columns, as high as the window allows. */
  readonly size?: 'wide'
}

/** A modal dialog: Escape closes it, a click beside it does not; the focus returns to where it was. */
export function Dialog({ title, onClose, children, name, size }: DialogProps) {
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal" data-size={size}>
        <AriaDialog className="dialog" data-name={name}>
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
