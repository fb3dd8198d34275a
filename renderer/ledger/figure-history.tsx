import { useEffect, useState } from 'react'
import { printAmount } from '#core/figures/ledger-amount.ts'
import type { FigureVersion, StoredFigure } from '../desk.ts'
import { ask } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { ListBinHead } from '../list-bin.tsx'
import { showLedger } from '../state/ledger.ts'
import { showForm } from '../state/ledger-form.ts'
import { showTrouble } from '../state/toast.ts'
import { ItemList } from '../widgets/item-list.tsx'
import { formOf } from './form.ts'

/** What a figure was before each change; Enter brings one back into the form, to be saved again. */
export function FigureHistory({ figure }: { readonly figure: StoredFigure }) {
  const { label, time } = useLabels()
  const [versions, setVersions] = useState<readonly FigureVersion[]>([])
  useEffect(() => {
    let isShown = true
    void ask('ledger.history', { id: figure.id }).then((reply) => {
      if (!isShown) return
      if (reply.ok) setVersions(reply.value)
      else showTrouble(reply.error)
    })
    return () => {
      isShown = false
    }
  }, [figure.id])
  const bringBack = (id: string) => {
    const version = versions.find((each) => String(each.version) === id)
    if (version) showForm({ ...formOf({ ...figure, ...version }) })
  }
  return (
    <>
      <ListBinHead back={label('ledger.back')} name="leave-ledger-history" onLeave={showLedger} />
      <p className="pane-note">{label('ledger.history-of', { name: figure.name, value: printAmount(figure) })}</p>
      <div className="pane-stack ledger-list">
        <ItemList
          label={label('ledger.history')}
          items={versions.map((version) => ({
            id: String(version.version),
            title: printAmount(version),
            detail: [label('ledger.until', { time: time(version.changedAt) }), version.period, version.source]
              .filter(Boolean)
              .join(' · '),
          }))}
          onOpen={bringBack}
          empty={<p>{label('ledger.no-history')}</p>}
        />
      </div>
    </>
  )
}
