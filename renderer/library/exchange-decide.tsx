import type { ExchangePreview } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { closeExchange, mergeLibrary, type Exchanging } from '../state/exchange.ts'
import { Button } from '../widgets/button.tsx'
import { ExchangeBad } from './exchange-bad.tsx'
import { ExchangeConflicts } from './exchange-conflicts.tsx'

interface ExchangeDecideProps {
  readonly now: Exchanging
  readonly preview: ExchangePreview
}

/** What a file would bring, and what is to be done with it. */
export function ExchangeDecide({ now, preview }: ExchangeDecideProps) {
  const { label } = useLabels()
  const hasWork = preview.fresh + preview.conflictCount > 0
  return (
    <>
      <div className="exchange-body">
        <Summary now={now} preview={preview} />
        <ExchangeBad preview={preview} />
        {preview.conflictCount > 0 && <ExchangeConflicts now={now} preview={preview} />}
      </div>
      <div className="dialog-foot">
        <Button name="exchange-close" autoFocus={!hasWork} onPress={closeExchange}>
          {label(hasWork ? 'new.cancel' : 'pane.close')}
        </Button>
        {hasWork && (
          <Button kind="primary" name="exchange-merge" autoFocus onPress={() => void mergeLibrary()}>
            {label('exchange.merge')}
          </Button>
        )}
      </div>
    </>
  )
}

function Summary({ now, preview }: ExchangeDecideProps) {
  const { label, time, trouble } = useLabels()
  const { total, fresh, same, conflictCount } = preview
  return (
    <>
      <p className="exchange-file" lang="zh-CN" data-name="exchange-file">
        {preview.name}
        <small>{label('exchange.saved-at', { time: time(preview.savedAt) })}</small>
      </p>
      {now.trouble && (
        <p className="exchange-trouble" role="alert">
          {trouble(now.trouble)}
        </p>
      )}
      {total === 0 ? <p data-name="exchange-empty">{label('exchange.empty')}</p> : <Counts preview={preview} />}
      {same > 0 && fresh + conflictCount === 0 && <p data-name="exchange-nothing">{label('exchange.nothing')}</p>}
    </>
  )
}

/** The counts in one line, none of them where it is nought. */
function Counts({ preview }: { readonly preview: ExchangePreview }) {
  const { label, number } = useLabels()
  const { total, fresh, same, conflictCount, badCount } = preview
  const counts = [
    ['total', total],
    ['fresh', fresh],
    ['same', same],
    ['conflict', conflictCount],
    ['bad', badCount],
  ] as const
  return (
    <dl className="exchange-counts" data-name="exchange-counts">
      {counts
        .filter(([key, count]) => count > 0 || key === 'fresh')
        .map(([key, count]) => (
          <div key={key} data-name={key}>
            <dt>{label(`exchange.count.${key}`)}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
    </dl>
  )
}
