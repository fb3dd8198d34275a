import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import type { TemplateSummary } from '../desk.ts'
import { FormFoot, FormTrouble } from '../form-foot.tsx'
import { useLabels, type Labels } from '../i18n/labels.ts'
import { createDraft } from '../state/drafts.ts'
import { closeGallery } from '../state/templates.ts'
import { ChoiceInput, TextInput } from '../widgets/field.tsx'
import {
  firstOpenField,
  missingField,
  refusedKey,
  sourceOf,
  type Answers,
  type Field,
  type Refusal,
} from './answers.ts'

interface AnswersFormProps {
  readonly template: TemplateSummary
  readonly answers: Answers
  readonly onChange: (key: string, answer: string) => void
  /** What else stands at the foot. */
  readonly foot: ReactNode
}

/** What a template asks for. What is wrong is said under its field, and the focus goes there. */
export function AnswersForm({ template, answers, onChange, foot }: AnswersFormProps) {
  const labels = useLabels()
  const form = useRef<HTMLFormElement>(null)
  const [refused, setRefused] = useState<{ readonly by: string; readonly refusal: Refusal | null }>()
  const refusal = refused?.by === template.id ? refused.refusal : null
  const [isBusy, setBusy] = useState(false)
  // Once, when the gallery opens: walking the list of templates must not lose the focus to a field.
  const [firstOpen] = useState(() => firstOpenField(template, answers)?.key ?? 'create')
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(`[data-field="${firstOpen}"], [data-name="${firstOpen}"]`)?.focus()
  }, [firstOpen])
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    const found = await create(template, answers)
    setBusy(false)
    setRefused({ by: template.id, refusal: found })
    form.current?.querySelector<HTMLElement>(`[data-field="${refusedKey(found)}"]`)?.focus()
  }
  const wrong = refusedKey(refusal)
  const hasOwnField = template.fields.some(({ key }) => key === wrong)
  return (
    <form ref={form} className="gallery-form" onSubmit={(event) => void submit(event)}>
      <div className="gallery-answers form">
        {template.fields.map((field) => (
          <FieldInput
            key={field.key}
            field={field}
            value={answers[field.key] ?? ''}
            error={refusal && wrong === field.key ? sentence(refusal, field, labels) : undefined}
            onChange={(value) => {
              onChange(field.key, value)
              setRefused(undefined)
            }}
          />
        ))}
        <FormTrouble trouble={refusal?.kind === 'trouble' && !hasOwnField ? refusal.trouble : null} />
      </div>
      <FormFoot word={labels.label('new.create')} name="create" onCancel={closeGallery} isDisabled={isBusy}>
        {foot}
        <span className="dialog-foot-space" />
      </FormFoot>
    </form>
  )
}

async function create(template: TemplateSummary, answers: Answers): Promise<Refusal | null> {
  const missing = missingField(template, answers)
  if (missing) return { kind: 'missing', key: missing.key }
  const trouble = await createDraft(template.id, answers)
  return trouble && { kind: 'trouble', trouble }
}

function sentence(refusal: Refusal, field: Field, { label, language, trouble }: Labels): string {
  return refusal.kind === 'missing' ? label('new.required', { label: field.label[language] }) : trouble(refusal.trouble)
}

interface FieldInputProps {
  readonly field: Field
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (value: string) => void
}

const HINTS = { year: 'new.year-hint', date: 'new.date-hint' } as const

function FieldInput({ field, value, error, onChange }: FieldInputProps) {
  const { label, language } = useLabels()
  const { key, kind, choices, required } = field
  const word = field.label[language]
  const name = required || kind === 'year' ? word : label('new.optional', { label: word })
  const source = sourceOf(field, value)
  const note = source && label(`new.from-${source}`)
  const common = { label: name, name: key, value, onChange, error, note }
  if (choices) {
    const none = required ? undefined : label('new.none')
    return <ChoiceInput {...common} choices={choices} empty={label('new.choose')} none={none} />
  }
  const hint = kind === 'year' || kind === 'date' ? label(HINTS[kind]) : undefined
  return <TextInput {...common} hint={hint} />
}
