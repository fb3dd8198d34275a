import { useEffect, useMemo, useRef, useState } from 'react'
import { Cover, CoverBar } from '../cover.tsx'
import type { OpenedOldPaper, PaperFacts } from '../desk.ts'
import { FormFoot } from '../form-foot.tsx'
import { useLabels } from '../i18n/labels.ts'
import { FactsFields } from '../import/facts-fields.tsx'
import { factsOf } from '../import/found-papers.ts'
import { paperRows } from '../import/paper-rows.ts'
import { ReadRow } from '../import/read-row.tsx'
import { KeepParts } from '../library/keep-parts.tsx'
import { markForAMoment } from '../mark-place.ts'
import {
  correctOldPaper,
  draftFromOld,
  leaveOldPaper,
  oldPaperPlace,
  openOldPaper,
  removeOldPaper,
  saveOriginal,
} from '../state/old-papers.ts'
import { rollForward } from '../state/roll-forward.ts'
import { useStore } from '../state/store.ts'
import { Button, Toggle } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'

/** An old paper in the place of the draft: to be read, corrected in its data, made a draft of. */
export default function OldPaperPlace() {
  const paper = useStore(openOldPaper, (value) => value)
  return paper && <OldPaper key={paper.id} paper={paper} />
}

function OldPaper({ paper }: { readonly paper: OpenedOldPaper }) {
  const { label } = useLabels()
  const [isCorrecting, setCorrecting] = useState(false)
  const [isKeeping, setKeeping] = useState(false)
  const sheet = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => paperRows(paper.document), [paper.document])
  const { id, title, original } = paper
  const place = useStore(oldPaperPlace, (value) => value)
  useEffect(() => sheet.current?.focus(), [])
  useEffect(() => {
    const row = place && document.getElementById(`row-${place}`)
    if (row) readFrom(row)
  }, [place])
  return (
    <Cover label={label('old.paper')} name="old-paper">
      <CoverBar
        leave={{ name: 'leave-old-paper', onLeave: leaveOldPaper }}
        title={title || label('drafts.untitled')}
        tip={title}
      >
        <Toggle name="correct-old" isSelected={isCorrecting} onPress={() => setCorrecting(!isCorrecting)}>
          {label('old.correct')}
        </Toggle>
        <Toggle name="keep-parts" isSelected={isKeeping} onPress={() => setKeeping(!isKeeping)}>
          {label('library.keep')}
        </Toggle>
        {original && (
          <Button
            kind="quiet"
            name="save-original"
            keys={original.name}
            onPress={() => void saveOriginal({ oldPaper: id })}
          >
            {label('old.original')}
          </Button>
        )}
        <Button
          kind="quiet"
          icon={<Icon name="remove" />}
          label={label('drafts.remove')}
          name="remove-old"
          onPress={() => void removeOldPaper(id)}
        />
        <Button name="roll-old" icon={<Icon name="rollForward" />} onPress={() => void rollForward({ oldPaper: id })}>
          {label('roll.to-year', { year: paper.year + 1 })}
        </Button>
        <Button kind="primary" name="copy-old" onPress={() => void draftFromOld(id)}>
          {label('old.copy')}
        </Button>
      </CoverBar>
      {isCorrecting && <Correct paper={paper} onDone={() => setCorrecting(false)} />}
      {isKeeping ? (
        <KeepParts paper={paper} onDone={() => setKeeping(false)} />
      ) : (
        <div
          ref={sheet}
          className="read-sheet"
          role="region"
          aria-label={title}
          lang="zh-CN"
          tabIndex={0}
          data-name="old-paper-text"
        >
          {rows.map((row) => (
            <ReadRow key={row.id} row={row} />
          ))}
        </div>
      )}
    </Cover>
  )
}

/** The keyboard is at the line then, and a screen reader reads it. */
function readFrom(row: HTMLElement): void {
  row.tabIndex = -1
  row.focus({ preventScroll: true })
  row.scrollIntoView({ block: 'center' })
  markForAMoment(row)
}

function Correct({ paper, onDone }: { readonly paper: OpenedOldPaper; readonly onDone: () => void }) {
  const { label } = useLabels()
  const [facts, setFacts] = useState<PaperFacts>(() => factsOf(paper))
  return (
    <form
      className="old-correct"
      onSubmit={(event) => {
        event.preventDefault()
        void correctOldPaper(paper.id, facts).then((isDone) => isDone && onDone())
      }}
    >
      <FactsFields facts={facts} onChange={(part) => setFacts({ ...facts, ...part })} />
      <FormFoot word={label('unit.save')} name="save-correction" onCancel={onDone} className="import-buttons" />
    </form>
  )
}
