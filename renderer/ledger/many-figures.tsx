import { memo } from 'react'
import { printAmount } from '#core/figures/ledger-amount.ts'
import { useLabels } from '../i18n/labels.ts'
import { openPaper } from '../state/document.ts'
import { ledger, type LedgerMode } from '../state/ledger.ts'
import { changeRows, leaveForm, linkRows, saveManyFigures, saveRows } from '../state/ledger-form.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { CellInput } from '../widgets/cells.tsx'
import { SwitchTabs } from '../widgets/switch-tabs.tsx'
import { Tick } from '../widgets/tick.tsx'
import { canTick, statesOf, type ManyRow, type RowState } from './form.ts'

/** The figures of the paper or of a section, each with the name that is proposed for it: those that are ticked are saved. */
export function ManyFigures({
  mode: { rows, isOfSection, isLinked },
}: {
  readonly mode: LedgerMode & { readonly kind: 'many' }
}) {
  const { label, number } = useLabels()
  const figures = useStore(ledger, (value) => value) ?? []
  const states = statesOf(rows, figures)
  const count = rows.filter(({ id, isTicked }) => isTicked && canTick(states.get(id)!.state, isLinked)).length
  const period = `${useStore(openPaper, (paper) => paper?.editor.settings().year ?? 0)}年`
  const isReadOnly = useStore(openPaper, (paper) => paper?.isReadOnly === true)
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
          <Row key={row.id} row={row} state={states.get(row.id)!.state} isLinked={isLinked} period={period} />
        ))}
        {rows.length === 0 && <li className="empty">{label('ledger.no-figures')}</li>}
      </ul>
      {!isReadOnly && rows.length > 0 && (
        <div className="ledger-link">
          <Tick name="link-rows" isSelected={isLinked} onChange={linkRows}>
            {label('ledger.link-rows')}
          </Tick>
        </div>
      )}
      <div className="pane-foot">
        <Button onPress={leaveForm}>{label('new.cancel')}</Button>
        <Button kind="primary" name="ledger-save-rows" isDisabled={count === 0} onPress={() => void saveRows()}>
          {label('ledger.save-count', { count: number(count) })}
        </Button>
      </div>
    </>
  )
}

interface RowProps {
  readonly row: ManyRow
  readonly state: RowState
  readonly isLinked: boolean
  /** Of most rows: said only where it is another. */
  readonly period: string
}

const Row = memo(function Row({ row, state, isLinked, period }: RowProps) {
  const { label } = useLabels()
  const { id, proposal, name, isTicked } = row
  const change = (changed: Partial<ManyRow>) => changeRows((each) => (each.id === id ? { ...each, ...changed } : each))
  const words = printAmount(proposal)
  const notes = [
    ...(proposal.period === period ? [] : [proposal.period]),
    ...(state === 'new' ? [] : [label(`ledger.row.${state}`)]),
  ]
  return (
    <li className="ledger-row" data-state={state}>
      <Tick
        name={`row-${id}`}
        isSelected={isTicked && canTick(state, isLinked)}
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
      {notes.length > 0 && <small>{notes.join(' · ')}</small>}
    </li>
  )
})
