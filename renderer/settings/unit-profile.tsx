import { Fragment, useEffect, useState, type FormEvent } from 'react'
import { EMPTY_PROFILE, LONGEST_NAME, type UnitProfile } from '#core/template/profile.ts'
import type { AppTrouble, TemplateSummary } from '../desk.ts'
import { ask, newRequestId } from '../desk.ts'
import { FormFoot, FormTrouble } from '../form-foot.tsx'
import { useLabels } from '../i18n/labels.ts'
import { surface } from '../state/app.ts'
import { useStore } from '../state/store.ts'
import { templateShelf } from '../state/templates.ts'
import { showToast } from '../state/toast.ts'
import { Dialog } from '../widgets/dialog.tsx'
import { TextInput } from '../widgets/field.tsx'

const LINES = ['unit', 'unitShort', 'department', 'signatory'] as const satisfies readonly (keyof UnitProfile)[]
const close = () => surface.set('none')

/** The writer's unit as papers name it, proposed in every new one, and what else was answered last time. */
export default function UnitProfileDialog() {
  const { label } = useLabels()
  const [profile, setProfile] = useState<UnitProfile>()
  const [refusal, setRefusal] = useState<AppTrouble | null>(null)
  useEffect(() => {
    void templateShelf.load()
    void ask('unit.read', {}).then((reply) => {
      setProfile(reply.ok ? reply.value : EMPTY_PROFILE)
      setRefusal(reply.ok ? null : reply.error)
    })
  }, [])
  if (!profile) return null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reply = await ask('unit.write', { requestId: newRequestId(), profile })
    if (!reply.ok) return setRefusal(reply.error)
    close()
    showToast({ text: { key: 'unit.saved' } })
  }
  return (
    <Dialog title={label('unit.title')} name="unit-profile" onClose={close}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <p className="field-note">{label('unit.lead')}</p>
        {LINES.map((line, index) => (
          <TextInput
            key={line}
            label={label(`unit.line.${line}`)}
            name={line}
            autoFocus={index === 0}
            maxLength={LONGEST_NAME}
            hint={line === 'signatory' ? profile.unit : undefined}
            value={profile[line]}
            onChange={(text) => setProfile({ ...profile, [line]: text })}
          />
        ))}
        <LastAnswers />
        <FormTrouble trouble={refusal} />
        <FormFoot word={label('unit.save')} name="save-unit" onCancel={close} />
      </form>
    </Dialog>
  )
}

function LastAnswers() {
  const { label, language } = useLabels()
  const all = useStore(templateShelf.items, (value) => value)
  const answers = lastAnswers(all ?? [])
  if (answers.length === 0) return null
  return (
    <section>
      <h3>{label('unit.answers')}</h3>
      <dl className="facts">
        {answers.map(({ key, label: words, remembered }) => (
          <Fragment key={key}>
            <dt>{words[language]}</dt>
            <dd>{remembered}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}

/** What was answered last time beside the unit's names, each key once. */
function lastAnswers(all: readonly TemplateSummary[]): readonly TemplateSummary['fields'][number][] {
  const fields = all.flatMap((template) => template.fields)
  const answered = fields.filter(
    ({ key, remembered }) => remembered !== undefined && !Object.hasOwn(EMPTY_PROFILE, key),
  )
  return [...new Map(answered.map((field) => [field.key, field])).values()]
}
