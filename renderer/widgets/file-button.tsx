import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { FileTrigger } from 'react-aria-components/FileTrigger'

interface FileButtonProps {
  readonly children: ReactNode
  /** Extensions with their dot. */
  readonly types: readonly string[]
  readonly name: string
  readonly onFile: (file: File) => void
}

/** A button that asks for one file. */
export function FileButton({ children, types, name, onFile }: FileButtonProps) {
  return (
    <FileTrigger
      acceptedFileTypes={[...types]}
      onSelect={(files) => {
        const file = files?.[0]
        if (file) onFile(file)
      }}
    >
      <Button className="button" data-kind="quiet" data-name={name}>
        {children}
      </Button>
    </FileTrigger>
  )
}
