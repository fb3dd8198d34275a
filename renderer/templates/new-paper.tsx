import { useEffect, useState, type FormEvent } from 'react'
import type { AppTrouble, TemplateSummary } from '../desk.ts'
import { ask } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { surface } from '../state/app.ts'
import { createDraft } from '../state/drafts.ts'
import { showTrouble } from '../state/toast.ts'
import { Button } from '../widgets/button.tsx'
import { ChoiceList } from '../widgets/choice-list.tsx'
import { Dialog } from '../widgets/dialog.tsx'
import { ChoiceInput, TextInput } from '../widgets/field.tsx'

type Field = TemplateSummary['fields'][number]
type Answers = Readonly<Record<string, string>>

/** New from template: the template, then only what it needs, this year proposed. Enter creates. */
export default function NewPaper() {
  const { label, language } = useLabels()
  const [templates, setTemplates] = useState<readonly TemplateSummary[]>([])
  const [selected, setSelected] = useState('')
  const close = () => surface.set('none')
  useEffect(() => {
    void ask('templates.list', {}).then((reply) => {
      if (!reply.ok) return showTrouble(reply.error)
      setTemplates(reply.value)
      setSelected(reply.value[0]?.id ?? '')
    })
  }, [])
  const template = templates.find((candidate) => candidate.id === selected)
  return (
    <Dialog title={label('new.title')} name="new-paper" onClose={close}>
      {template && (
        <>
          <ChoiceList
            label={label('new.template')}
            items={templates.map(({ id, name, description }) => ({
              id,
              title: name[language],
              detail: description[language],
            }))}
            selected={selected}
            onSelect={setSelected}
          />
          <AnswersForm key={template.id} template={template} onCancel={close} />
        </>
      )}
    </Dialog>
  )
}

interface AnswersFormProps {
  readonly template: TemplateSummary
  readonly onCancel: () => void
}

function AnswersForm({ template, onCancel }: AnswersFormProps) {
  const { label } = useLabels()
  const [answers, setAnswers] = useState<Answers>(() => proposedAnswers(template))
  const [trouble, setTrouble] = useState<AppTrouble | null>(null)
  const [isBusy, setBusy] = useState(false)
  const create = async (event: FormEvent) => {
    event.preventDefault()
    const missing = template.fields.find((field) => field.required && !answers[field.key]?.trim())
    if (missing) return setTrouble({ code: 'internal', params: { key: missing.key, missing: 1 } })
    setBusy(true)
    const found = await createDraft(template.id, answers)
    setBusy(false)
    setTrouble(found)
  }
  const firstOpen = template.fields.find((field) => !answers[field.key]) ?? template.fields[0]
  return (
    <form className="form" onSubmit={(event) => void create(event)}>
      {template.fields.map((field) => (
        <FieldInput
          key={field.key}
          field={field}
          value={answers[field.key] ?? ''}
          isFirst={field === firstOpen}
          trouble={trouble?.params?.['key'] === field.key ? trouble : null}
          onChange={(value) => {
            setAnswers({ ...answers, [field.key]: value })
            setTrouble(null)
          }}
        />
      ))}
      {trouble && !trouble.params?.['key'] && <TroubleLine trouble={trouble} />}
      <div className="dialog-foot">
        <Button onPress={onCancel}>{label('new.cancel')}</Button>
        <Button kind="primary" type="submit" name="create" isDisabled={isBusy}>
          {label('new.create')}
        </Button>
      </div>
    </form>
  )
}

function TroubleLine({ trouble }: { readonly trouble: AppTrouble }) {
  const labels = useLabels()
  return <p className="field-error">{labels.trouble(trouble)}</p>
}

interface FieldInputProps {
  readonly field: Field
  readonly value: string
  readonly isFirst: boolean
  readonly trouble: AppTrouble | null
  readonly onChange: (value: string) => void
}

function FieldInput({ field, value, isFirst, trouble, onChange }: FieldInputProps) {
  const labels = useLabels()
  const { label, language } = labels
  const word = field.label[language]
  const name = field.required || field.kind === 'year' ? word : label('new.optional', { label: word })
  if (field.choices) {
    return (
      <ChoiceInput
        label={name}
        name={field.key}
        value={value}
        choices={field.choices}
        onChange={onChange}
        empty={label('new.choose')}
      />
    )
  }
  const error = !trouble
    ? undefined
    : trouble.params?.['missing']
      ? label('new.required', { label: word })
      : labels.trouble(trouble)
  return (
    <TextInput
      label={name}
      name={field.key}
      value={value}
      onChange={onChange}
      autoFocus={isFirst}
      hint={field.kind === 'year' ? label('new.year-hint') : undefined}
      error={error}
    />
  )
}

function proposedAnswers(template: TemplateSummary): Answers {
  const year = template.fields.find((field) => field.kind === 'year')
  return Object.fromEntries(
    template.fields.map((field) => [
      field.key,
      field === year ? String(template.proposedYear) : (field.proposed ?? ''),
    ]),
  )
}
