import { useEffect } from 'react'
import { useLabels } from '../i18n/labels.ts'
import { EmptyBinDialog } from '../empty-bin-dialog.tsx'
import { surface } from '../state/app.ts'
import { openPaper } from '../state/document.ts'
import { emptyLedgerBin, ledgerFilters, ledgerMode, loadLedger } from '../state/ledger.ts'
import { startWith } from '../state/ledger-form.ts'
import { followNotes } from '../state/ledger-notes.ts'
import { useStore } from '../state/store.ts'
import { FigureFormView } from './figure-form.tsx'
import { FigureHistory } from './figure-history.tsx'
import { LedgerBin } from './ledger-bin.tsx'
import { LedgerList } from './ledger-list.tsx'
import { ManyFigures } from './many-figures.tsx'

/** 数据台账 beside the paper: the figures of its year and of the one before, to insert, to add and to keep in step. */
export function LedgerPane() {
  const mode = useStore(ledgerMode, (value) => value)
  const paper = useStore(openPaper, (value) => value?.id)
  const isAsked = useStore(surface, (value) => value === 'empty-ledger-bin')
  useEffect(() => {
    void loadLedger()
    return followNotes()
  }, [])
  useEffect(() => startWith(paper), [paper])
  return (
    <div className="pane-stack" data-name="ledger">
      {mode.kind === 'list' && <LedgerList />}
      {mode.kind === 'form' && <FigureFormView mode={mode} />}
      {mode.kind === 'many' && <ManyFigures mode={mode} />}
      {mode.kind === 'history' && <FigureHistory figure={mode.figure} />}
      {mode.kind === 'bin' && <LedgerBin />}
      {isAsked && <AskToEmpty />}
    </div>
  )
}

function AskToEmpty() {
  const { label, number } = useLabels()
  const count = useStore(ledgerFilters, ({ inBin }) => inBin)
  return (
    <EmptyBinDialog
      name="empty-ledger-bin"
      detail={label('ledger.ask-detail', { count: number(count) })}
      onEmpty={() => void emptyLedgerBin()}
    />
  )
}
