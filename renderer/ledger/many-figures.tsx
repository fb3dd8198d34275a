import { memo } from 'react'
import { printAmount } from '#core/figures/ledger-amount.ts'
import { useLabels } from '../i18n/labels.ts'
import { ledger, type LedgerMode } from '../state/ledger.ts'
import { changeRows, leaveForm, saveManyFigures, saveRows } from '../state/ledger-form.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { CellInput } from '../widgets/cells.tsx'
import { SwitchTabs } from '../widgets/switch-tabs.tsx'
import { Tick } from '../widgets/tick.tsx'
import { manyFacts, statesOf, type ManyRow, type RowState } from './form.ts'

/** The figures of the paper or of a section, each with the name that is proposed for it: those that are ticked are saved. */
export function ManyFigures({
  mode: { rows, isOfSection },
}: {
  readonly mode: LedgerMode & { readonly kind: 'many' }
}) {
  const { label, number } = useLabels()
  const figures = useStore(ledger, (value) => value) ?? []
  const states = statesOf(rows, figures)
  const count = manyFacts(rows, states, '').length
  return (
    <>
      <SwitchTabs
        label={label('ledger.many-of')}
        items={[
          { id: 'paper', label: label('ledger.of-paper') },
          { id: 'section', label: label('ledger.of-section') },
        ]}
        selected={isOfSection ? 'section' : 'paper'}
        onSelect={(of) => void saveManyFigures(of === 'section')}
      />
      <ul className="ledger-many" data-name="ledger-rows">
        {rows.map((row) => (
          <Row key={row.id} row={row} state={states.get(row.id)!.state} />
        ))}
        {rows.length === 0 && <li className="empty">{label('ledger.no-figures')}</li>}
      </ul>
      <div className="pane-foot">
        <Button onPress={leaveForm}>{label('new.cancel')}</Button>
        <Button kind="primary" name="ledger-save-rows" isDisabled={count === 0} onPress={() => void saveRows()}>
          {label('ledger.save-count', { count: number(count) })}
        </Button>
      </div>
    </>
  )
}

const Row = memo(function Row({ row, state }: { readonly row: ManyRow; readonly state: RowState }) {
  const { label } = useLabels()
  const { id, proposal, name, isTicked } = row
  const change = (changed: Partial<ManyRow>) => changeRows((each) => (each.id === id ? { ...each, ...changed } : each))
  const words = printAmount(proposal)
  const isSavable = state === 'new' || state === 'changes'
  return (
    <li className="ledger-row" data-state={state}>
      <Tick
        name={`row-${id}`}
        isSelected={isTicked && isSavable}
        onChange={(isSelected) => change({ isTicked: isSelected })}
      >
        {words}
      </Tick>
      <CellInput
        label={label('ledger.name-of', { words })}
        name="row-name"
        value={name}
        isInvalid={state === 'nameless' && isTicked}
        hint={label('ledger.name-hint')}
        onChange={(next) => change({ name: next, isTicked: next.trim() !== '' })}
      />
      {state !== 'new' && <small>{label(`ledger.row.${state}`)}</small>}
    </li>
  )
})
