import { useEffect, useMemo, type KeyboardEvent } from 'react'
import { pairFigures, type FigurePair } from '#core/figures/ledger.ts'
import type { StoredFigure } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { ListBinFoot } from '../list-bin.tsx'
import { surface } from '../state/app.ts'
import { derived, openPaper } from '../state/document.ts'
import {
  foundFigures,
  ledger,
  ledgerFilters,
  ledgerTakesFocus,
  ledgerView,
  searchLedger,
  showBin,
} from '../state/ledger.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { ItemList } from '../widgets/item-list.tsx'
import { LedgerNotesView } from './ledger-notes.tsx'
import { LedgerTools } from './ledger-tools.tsx'
import { actionsOf, openPair } from './pair-actions.ts'
import { pairItem } from './pair-item.ts'

/** The figures by name, last year's beside this year's. */
export function LedgerList() {
  const { label } = useLabels()
  const figures = useStore(ledger, (value) => value)
  const found = useStore(foundFigures, (value) => value)
  const inBin = useStore(ledgerFilters, (value) => value.inBin)
  const year = useShownYear()
  const takesFocus = useStore(ledgerTakesFocus, (value) => value)
  useEffect(() => {
    if (takesFocus) takeFocus()
  }, [takesFocus])
  const pairs = useMemo(
    () => pairsOf(figures?.filter(({ id }) => !found || found.has(id)) ?? [], year),
    [figures, found, year],
  )
  const find = (id: string) => pairs.find((pair) => idOf(pair) === id)
  const onPair = (run: (pair: FigurePair) => void) => (id: string) => {
    const pair = find(id)
    if (pair) run(pair)
  }
  return (
    <>
      <LedgerNotesView />
      <div role="presentation" onKeyDown={intoList}>
        <LedgerTools year={year} />
      </div>
      {pairs.length > 0 && (
        <div className="ledger-heads" aria-hidden>
          <span>{label('drafts.of-year', { year: year - 1 })}</span>
          <span>{label('drafts.of-year', { year })}</span>
          <span>{label('ledger.change')}</span>
        </div>
      )}
      <div className="pane-stack ledger-list">
        <ItemList
          label={label('pane.ledger')}
          items={pairs.map((pair) => pairItem(idOf(pair), pair, label))}
          onOpen={onPair(openPair)}
          isLong
          empty={figures && <Empty hasAny={figures.length > 0} />}
          menu={{
            label: label('drafts.actions'),
            actions: actionsOf(label).map(({ run, ...action }) => ({ ...action, run: onPair(run) })),
          }}
        />
      </div>
      {inBin > 0 && (
        <ListBinFoot
          inBin={inBin}
          isInside={false}
          names={{ show: 'show-ledger-bin', empty: 'empty-ledger-bin' }}
          onShow={() => void showBin()}
          onAsk={() => surface.set('empty-ledger-bin')}
        />
      )}
    </>
  )
}

/** The year that was chosen, or the paper's own. */
function useShownYear(): number {
  const chosen = useStore(ledgerView, (value) => value.year)
  const paper = useStore(openPaper, (value) => value)
  // The year is no part of what is derived, but changes with it.
  useStore(derived, (value) => value)
  // The pane stands beside a paper, and goes with it.
  return chosen ?? paper?.editor.settings().year ?? 0
}

const { compare } = new Intl.Collator('zh-CN', { numeric: true })

function pairsOf(figures: readonly StoredFigure[], year: number): readonly FigurePair[] {
  return pairFigures(figures, year).toSorted((a, b) => compare(a.name, b.name))
}

function idOf({ now, last }: FigurePair): string {
  return (now ?? last)!.id
}

function Empty({ hasAny }: { readonly hasAny: boolean }) {
  const { label } = useLabels()
  const query = useStore(ledgerView, (value) => value.query.trim())
  if (query)
    return (
      <>
        <p>{label('ledger.none-found', { query })}</p>
        <Button onPress={() => searchLedger('')}>{label('drafts.clear-search')}</Button>
      </>
    )
  return <p>{label(hasAny ? 'ledger.none-of-year' : 'ledger.empty')}</p>
}

function takeFocus(): void {
  ledgerTakesFocus.set(false)
  document.querySelector<HTMLElement>('[data-field=ledger-search]')?.focus()
}

/** From the search field into what it found. */
function intoList(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' || !(event.target instanceof HTMLInputElement)) return
  event.preventDefault()
  document.querySelector<HTMLElement>('.ledger-list [role=row]')?.focus()
}
