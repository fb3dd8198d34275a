import { memo, useEffect, useMemo, useState, type RefObject } from 'react'
import type { ImportDetails } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { PlacePopover } from '../widgets/place-popover.tsx'
import { DecisionWords } from './decision-words.tsx'
import { decisionGroups, sourceRows, type Piece, type SourceRow } from './review.ts'

interface SourceSideProps {
  readonly details: ImportDetails
  readonly ref: RefObject<HTMLDivElement | null>
}

/** The source as it was found; what was done to it is struck through or marked, and says what it was when it is clicked. */
export function SourceSide({ details, ref }: SourceSideProps) {
  const { label } = useLabels()
  const rows = useMemo(() => sourceRows(details), [details])
  const [open, setOpen] = useState<{ readonly key: string; readonly at: Element } | null>(null)
  // A mark takes no focus that could come back to it.
  const close = () => {
    setOpen(null)
    requestAnimationFrame(() => ref.current?.focus({ preventScroll: true }))
  }
  // The way by keyboard to what is clicked here is the list at the right.
  useEffect(() => {
    const side = ref.current
    const click = ({ target }: Event) => {
      const mark = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null
      if (mark) setOpen({ key: mark.dataset['key']!, at: mark })
    }
    side?.addEventListener('click', click)
    return () => side?.removeEventListener('click', click)
  }, [ref])
  return (
    <div className="review-side">
      <h3>{label('import.source')}</h3>
      <div
        ref={ref}
        className="source-sheet"
        role="region"
        aria-label={label('import.source')}
        lang="zh-CN"
        tabIndex={0}
        data-name="import-source"
      >
        {rows.map((row) => (
          <Row key={row.at} row={row} />
        ))}
      </div>
      {open && <Decision details={details} at={open.at} mark={open.key} onClose={close} />}
    </div>
  )
}

const Row = memo(function Row({ row }: { readonly row: SourceRow }) {
  const { label } = useLabels()
  return (
    <p data-at={row.at}>
      {row.block && <span className="source-block">{label(`import.block.${row.block}`)}</span>}
      {row.pieces.map((piece, index) => (
        <Stretch key={index} piece={piece} />
      ))}
    </p>
  )
})

function Stretch({ piece: { text, look, key, to } }: { readonly piece: Piece }) {
  if (!look) return text
  const words = look === 'cut' || look === 'replaced' ? <del>{text}</del> : text
  return (
    <span data-look={look} data-key={key}>
      {look === 'added' || look === 'parted' ? '' : words}
      {look === 'replaced' && <ins>{to}</ins>}
      {look === 'added' && <ins>{to}</ins>}
      {look === 'parted' && <ins>¶</ins>}
    </span>
  )
}

interface DecisionProps {
  readonly details: ImportDetails
  readonly at: Element
  readonly mark: string
  readonly onClose: () => void
}

function Decision({ details, at, mark, onClose }: DecisionProps) {
  const { label } = useLabels()
  const groups = decisionGroups(details)
  const group = [...groups.toSee, ...groups.done].find(({ items }) => items.some(({ key }) => key === mark))
  const item = group?.items.find(({ key }) => key === mark)
  if (!group || !item) return null
  return (
    <PlacePopover label={label('import.decision')} at={at} onClose={onClose}>
      <DecisionWords group={group} item={item} onDone={onClose} />
    </PlacePopover>
  )
}
