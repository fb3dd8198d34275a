import { useLabels } from '../i18n/labels.ts'
import { ChoiceInput, TextInput, TextLines } from '../widgets/field.tsx'
import { Tick } from '../widgets/tick.tsx'
import { numberToBe, SECRECY, URGENCY } from './details.ts'
import type { DetailsParts } from './file-details.tsx'
import { Proposal } from './proposal.tsx'

/** 版头; a paper whose lines here are all empty has none. */
export function HeaderFields(parts: DetailsParts) {
  const { label } = useLabels()
  const { form, faults, profile, set } = parts
  const number = useNumberNote(parts)
  return (
    <section className="details-column">
      <h3>{label('details.header')}</h3>
      <p className="field-note">{label('details.header-note')}</p>
      <TextLines
        label={label('details.organs')}
        name="organs"
        rows={2}
        autoFocus
        maxLength={1_000}
        hint={profile.unit || undefined}
        note={label('details.one-a-line')}
        error={faults.organs && label(`details.fault.${faults.organs}`)}
        value={form.organs}
        onChange={(organs) => set({ organs })}
      />
      <Proposal value={form.organs} proposal={profile.unit} name="propose-organ" onTake={(organs) => set({ organs })} />
      <Tick name="has-mark" isSelected={form.hasMark} onChange={(hasMark) => set({ hasMark })}>
        {label('details.has-mark')}
      </Tick>
      <TextInput
        label={label('details.number')}
        name="documentNumber"
        maxLength={200}
        hint={label('details.number-hint')}
        note={number}
        value={form.documentNumber}
        onChange={(documentNumber) => set({ documentNumber })}
      />
      <TextLines
        label={label('details.signers')}
        name="signers"
        rows={1}
        maxLength={1_000}
        note={label('details.signers-note')}
        value={form.signers}
        onChange={(signers) => set({ signers })}
      />
      <DegreeFields {...parts} />
    </section>
  )
}

function DegreeFields({ form, faults, set }: DetailsParts) {
  const { label } = useLabels()
  return (
    <div className="details-row">
      <ChoiceInput
        label={label('details.secrecy')}
        name="secrecy"
        empty={label('new.none')}
        none={label('new.none')}
        choices={withOwn(SECRECY, form.secrecy)}
        error={faults.secrecy && label(`details.fault.${faults.secrecy}`)}
        value={form.secrecy}
        onChange={(secrecy) => set({ secrecy })}
      />
      <TextInput
        label={label('details.term')}
        name="secrecyTerm"
        maxLength={100}
        hint={label('details.term-hint')}
        value={form.secrecyTerm}
        onChange={(secrecyTerm) => set({ secrecyTerm })}
      />
      <ChoiceInput
        label={label('details.urgency')}
        name="urgency"
        empty={label('new.none')}
        none={label('new.none')}
        choices={withOwn(URGENCY, form.urgency)}
        value={form.urgency}
        onChange={(urgency) => set({ urgency })}
      />
      <TextInput
        label={label('details.copy-number')}
        name="copyNumber"
        maxLength={20}
        hint="000001"
        error={faults.copyNumber && label(`details.fault.${faults.copyNumber}`)}
        value={form.copyNumber}
        onChange={(copyNumber) => set({ copyNumber })}
      />
    </div>
  )
}

/** What the paper has already stays a choice, also where the standard does not name it. */
function withOwn(choices: readonly string[], own: string): readonly string[] {
  return own && !choices.includes(own) ? [...choices, own] : choices
}

/** How the number will stand, where that is not what was typed; and a word where it is not the standard's form. */
function useNumberNote({ form, thisYear }: DetailsParts): string {
  const { label } = useLabels()
  const number = numberToBe(form, thisYear)
  if (!number) return label('details.number-note')
  if (!number.isStandard) return label('details.number-unusual')
  return number.text === form.documentNumber
    ? label('details.number-right')
    : label('details.number-becomes', { text: number.text })
}
