import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { useLabels } from '../i18n/labels.ts'
import { closeImport, correctFacts, importing, lookAtFile, lookAtPaper, reviewed } from '../state/import.ts'
import { openDraft } from '../state/drafts.ts'
import { readOldPaper } from '../state/old-papers.ts'
import { isKeeping, keepOld, openAsDraft } from '../state/import-keep.ts'
import { decided, openFile, redoDecision, undoDecision } from '../state/import-review.ts'
import { rollImported } from '../state/roll-forward.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'
import { Progress } from '../widgets/progress.tsx'
import { SwitchTabs } from '../widgets/switch-tabs.tsx'
import { DecisionPane } from './decision-pane.tsx'
import { FactsFields } from './facts-fields.tsx'
import { duplicateWords } from './duplicate-words.ts'
import { foundRows, paperKey, plainName, type FoundRow } from './found-papers.ts'
import { paperRows } from './paper-rows.ts'
import { PaperSide } from './paper-side.tsx'
import { SourceSide } from './source-side.tsx'
import { useAlignedScroll } from './use-aligned-scroll.ts'

/** One file: the source, the paper that was recognised in it, and everything that was decided on the way. */
export function Review() {
  const file = useStore(importing, (now) => now?.file ?? null)
  const details = useStore(reviewed, (value) => value)
  const { label } = useLabels()
  useEffect(() => {
    if (file !== null && reviewed.get()?.file !== file) void openFile(file)
  }, [file])
  const isHere = details !== null && details.file === file
  return (
    <div className="review" role="presentation" onKeyDown={pressKey}>
      <ReviewBar />
      {isHere ? (
        <Sides />
      ) : (
        <div className="pages-waiting">
          <Progress label={label('import.opening')} />
        </div>
      )}
    </div>
  )
}

/** As in a paper: the last decision is taken back, and done again. */
function pressKey(event: KeyboardEvent): void {
  if (event.target instanceof HTMLInputElement || !(event.ctrlKey || event.metaKey) || event.altKey) return
  const key = event.key.toLowerCase()
  if (key === 'z' && !event.shiftKey) undoDecision()
  else if (key === 'y' || key === 'z') redoDecision()
  else return
  event.preventDefault()
}

/** The paper that is shown, with what was corrected. */
function useRow(): FoundRow | undefined {
  const now = useStore(importing, (value) => value)
  if (!now || now.file === null) return undefined
  const key = paperKey(now.file, now.paper)
  return foundRows(now.files, now).find((row) => row.key === key)
}

function ReviewBar() {
  const { label } = useLabels()
  const row = useRow()
  const isOneOfMany = useStore(importing, (now) => (now?.files.length ?? 0) > 1)
  const isBusy = useStore(isKeeping, (value) => value)
  const history = useStore(decided, (value) => value)
  return (
    <div className="cover-bar">
      {isOneOfMany && (
        <Button kind="quiet" name="back-to-list" icon={<Icon name="back" />} onPress={() => lookAtFile(null)}>
          {label('import.back-to-list')}
        </Button>
      )}
      <h2 title={row?.file.name}>{row ? plainName(row.file.name) || label('import.pasted') : label('import.title')}</h2>
      <Button
        kind="quiet"
        icon={<Icon name="undo" />}
        label={label('import.undo')}
        keys="Ctrl+Z"
        name="undo-decision"
        isDisabled={history.past.length === 0}
        onPress={undoDecision}
      />
      <Button
        kind="quiet"
        icon={<Icon name="redo" />}
        label={label('import.redo')}
        keys="Ctrl+Y"
        name="redo-decision"
        isDisabled={history.future.length === 0}
        onPress={redoDecision}
      />
      <Button name="close-import" onPress={closeImport}>
        {label('pane.close')}
      </Button>
      <Button
        name="keep-old"
        isDisabled={!row || isBusy || row.kept === 'old-paper'}
        onPress={() => row && void keepOld([row])}
      >
        {label(row?.kept === 'old-paper' ? 'import.is-kept' : 'import.keep')}
      </Button>
      {row && (
        <Button
          name="roll-imported"
          icon={<Icon name="rollForward" />}
          isDisabled={isBusy || row.kept === 'old-paper'}
          onPress={() => void rollImported(row)}
        >
          {label('roll.to-year', { year: row.facts.year + 1 })}
        </Button>
      )}
      <Button
        kind="primary"
        name="open-as-draft"
        autoFocus
        isDisabled={!row || isBusy}
        onPress={() => row && void openAsDraft(row)}
      >
        {label('import.open-as-draft')}
      </Button>
    </div>
  )
}

function Sides() {
  const source = useRef<HTMLDivElement>(null)
  const paper = useRef<HTMLDivElement>(null)
  const row = useRow()
  const details = useStore(reviewed, (value) => value)
  useAlignedScroll(source, paper)
  const shown = details?.papers.find(({ paper: number }) => number === row?.found.paper) ?? details?.papers[0]
  const rows = useMemo(() => (shown ? paperRows(shown.document, shown.places) : []), [shown])
  if (!details || !row) return null
  const { file, found } = row
  return (
    <>
      <PapersOfFile />
      <DuplicateNote row={row} />
      <FactsFields
        key={row.key}
        facts={row.facts}
        isYearGuessed={found.isYearGuessed}
        onChange={(facts) => correctFacts(file.file, found.paper, facts)}
      />
      <div className="review-sides">
        <SourceSide ref={source} details={details} />
        <PaperSide ref={paper} rows={rows} />
        <DecisionPane details={details} source={source} paper={paper} rows={rows} />
      </div>
    </>
  )
}

/** Several papers in one file, each with its tab. */
function PapersOfFile() {
  const { label } = useLabels()
  const now = useStore(importing, (value) => value)
  const rows = now ? foundRows(now.files, now).filter(({ file }) => file.file === now.file) : []
  if (!now || rows.length < 2) return null
  return (
    <div className="review-papers">
      <SwitchTabs
        label={label('import.papers')}
        items={rows.map(({ found, facts, kept }) => ({
          id: String(found.paper),
          label: `${kept ? '✓ ' : ''}${found.paper + 1}. ${facts.title || label('drafts.untitled')}`,
        }))}
        selected={String(now.paper)}
        onSelect={(id) => lookAtPaper(Number(id))}
      />
      <Button kind="link" name="keep-all-of-file" onPress={() => void keepOld(rows.filter(({ kept }) => !kept))}>
        {label('import.keep-all', { count: rows.filter(({ kept }) => !kept).length })}
      </Button>
    </div>
  )
}

/** The paper is there already: says where, and leads there. */
function DuplicateNote({ row: { found, kept } }: { readonly row: FoundRow }) {
  const labels = useLabels()
  const { duplicate } = found
  if (!duplicate || kept) return null
  const { id, of } = duplicate
  const show = () => (of === 'draft' ? openDraft(id!) : readOldPaper(id!))
  return (
    <div className="import-stopped" role="status" data-name="duplicate">
      <span>{duplicateWords(duplicate, labels)}</span>
      {id !== undefined && (
        <Button kind="link" name="show-duplicate" onPress={() => void show()}>
          {labels.label('import.look')}
        </Button>
      )}
    </div>
  )
}
