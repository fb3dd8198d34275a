import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { Heading } from 'react-aria-components/Heading'
import { ChevronRight } from 'lucide-react'

interface DisclosureProps {
  readonly title: ReactNode
  readonly name: string
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  /** Beside the title, also while it is folded. */
  readonly beside?: ReactNode
  readonly children: ReactNode
}

/** A heading that folds what stands under it; what is folded is not drawn. */
export function Disclosure({ title, name, isOpen, onOpen, beside, children }: DisclosureProps) {
  return (
    <AriaDisclosure className="disclosure" isExpanded={isOpen} onExpandedChange={onOpen} data-name={name}>
      <div className="disclosure-head">
        <Heading level={4}>
          <Button slot="trigger" className="disclosure-title">
            <ChevronRight size={12} strokeWidth={1.5} aria-hidden />
            {title}
          </Button>
        </Heading>
        {beside}
      </div>
      <DisclosurePanel>{isOpen && children}</DisclosurePanel>
    </AriaDisclosure>
  )
}
