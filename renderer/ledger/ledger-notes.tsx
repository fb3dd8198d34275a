import { printAmount } from '#core/figures/ledger-amount.ts'
import type { FieldDifference } from '#core/figures/ledger-fields.ts'
import { comparedWith, lastPeriod } from '#core/figures/ledger-period.ts'
import type { Growth } from '#core/figures/ledger-growth.ts'
import { useLabels } from '../i18n/labels.ts'
import { openPaper } from '../state/document.ts'
import { changeValue } from '../state/ledger.ts'
import { showMissing } from '../state/ledger-form.ts'
import { goToField, insertWords, ledgerNotes, updateFields } from '../state/ledger-notes.ts'
import { useStore } from '../state/store.ts'
import { Button, PlainButton } from '../widgets/button.tsx'

/** What the ledger has to say about the paper: fields that say something else, growth where a sentence speaks of it. */
export function LedgerNotesView() {
  const { differences, growth } = useStore(ledgerNotes, (value) => value)
  return (
    <>
      {differences.length > 0 && <Differences those={differences} />}
      {growth && <GrowthNote growth={growth} />}
    </>
  )
}

function Differences({ those }: { readonly those: readonly FieldDifference[] }) {
  const { label, number } = useLabels()
  const isReadOnly = useStore(openPaper, (paper) => paper?.isReadOnly === true)
  const groups = [...Map.groupBy(those, keyOf).values()]
  return (
    <section className="ledger-note" data-name="ledger-differences" aria-label={label('ledger.differences')}>
      <div className="ledger-note-head">
        <h3>{label('ledger.different', { count: number(those.length) })}</h3>
        {!isReadOnly && (
          <Button kind="quiet" name="update-all" onPress={() => updateFields(those)}>
            {label('ledger.update-all')}
          </Button>
        )}
      </div>
      <ul className="ledger-differences">
        {groups.map((group) => (
          <Difference key={keyOf(group[0]!)} group={group} isReadOnly={isReadOnly} />
        ))}
      </ul>
    </section>
  )
}

/** Fields of one figure that say the same are one entry. */
function keyOf({ ledger, text, figure }: FieldDifference): string {
  return JSON.stringify([ledger, figure.id, text])
}

interface DifferenceProps {
  /** Fields of one figure that say the same. */
  readonly group: readonly FieldDifference[]
  readonly isReadOnly: boolean
}

function Difference({ group, isReadOnly }: DifferenceProps) {
  const { label, number } = useLabels()
  const [first] = group as [FieldDifference]
  const { figure, text, words, place, start, isNewer } = first
  return (
    <li>
      <div className="ledger-difference">
        <PlainButton className="ledger-place" name="go-to-field" onPress={() => goToField(place, start)}>
          {figure.name}
        </PlainButton>
        {!isReadOnly && (
          <Button
            kind="link"
            name="update-field"
            label={label('ledger.update-one', { name: figure.name })}
            onPress={() => updateFields(group)}
          >
            {label('ledger.update')}
          </Button>
        )}
        {!isNewer && (
          <Button
            kind="link"
            name="take-field"
            label={label('ledger.take-one', { name: figure.name })}
            onPress={() => void changeValue(figure, first)}
          >
            {label('ledger.take')}
          </Button>
        )}
      </div>
      <del>{text}</del> → {words}
      {isNewer && ` ${label('ledger.newer', { period: figure.period })}`}
      {group.length > 1 && ` ${label('ledger.times', { count: number(group.length) })}`}
    </li>
  )
}

function GrowthNote({ growth }: { readonly growth: Growth }) {
  const { label } = useLabels()
  const { now, last, change, phrases, isOpposite } = growth
  const isReadOnly = useStore(openPaper, (paper) => paper?.isReadOnly === true)
  if (!last || !change)
    return (
      <section className="ledger-note" data-name="ledger-growth" aria-label={label('ledger.growth')}>
        {last ? (
          <p>{label('ledger.no-change', { name: now.name, now: printAmount(now), last: printAmount(last) })}</p>
        ) : (
          <>
            <p>{label('ledger.no-last', { name: now.name, period: lastPeriod(now.period) })}</p>
            <div className="ledger-phrases">
              <Button name="fill-last" onPress={() => void showMissing({ name: now.name, now })}>
                {label('ledger.fill-last')}
              </Button>
            </div>
          </>
        )}
      </section>
    )
  const compared = comparedWith(last.period)
  return (
    <section className="ledger-note" data-name="ledger-growth" aria-label={label('ledger.growth')}>
      <p className="ledger-note-name">{now.name}</p>
      <p className="ledger-growth-words">
        {change.direction === 0
          ? `与${compared}${change.words}`
          : `较${compared}${change.words}（${change.difference}）`}
      </p>
      <p className="ledger-working">
        {label('ledger.working', { working: change.working, compared, last: printAmount(last) })}
      </p>
      {isOpposite && <p className="ledger-warning">{label('ledger.opposite')}</p>}
      {!isReadOnly && phrases.length > 0 && (
        <div className="ledger-phrases">
          {phrases.map((phrase) => (
            <Button
              key={phrase}
              name="insert-growth"
              label={label('ledger.insert-words', { words: phrase })}
              onPress={() => insertWords(phrase)}
            >
              {phrase}
            </Button>
          ))}
        </div>
      )}
    </section>
  )
}
