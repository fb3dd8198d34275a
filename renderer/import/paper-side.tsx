import { useState, type KeyboardEvent, type Ref } from 'react'
import type { Level } from '#core/document/document.ts'
import { useLabels } from '../i18n/labels.ts'
import { setBlockLevel } from '../state/import-review.ts'
import { Toggle } from '../widgets/button.tsx'
import type { PaperRow } from './paper-rows.ts'
import { ReadRow } from './read-row.tsx'

const LEVELS = [1, 2, 3, 4] as const

interface PaperSideProps {
  readonly rows: readonly PaperRow[]
  readonly ref: Ref<HTMLDivElement>
}

/** The paper as it was recognised: the lines can be walked, and each may be given another level. */
export function PaperSide({ rows, ref }: PaperSideProps) {
  const { label } = useLabels()
  // By its place in the source: ids are new after each decision.
  const [chosen, setChosen] = useState<number | string | null>(null)
  const at = Math.max(
    0,
    rows.findIndex((row) => placeOf(row) === chosen),
  )
  const row = chosen === null ? undefined : rows[at]
  const press = (event: KeyboardEvent) => {
    const level = event.ctrlKey && event.altKey ? /^Digit([0-4])$/.exec(event.code)?.[1] : undefined
    if (level !== undefined && row) setLevelOf(row, Number(level) as Level | 0)
    else if (event.key in STEPS && !event.ctrlKey && !event.altKey) {
      const next = rows[Math.min(rows.length - 1, Math.max(0, chosen === null ? 0 : at + STEPS[event.key]!))]
      if (next) {
        setChosen(placeOf(next))
        document.getElementById(`row-${next.id}`)?.scrollIntoView({ block: 'nearest' })
      }
    } else return
    event.preventDefault()
  }
  return (
    <div className="review-side">
      <div className="review-head">
        <h3>{label('import.recognised')}</h3>
        <Levels row={row} />
      </div>
      <div
        ref={ref}
        className="read-sheet"
        role="listbox"
        aria-label={label('import.recognised')}
        aria-activedescendant={row && `row-${row.id}`}
        lang="zh-CN"
        tabIndex={0}
        data-name="import-paper"
        onKeyDown={press}
        onClick={({ target }) => {
          const line = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null
          const found = rows.find(({ id }) => id === line?.dataset['place'])
          if (found) setChosen(placeOf(found))
        }}
      >
        {rows.map((each) => (
          <ReadRow key={each.id} row={each} isChosen={each === row} />
        ))}
      </div>
    </div>
  )
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -1e6,
  End: 1e6,
}

const placeOf = ({ at, id }: PaperRow) => at ?? id

function setLevelOf(row: PaperRow, level: Level | 0): void {
  if (canLevel(row) && (row.level ?? 0) !== level) setBlockLevel(row.at!, level)
}

/** The paper's own lines have no level, and a block that no one knows the place of cannot be named. */
function canLevel({ role, frame, at }: PaperRow): boolean {
  return (role === 'heading' || role === 'body') && frame === undefined && at !== undefined
}

function Levels({ row }: { readonly row: PaperRow | undefined }) {
  const { label } = useLabels()
  const isOn = row !== undefined && canLevel(row)
  const toggle = (level: Level | 0) => (
    <Toggle
      key={level}
      name={`set-level-${level}`}
      keys={`Ctrl+Alt+${level}`}
      isSelected={row !== undefined && canLevel(row) && (row.level ?? 0) === level}
      isDisabled={!isOn}
      onPress={() => row && setLevelOf(row, level)}
    >
      {label(level === 0 ? 'toolbar.body' : `toolbar.level-${level}`)}
    </Toggle>
  )
  return (
    <div className="review-levels" role="group" aria-label={label('toolbar.level')}>
      {toggle(0)}
      {LEVELS.map(toggle)}
    </div>
  )
}
