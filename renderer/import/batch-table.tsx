import { useState } from 'react'
import { useLabels } from '../i18n/labels.ts'
import { closeImport, importing, readImport, stopImport, tickPapers } from '../state/import.ts'
import { isKeeping, keepOld } from '../state/import-keep.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Progress } from '../widgets/progress.tsx'
import { RowsInSight } from '../widgets/rows-in-sight.tsx'
import { SwitchTabs } from '../widgets/switch-tabs.tsx'
import { Tick } from '../widgets/tick.tsx'
import { FailedFiles } from './failed-files.tsx'
import { FoundPaperRow } from './found-paper-row.tsx'
import { foundRows, type FoundRow } from './found-papers.ts'

type Part = 'all' | 'duplicates' | 'failed'

/** As import.css draws a row. */
const ROW_PX = 44

/** What was found in several files: each paper with what is known of it, to be corrected and kept. */
export function BatchTable() {
  const { label } = useLabels()
  const now = useStore(importing, (value) => value)
  const [part, setPart] = useState<Part>('all')
  if (!now) return null
  const rows = foundRows(now.files, now)
  const duplicates = rows.filter(({ found }) => found.duplicate)
  const failed = now.files.filter(({ state }) => state === 'failed')
  return (
    <div className="batch">
      <div className="cover-bar">
        <h2>{now.folder === undefined ? label('import.title') : label('import.folder', { name: now.folder })}</h2>
        <SwitchTabs
          label={label('import.parts')}
          items={[
            { id: 'all', label: label('import.part.all', { count: rows.length }) },
            {
              id: 'duplicates',
              label: label('import.part.duplicates', { count: duplicates.length }),
              isDisabled: duplicates.length === 0,
            },
            {
              id: 'failed',
              label: label('import.part.failed', { count: failed.length }),
              isDisabled: failed.length === 0,
            },
          ]}
          selected={part}
          onSelect={setPart}
        />
        <Button name="close-import" onPress={closeImport}>
          {label('pane.close')}
        </Button>
        <KeepTicked rows={rows} />
      </div>
      <Stopped />
      {part === 'failed' ? <FailedFiles files={failed} /> : <Table rows={part === 'all' ? rows : duplicates} />}
    </div>
  )
}

function KeepTicked({ rows }: { readonly rows: readonly FoundRow[] }) {
  const { label, number } = useLabels()
  const isBusy = useStore(isKeeping, (value) => value)
  const progress = useStore(importing, (now) => now?.progress)
  const ticked = rows.filter(({ isTicked }) => isTicked)
  if (isBusy) {
    const { done = 0, total = ticked.length } = progress ?? {}
    return (
      <>
        <Progress label={label('import.keeping', { done, total })} share={total ? done / total : undefined} />
        <Button name="stop-import" onPress={stopImport}>
          {label('import.stop')}
        </Button>
      </>
    )
  }
  return (
    <Button
      kind="primary"
      name="keep-ticked"
      autoFocus
      isDisabled={ticked.length === 0}
      onPress={() => void keepOld(ticked)}
    >
      {label('import.keep-count', { count: number(ticked.length) })}
    </Button>
  )
}

/** What is still to be read, where the writer stopped it. */
function Stopped() {
  const { label } = useLabels()
  const waiting = useStore(importing, (now) => now?.files.filter(({ state }) => state === 'waiting').length ?? 0)
  const total = useStore(importing, (now) => now?.files.length ?? 0)
  if (waiting === 0) return null
  return (
    <div className="import-stopped" role="status" data-name="import-stopped">
      <span>{label('import.stopped', { done: total - waiting, total })}</span>
      <Button kind="link" name="read-on" onPress={() => void readImport()}>
        {label('import.read-on')}
      </Button>
    </div>
  )
}

function Table({ rows }: { readonly rows: readonly FoundRow[] }) {
  const { label } = useLabels()
  const open = rows.filter(({ kept }) => !kept)
  const ticked = open.filter(({ isTicked }) => isTicked).length
  if (rows.length === 0) return <p className="empty">{label('import.none-found')}</p>
  return (
    <RowsInSight
      label={label('import.papers')}
      count={rows.length}
      heightPx={ROW_PX}
      head={
        <div role="row" className="batch-row">
          <div role="columnheader" aria-label={label('import.tick-all')}>
            <Tick
              name="tick-all"
              isSelected={open.length > 0 && ticked === open.length}
              isPartly={ticked > 0 && ticked < open.length}
              onChange={(isTicked) =>
                tickPapers(
                  open.map(({ key }) => key),
                  isTicked,
                )
              }
            >
              <span className="unseen">{label('import.tick-all')}</span>
            </Tick>
          </div>
          {(['import.paper-title', 'details.kind', 'details.year', 'details.unit', 'import.of-this-file'] as const).map(
            (key) => (
              <div key={key} role="columnheader">
                {label(key)}
              </div>
            ),
          )}
          <div role="columnheader">
            <span className="unseen">{label('import.look')}</span>
          </div>
        </div>
      }
      renderRow={(index) => <FoundPaperRow key={rows[index]!.key} row={rows[index]!} index={index} />}
    />
  )
}
