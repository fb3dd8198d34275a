import { useState } from 'react'
import type { ExchangePreview } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { Disclosure } from '../widgets/disclosure.tsx'

/** The entries of a file that cannot be used, by their numbers. */
export function ExchangeBad({ preview: { bad, badCount } }: { readonly preview: ExchangePreview }) {
  const { label, number, trouble } = useLabels()
  const [isOpen, setOpen] = useState(badCount <= 3)
  if (badCount === 0) return null
  return (
    <section className="exchange-part">
      <Disclosure
        name="exchange-bad"
        title={<span>{label('exchange.bad', { count: number(badCount) })}</span>}
        isOpen={isOpen}
        onOpen={setOpen}
      >
        <ul className="exchange-bad">
          {bad.map(({ index, why }) => (
            <li key={index}>{trouble(why)}</li>
          ))}
          {badCount > bad.length && <li>{label('exchange.more-bad', { count: number(badCount - bad.length) })}</li>}
        </ul>
      </Disclosure>
    </section>
  )
}
