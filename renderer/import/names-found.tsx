import { useMemo, useState, type RefObject } from 'react'
import { useLabels } from '../i18n/labels.ts'
import { PlainButton } from '../widgets/button.tsx'
import { Disclosure } from '../widgets/disclosure.tsx'
import { namesIn } from './names.ts'
import type { PaperRow } from './paper-rows.ts'

interface NamesFoundProps {
  readonly rows: readonly PaperRow[]
  /** The side on which a name is shown. */
  readonly paper: RefObject<HTMLElement | null>
}

/** The places and units that the paper names: what another unit's paper would betray itself by. */
export function NamesFound({ rows, paper }: NamesFoundProps) {
  const { label, number } = useLabels()
  const names = useMemo(() => namesIn(rows), [rows])
  const [isOpen, setOpen] = useState(false)
  if (names.length === 0) return null
  const show = (row: string) => {
    paper.current?.dispatchEvent(new Event('lead'))
    document.getElementById(`row-${row}`)?.scrollIntoView({ block: 'center' })
  }
  return (
    <section data-name="names">
      <h3>{label('import.names')}</h3>
      <Disclosure
        name="names-found"
        isOpen={isOpen}
        onOpen={setOpen}
        title={
          <>
            <span>
              {names
                .slice(0, 3)
                .map(({ name }) => name)
                .join(label('save-template.and'))}
            </span>
            <small>{number(names.length)}</small>
          </>
        }
      >
        <ul className="decision-list">
          {names.map(({ name, count, row }) => (
            <li key={name}>
              <PlainButton className="decision-item" name="name" onPress={() => show(row)}>
                <mark>{name}</mark> {label('import.times', { count: number(count) })}
              </PlainButton>
            </li>
          ))}
        </ul>
      </Disclosure>
    </section>
  )
}
