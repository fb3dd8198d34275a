import { KINDS, type Kind } from '#core/document/document.ts'
import { isoOf } from '#core/document/date.ts'
import { useLabels } from '../i18n/labels.ts'
import { openPaper } from '../state/document.ts'
import { ChoiceInput, TextInput, TextLines } from '../widgets/field.tsx'
import { OneOf } from '../widgets/tick.tsx'
import { SIGNING } from './details.ts'
import type { DetailsParts } from './file-details.tsx'
import { Proposal } from './proposal.tsx'

/** 署名方式: where signatory and date stand follows from it. */
export function SigningFields({ form, set }: DetailsParts) {
  const { label } = useLabels()
  return (
    <section className="details-part">
      <div className="choice-row">
        <OneOf
          label={label('details.signed-by')}
          name="signing"
          items={SIGNING.map((id) => ({ id, word: label(`details.signing.${id}`) }))}
          selected={form.signing}
          onSelect={(signing) => set({ signing })}
        />
      </div>
      {form.signing === 'stamp' && (
        <TextInput
          label={label('details.office')}
          name="office"
          maxLength={100}
          hint={label('details.office-hint')}
          value={form.office}
          onChange={(office) => set({ office })}
        />
      )}
    </section>
  )
}

/** 版记; a paper whose lines here are all empty has none. */
export function ImprintFields({ form, faults, profile, set }: DetailsParts) {
  const { label } = useLabels()
  const date = openPaper.get()?.editor.document().date.text ?? ''
  return (
    <section className="details-part">
      <h3>{label('details.imprint')}</h3>
      <TextLines
        label={label('details.copy-to')}
        name="copyTo"
        rows={2}
        maxLength={1_000}
        note={label('details.copy-to-note')}
        value={form.copyTo}
        onChange={(copyTo) => set({ copyTo })}
      />
      <div className="details-row">
        <div className="field">
          <TextInput
            label={label('details.printer')}
            name="printer"
            maxLength={200}
            value={form.printer}
            onChange={(printer) => set({ printer })}
          />
          <Proposal
            value={form.printer}
            proposal={profile.unit && `${profile.unit}办公室`}
            name="propose-printer"
            onTake={(printer) => set({ printer })}
          />
        </div>
        <div className="field">
          <TextInput
            label={label('details.printed')}
            name="printed"
            maxLength={40}
            hint={label('new.date-hint')}
            error={faults.printed && label(`details.fault.${faults.printed}`)}
            value={form.printed}
            onChange={(printed) => set({ printed })}
          />
          <Proposal
            value={form.printed}
            proposal={isoOf(date) ? date : ''}
            name="propose-printed"
            onTake={(printed) => set({ printed })}
          />
        </div>
      </div>
    </section>
  )
}

/** What the paper is, and how its third level is numbered. */
export function PaperFields({ form, faults, profile, set }: DetailsParts) {
  const { label } = useLabels()
  return (
    <section className="details-part">
      <h3>{label('details.paper')}</h3>
      <div className="details-row">
        <ChoiceInput
          label={label('details.kind')}
          name="kind"
          empty={label('new.choose')}
          choices={KINDS}
          wordOf={(kind) => label(`kind.${kind as Kind}`)}
          value={form.kind}
          onChange={(kind) => set({ kind: kind as Kind })}
        />
        <TextInput
          label={label('details.year')}
          name="year"
          maxLength={8}
          error={faults.year && label(`details.fault.${faults.year}`)}
          value={form.year}
          onChange={(year) => set({ year })}
        />
      </div>
      <div className="field">
        <TextInput
          label={label('details.unit')}
          name="unit"
          maxLength={200}
          hint={profile.unit || undefined}
          value={form.unit}
          onChange={(unit) => set({ unit })}
        />
        <Proposal value={form.unit} proposal={profile.unit} name="propose-unit" onTake={(unit) => set({ unit })} />
      </div>
      <div className="choice-row">
        <OneOf
          label={label('details.numbering')}
          name="numbering"
          items={(['restart', 'continuous'] as const).map((id) => ({ id, word: label(`details.numbering.${id}`) }))}
          selected={form.numbering}
          onSelect={(numbering) => set({ numbering })}
        />
      </div>
    </section>
  )
}
