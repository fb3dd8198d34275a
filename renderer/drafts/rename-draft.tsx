import { useState } from 'react'
import { FormFoot } from '../form-foot.tsx'
import { useLabels } from '../i18n/labels.ts'
import { surface } from '../state/app.ts'
import { draftToName, renameDraft } from '../state/drafts.ts'
import { useStore } from '../state/store.ts'
import { Dialog } from '../widgets/dialog.tsx'
import { TextInput } from '../widgets/field.tsx'

const close = () => surface.set('none')

/** The name of a draft in the list; the title on the paper stays as it is. */
export function RenameDraft() {
  const { label } = useLabels()
  const draft = useStore(draftToName, (value) => value)
  const [name, setName] = useState(draft?.name ?? draft?.title ?? '')
  if (!draft) return null
  const submit = () => {
    close()
    // The title typed again is no name of its own: it would no longer follow the paper's.
    void renameDraft(draft, name.trim() === draft.title ? '' : name)
  }
  return (
    <Dialog title={label('drafts.rename')} name="rename-draft" onClose={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextInput
          label={label('drafts.name')}
          name="name"
          value={name}
          onChange={setName}
          hint={draft.title}
          autoFocus
          isSelected
        />
        <p className="dialog-note">{label('drafts.name-note')}</p>
        <FormFoot word={label('drafts.rename')} onCancel={close} />
      </form>
    </Dialog>
  )
}
