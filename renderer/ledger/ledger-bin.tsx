import { printAmount } from '#core/figures/ledger-amount.ts'
import { useLabels } from '../i18n/labels.ts'
import { ListBinFoot, ListBinHead } from '../list-bin.tsx'
import { surface } from '../state/app.ts'
import { ledgerBin, ledgerFilters, restoreFigure, showBin, showLedger } from '../state/ledger.ts'
import { useStore } from '../state/store.ts'
import { ItemList } from '../widgets/item-list.tsx'

/** The figures that were taken out of the ledger, and the way back. */
export function LedgerBin() {
  const { label, time } = useLabels()
  const figures = useStore(ledgerBin, (value) => value)
  const inBin = useStore(ledgerFilters, (value) => value.inBin)
  return (
    <>
      <ListBinHead back={label('ledger.back')} name="leave-ledger-bin" onLeave={showLedger} />
      <div className="pane-stack ledger-list">
        <ItemList
          label={label('ledger.bin')}
          items={figures.map((figure) => ({
            id: figure.id,
            title: `${figure.name} ${printAmount(figure)}`,
            detail: [figure.period, label('bin.detail', { date: time(figure.deletedAt ?? figure.updatedAt) })].join(
              ' · ',
            ),
          }))}
          isLong
          empty={<p>{label('bin.empty')}</p>}
          menu={{
            label: label('drafts.actions'),
            actions: [{ id: 'restore', label: label('bin.restore'), run: (id) => void restoreFigure(id) }],
          }}
        />
      </div>
      <ListBinFoot
        inBin={inBin}
        isInside
        names={{ show: 'show-ledger-bin', empty: 'empty-ledger-bin' }}
        onShow={() => void showBin()}
        onAsk={() => surface.set('empty-ledger-bin')}
      />
    </>
  )
}
