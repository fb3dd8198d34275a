import type { KeyboardEvent } from 'react'
import { printAmount } from '#core/figures/ledger-amount.ts'
import { FormFoot, FormTrouble } from '../form-foot.tsx'
import { useLabels } from '../i18n/labels.ts'
import { ledger, type LedgerMode } from '../state/ledger.ts'
import { changeForm, leaveForm, saveForm } from '../state/ledger-form.ts'
import { useStore } from '../state/store.ts'
import { TextInput, TextLines } from '../widgets/field.tsx'
import { Tick } from '../widgets/tick.tsx'
import { faultsOf, twinOf } from './form.ts'

/** A figure being added or changed: Enter saves it, Escape leaves it. */
export function FigureFormView({ mode: { form, trouble } }: { readonly mode: LedgerMode & { readonly kind: 'form' } }) {
  const { label } = useLabels()
  const figures = useStore(ledger, (value) => value) ?? []
  const twin = twinOf(form, figures)
  const isComplete = faultsOf(form).length === 0
  return (
    <div role="presentation" className="pane-stack" onKeyDown={leaveOnEscape}>
      <form
        className="pane-stack"
        data-name="ledger-form"
        aria-label={label(form.id === undefined ? 'ledger.new' : 'ledger.edit-title')}
        onSubmit={(event) => {
          event.preventDefault()
          if (isComplete) void saveForm()
        }}
      >
        <div className="ledger-fields">
          <TextInput
            name="name"
            label={label('ledger.name')}
            value={form.name}
            maxLength={200}
            autoFocus
            onChange={(name) => changeForm({ name })}
          />
          <div className="ledger-amount">
            <TextInput
              name="value"
              label={label('ledger.value')}
              value={form.value}
              maxLength={60}
              onChange={(value) => changeForm({ value })}
            />
            <TextInput
              name="unit"
              label={label('ledger.unit')}
              value={form.unit}
              maxLength={40}
              onChange={(unit) => changeForm({ unit })}
            />
          </div>
          <TextInput
            name="period"
            label={label('ledger.period')}
            value={form.period}
            maxLength={60}
            hint={label('ledger.period-hint')}
            error={faultsOf(form).includes('period') && form.period !== '' ? label('ledger.period-fault') : undefined}
            onChange={(period) => changeForm({ period })}
          />
          <TextInput
            name="source"
            label={label('ledger.source')}
            value={form.source}
            maxLength={300}
            onChange={(source) => changeForm({ source })}
          />
          <TextLines
            name="note"
            label={label('ledger.note')}
            value={form.note}
            maxLength={2_000}
            rows={2}
            onChange={(note) => changeForm({ note })}
          />
          {form.at && (
            <Tick name="link" isSelected={form.isLinked} onChange={(isLinked) => changeForm({ isLinked })}>
              {label('ledger.link', { text: form.at.text })}
            </Tick>
          )}
          {twin && form.id === undefined && (
            <p className="ledger-twin" data-name="ledger-twin">
              {label('ledger.twin', { value: printAmount(twin) })}
            </p>
          )}
          <FormTrouble trouble={trouble ?? null} />
        </div>
        <FormFoot
          className="pane-foot"
          word={label(form.id !== undefined || twin ? 'ledger.update-figure' : 'ledger.save')}
          name="ledger-save"
          onCancel={leaveForm}
          isDisabled={!isComplete}
        />
      </form>
    </div>
  )
}

function leaveOnEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
  event.preventDefault()
  leaveForm()
}
