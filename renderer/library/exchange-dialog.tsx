import { useEffect } from 'react'
import { useLabels } from '../i18n/labels.ts'
import {
  closeExchange,
  exchanging,
  followExchange,
  openExchange,
  stopExchange,
  type Exchanging,
} from '../state/exchange.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Dialog } from '../widgets/dialog.tsx'
import { Progress } from '../widgets/progress.tsx'
import { ExchangeDecide } from './exchange-decide.tsx'

/** What a colleague's file would bring, the conflicts with what is here, and the merge. */
export default function ExchangeDialog() {
  const { label } = useLabels()
  const now = useStore(exchanging, (value) => value)
  useEffect(followExchange, [])
  if (!now) return null
  return (
    <Dialog
      title={label('exchange.title')}
      name="exchange"
      onClose={closeExchange}
      {...((now.preview?.conflictCount ?? 0) > 0 && { size: 'wide' })}
    >
      {now.step === 'deciding' && now.preview ? (
        <ExchangeDecide now={now} preview={now.preview} />
      ) : now.trouble ? (
        <Refused now={now} />
      ) : (
        <Working now={now} />
      )}
    </Dialog>
  )
}

function Working({ now: { step, share, name } }: { readonly now: Exchanging }) {
  const { label } = useLabels()
  return (
    <>
      <div className="exchange-middle" data-name={`exchange-${step}`}>
        <Progress
          label={label(step === 'merging' ? 'exchange.merging' : 'exchange.reading', { name })}
          share={share ?? undefined}
        />
      </div>
      <div className="dialog-foot">
        {/* Reading leaves nothing behind; of a merge some is done. */}
        <Button autoFocus name="exchange-stop" onPress={step === 'merging' ? stopExchange : closeExchange}>
          {label(step === 'merging' ? 'import.stop' : 'new.cancel')}
        </Button>
      </div>
    </>
  )
}

function Refused({ now: { trouble, name } }: { readonly now: Exchanging }) {
  const labels = useLabels()
  const { label } = labels
  return (
    <>
      <div className="exchange-middle" role="alert" data-name="exchange-refused">
        <h3 lang="zh-CN">{label('exchange.refused', { name })}</h3>
        {trouble && <p>{labels.trouble(trouble)}</p>}
      </div>
      <div className="dialog-foot">
        <Button name="exchange-again" onPress={() => void openExchange()}>
          {label('exchange.choose-other')}
        </Button>
        <Button kind="primary" name="exchange-close" autoFocus onPress={closeExchange}>
          {label('pane.close')}
        </Button>
      </div>
    </>
  )
}
