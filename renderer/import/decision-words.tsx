import { useLabels } from '../i18n/labels.ts'
import { setKindRefused, setRefused } from '../state/import-review.ts'
import { Button } from '../widgets/button.tsx'
import type { DecisionGroup, DecisionItem } from './review.ts'

interface DecisionWordsProps {
  readonly group: DecisionGroup
  readonly item: DecisionItem
  readonly onDone: () => void
}

/** What was decided at one place, and the ways to have it otherwise, there or everywhere. */
export function DecisionWords({ group: { code, items, canRefuse }, item, onDone }: DecisionWordsProps) {
  const { label, note } = useLabels()
  const { at, isRefused, text, to } = item
  const run = (act: () => void) => () => {
    act()
    onDone()
  }
  return (
    <div className="decision-words">
      <p>
        {isRefused
          ? label('import.refused', { words: note({ code, params: { text, to: to ?? '' } }) })
          : note({ code, params: { text, to: to ?? '' } })}
      </p>
      {canRefuse && (
        <div className="import-buttons">
          <Button name="decide-one" autoFocus onPress={run(() => setRefused({ code, at }, !isRefused))}>
            {label(isRefused ? 'import.accept' : 'import.refuse')}
          </Button>
          {items.length > 1 && (
            <Button name="decide-kind" onPress={run(() => setKindRefused(code, !isRefused))}>
              {label(isRefused ? 'import.accept-kind' : 'import.refuse-kind', { count: items.length })}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
