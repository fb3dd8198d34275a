import { useEffect, useRef, useState, type FormEvent } from 'react'
import { EMPTY_PROFILE, type UnitProfile } from '#core/template/profile.ts'
import { ask } from '../desk.ts'
import { FormFoot } from '../form-foot.tsx'
import { useLabels } from '../i18n/labels.ts'
import { surface } from '../state/app.ts'
import { openPaper, type OpenPaper } from '../state/document.ts'
import { Dialog } from '../widgets/dialog.tsx'
import { faultsOf, formOf, settingsFrom, type DetailsForm, type Faults } from './details.ts'
import { HeaderFields } from './header-fields.tsx'
import { ImprintFields, PaperFields, SigningFields } from './other-fields.tsx'

const close = () => surface.set('none')

/** What the dialog's parts are given. */
export interface DetailsParts {
  readonly form: DetailsForm
  readonly faults: Faults
  readonly profile: UnitProfile
  /** For a document number that was typed without one. */
  readonly thisYear: number
  readonly set: (change: Partial<DetailsForm>) => void
}

/** 文件信息: header, signing, imprint and what the paper is; taken over as one step of undo. */
export default function FileDetails() {
  const paper = openPaper.get()
  return paper && !paper.isReadOnly ? <DetailsOf paper={paper} /> : null
}

function DetailsOf({ paper }: { readonly paper: OpenPaper }) {
  const { label } = useLabels()
  const [before] = useState(() => paper.editor.settings())
  const [form, setForm] = useState(() => formOf(before))
  const [shown, setShown] = useState<Faults>({})
  const element = useRef<HTMLFormElement>(null)
  const profile = useProfile()
  const [thisYear] = useState(() => new Date().getFullYear())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const faults = faultsOf(form)
    setShown(faults)
    const [first] = Object.keys(faults)
    if (first) return element.current?.querySelector<HTMLElement>(`[data-field="${first}"]`)?.focus()
    const next = settingsFrom(form, before, thisYear)
    if (JSON.stringify(next) !== JSON.stringify(before)) paper.editor.setSettings(next)
    close()
  }
  const parts: DetailsParts = {
    form,
    faults: shown,
    profile,
    thisYear,
    set: (change) => {
      setForm({ ...form, ...change })
      setShown({})
    },
  }
  return (
    <Dialog title={label('details.title')} name="file-details" size="wide" onClose={close}>
      <form ref={element} className="details" onSubmit={submit}>
        <div className="details-columns" role="region" aria-label={label('details.title')} tabIndex={-1}>
          <HeaderFields {...parts} />
          <div className="details-column">
            <SigningFields {...parts} />
            <ImprintFields {...parts} />
            <PaperFields {...parts} />
          </div>
        </div>
        <FormFoot word={label('details.save')} name="save-details" onCancel={close} />
      </form>
    </Dialog>
  )
}

function useProfile(): UnitProfile {
  const [profile, setProfile] = useState(EMPTY_PROFILE)
  useEffect(() => {
    void ask('unit.read', {}).then((reply) => reply.ok && setProfile(reply.value))
  }, [])
  return profile
}
