import { useState, type ReactNode } from 'react'

interface RowsInSightProps {
  readonly label: string
  readonly count: number
  /** Of each row. */
  readonly heightPx: number
  readonly head: ReactNode
  readonly renderRow: (index: number) => ReactNode
}

/** Rows above and below the sight that are drawn all the same, so that Tab and the page keys find the next one. */
const AROUND = 12

/** A table of which only the rows in sight are drawn; each row is as high as every other. */
export function RowsInSight({ label, count, heightPx, head, renderRow }: RowsInSightProps) {
  const [sight, setSight] = useState({ top: 0, height: 800 })
  const first = Math.max(0, Math.floor(sight.top / heightPx) - AROUND)
  const last = Math.min(count, Math.ceil((sight.top + sight.height) / heightPx) + AROUND)
  return (
    <div
      className="rows-in-sight"
      role="table"
      aria-label={label}
      aria-rowcount={count + 1}
      onScroll={({ currentTarget }) => setSight({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })}
    >
      <div role="rowgroup" className="table-head">
        {head}
      </div>
      <div role="rowgroup">
        <Space heightPx={first * heightPx} />
        {Array.from({ length: last - first }, (_, at) => renderRow(first + at))}
        <Space heightPx={(count - last) * heightPx} />
      </div>
    </div>
  )
}

function Space({ heightPx }: { readonly heightPx: number }) {
  return heightPx > 0 ? <div aria-hidden ref={(place) => place?.style.setProperty('height', `${heightPx}px`)} /> : null
}
