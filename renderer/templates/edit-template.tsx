import { useEffect, useState, type FormEvent } from 'react'
import { LONGEST_LABEL } from '#core/template/inline.ts'
import type { Template } from '#core/template/template.ts'
import type { AppTrouble, TemplateSummary } from '../desk.ts'
import { ask } from '../desk.ts'
import { FormFoot, FormTrouble } from '../form-foot.tsx'
import { useLabels } from '../i18n/labels.ts'
import { saveTemplate, templateShelf } from '../state/templates.ts'
import { TextInput } from '../widgets/field.tsx'
import { Tick } from '../widgets/tick.tsx'
import { emptyLine, reworded, tidied, withField } from './rename.ts'

interface EditTemplateProps {
  readonly template: TemplateSummary
  readonly onDone: () => void
}

/** Name, description and fields of an own template; its text is changed in a paper that is then saved over it. */
export function EditTemplate({ template: { id }, onDone }: EditTemplateProps) {
  const { label, language } = useLabels()
  const [template, setTemplate] = useState<Template>()
  const [refusal, setRefusal] = useState<AppTrouble | null>(null)
  const [empty, setEmpty] = useState<string>()
  useEffect(() => {
    void ask('templates.read', { id }).then((reply) => (reply.ok ? setTemplate(reply.value) : setRefusal(reply.error)))
  }, [id])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!template) return
    const tidy = tidied(template)
    const missing = emptyLine(tidy, language)
    setEmpty(missing)
    if (missing) return document.querySelector<HTMLElement>(`[data-field="${missing}"]`)?.focus()
    const found = await saveTemplate(tidy, id)
    if (found) return setRefusal(found)
    templateShelf.notice.set({ key: 'templates.saved', params: { name: tidy.name[language] } })
    onDone()
  }
  return (
    <form className="gallery-page" onSubmit={(event) => void submit(event)}>
      {template && (
        <div className="gallery-scroll form">
          <TextInput
            label={label('edit-template.name')}
            name="template-name"
            autoFocus
            isRequired
            maxLength={LONGEST_LABEL}
            error={empty === 'template-name' ? label('edit-template.empty') : undefined}
            value={template.name[language]}
            onChange={(text) => setTemplate({ ...template, name: reworded(template.name, language, text) })}
          />
          <TextInput
            label={label('edit-template.description')}
            name="template-description"
            maxLength={LONGEST_LABEL}
            value={template.description[language]}
            onChange={(text) =>
              setTemplate({ ...template, description: reworded(template.description, language, text) })
            }
          />
          {template.fields.length > 0 && <FieldTable template={template} empty={empty} onChange={setTemplate} />}
          <p className="field-note">{label('edit-template.body')}</p>
        </div>
      )}
      <FormTrouble trouble={refusal} />
      <FormFoot word={label('edit-template.save')} name="save-template" onCancel={onDone} />
    </form>
  )
}

interface FieldTableProps {
  readonly template: Template
  /** The line that must not be empty. */
  readonly empty: string | undefined
  readonly onChange: (template: Template) => void
}

function FieldTable({ template, empty, onChange }: FieldTableProps) {
  const { label, language } = useLabels()
  return (
    <fieldset className="field-table">
      <legend>{label('edit-template.fields')}</legend>
      {template.fields.map(({ key, kind, label: words, required }, index) => (
        <div key={key} className="field-row">
          <TextInput
            label={label('edit-template.label', { number: index + 1, kind: label(`edit-template.kind.${kind}`) })}
            name={`label-${key}`}
            isRequired
            maxLength={LONGEST_LABEL}
            error={empty === `label-${key}` ? label('edit-template.empty') : undefined}
            value={words[language]}
            onChange={(text) =>
              onChange(withField(template, key, (field) => ({ ...field, label: reworded(words, language, text) })))
            }
          />
          <Tick
            name={`required-${key}`}
            isSelected={required}
            onChange={(isRequired) =>
              onChange(withField(template, key, (field) => ({ ...field, required: isRequired })))
            }
          >
            {label('edit-template.required')}
          </Tick>
        </div>
      ))}
    </fieldset>
  )
}
