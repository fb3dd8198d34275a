import { useMemo, useState } from 'react'
import type { PassageShape } from '#core/passage/passage.ts'
import type { OpenedOldPaper } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { keepPassages } from '../state/passage-changes.ts'
import { Button } from '../widgets/button.tsx'
import { RowsInSight } from '../widgets/rows-in-sight.tsx'
import { SwitchTabs } from '../widgets/switch-tabs.tsx'
import { Tick } from '../widgets/tick.tsx'
import { partsOf, passagesOf, proposalOf, type PaperPart, type Proposal, type SharedOfParts } from './paper-parts.ts'
import { PartRow } from './part-row.tsx'
import { SharedFacts } from './passage-facts.tsx'

/** As library.css draws a row. */
const ROW_PX = 52
const SHAPES = ['section', 'paragraph'] as const
const NOTHING: ReadonlyMap<string, Partial<Proposal>> = new Map()

interface KeepPartsProps {
  readonly paper: OpenedOldPaper
  readonly onDone: () => void
}

/** The sections and paragraphs of an old paper: those that are ticked go into the library. */
export function KeepParts({ paper, onDone }: KeepPartsProps) {
  const { label, number } = useLabels()
  const { document } = paper
  const parts = useMemo(() => partsOf(document), [document])
  const propose = useMemo(() => createProposals(paper), [paper])
  const [shape, setShape] = useState<PassageShape>('section')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [typed, setTyped] = useState(NOTHING)
  const [shared, setShared] = useState<SharedOfParts>({
    kind: paper.kind,
    year: paper.year,
    unit: paper.unit,
    tags: [],
  })
  const [isBusy, setBusy] = useState(false)
  const shown = parts.filter((part) => part.shape === shape)
  const tick = (ids: readonly string[], isTicked: boolean) =>
    setTicked((now) => {
      const next = new Set(now)
      for (const id of ids) next[isTicked ? 'add' : 'delete'](id)
      return next
    })
  const asTyped = (part: PaperPart) => ({ ...part, ...propose(part), ...typed.get(part.id) })
  const keep = async () => {
    setBusy(true)
    const chosen = parts.filter(({ id }) => ticked.has(id)).map(asTyped)
    const isDone = await keepPassages(passagesOf(chosen, { document, paper: paper.id, shared }))
    setBusy(false)
    if (isDone) onDone()
  }
  return (
    <div className="batch keep-parts" data-name="parts">
      <div className="facts-fields">
        <SharedFacts facts={shared} onChange={(part) => setShared({ ...shared, ...part })} />
      </div>
      <div className="cover-bar">
        <SwitchTabs<PassageShape>
          label={label('library.parts')}
          items={SHAPES.map((id) => ({
            id,
            label: label(`library.parts.${id}`, { count: number(parts.filter((part) => part.shape === id).length) }),
          }))}
          selected={shape}
          onSelect={setShape}
        />
        <div className="toolbar-space" />
        <Button name="leave-parts" onPress={onDone}>
          {label('new.cancel')}
        </Button>
        <Button
          kind="primary"
          name="keep-parts-yes"
          isDisabled={ticked.size === 0 || isBusy}
          onPress={() => void keep()}
        >
          {label('library.keep-count', { count: number(ticked.size) })}
        </Button>
      </div>
      {shown.length === 0 ? (
        <p className="empty">{label('library.no-parts')}</p>
      ) : (
        <RowsInSight
          key={shape}
          label={label('library.parts')}
          count={shown.length}
          heightPx={ROW_PX}
          head={<Head shown={shown} ticked={ticked} onTick={tick} />}
          renderRow={(index) => {
            const part = shown[index]!
            return (
              <PartRow
                key={part.id}
                part={asTyped(part)}
                index={index}
                isTicked={ticked.has(part.id)}
                onTick={(isTicked) => tick([part.id], isTicked)}
                onType={(words) => setTyped(new Map(typed).set(part.id, { ...typed.get(part.id), ...words }))}
              />
            )
          }}
        />
      )}
    </div>
  )
}

interface HeadProps {
  readonly shown: readonly PaperPart[]
  readonly ticked: ReadonlySet<string>
  readonly onTick: (ids: readonly string[], isTicked: boolean) => void
}

function Head({ shown, ticked, onTick }: HeadProps) {
  const { label } = useLabels()
  const done = shown.filter(({ id }) => ticked.has(id)).length
  const ids = shown.map(({ id }) => id)
  return (
    <div role="row" className="batch-row part-row">
      <div role="columnheader" aria-label={label('import.tick-all')}>
        <Tick
          name="tick-all-parts"
          isSelected={done > 0 && done === shown.length}
          isPartly={done > 0 && done < shown.length}
          onChange={(isTicked) => onTick(ids, isTicked)}
        >
          <span className="unseen">{label('import.tick-all')}</span>
        </Tick>
      </div>
      {(['library.title', 'library.collection', 'library.words', 'library.characters'] as const).map((key) => (
        <div key={key} role="columnheader">
          {label(key)}
        </div>
      ))}
    </div>
  )
}

/** Worked out as a row comes into sight: a paper of 300 pages has thousands. */
function createProposals({ document }: OpenedOldPaper): (part: PaperPart) => Proposal {
  const known = new Map<string, Proposal>()
  return (part) => {
    const proposal = known.get(part.id) ?? proposalOf(document, part)
    known.set(part.id, proposal)
    return proposal
  }
}
