import { useDeferredValue, useEffect, useMemo, useState, type FormEvent } from 'react'
import type { Document } from '#core/document/document.ts'
import { templateFrom, type TemplateFromDocument } from '#core/template/from-document.ts'
import { LONGEST_LABEL } from '#core/template/inline.ts'
import { EMPTY_PROFILE, type UnitProfile } from '#core/template/profile.ts'
import { templateOutline } from '#core/template/template-outline.ts'
import type { AppTrouble } from '../desk.ts'
import { ask } from '../desk.ts'
import { FormFoot } from '../form-foot.tsx'
import { useLabels } from '../i18n/labels.ts'
import { surface } from '../state/app.ts'
import { openPaper } from '../state/document.ts'
import { useStore } from '../state/store.ts'
import { savePaperAsTemplate, templateShelf } from '../state/templates.ts'
import { Dialog } from '../widgets/dialog.tsx'
import { ChoiceInput, TextInput } from '../widgets/field.tsx'
import { OneOf } from '../widgets/tick.tsx'
import { Preview } from './preview.tsx'
import { ProposalList } from './proposal-list.tsx'
import { hintsInstead, listProposals, proposedName } from './proposals.ts'

const close = () => surface.set('none')

/** The paper on the desk as a template: what it is called, which of its words become blanks, what it then looks like. */
export default function SaveAsTemplate() {
  const { label } = useLabels()
  const [document] = useState(() => openPaper.get()?.editor.document())
  const [profile, setProfile] = useState<UnitProfile>()
  useEffect(() => {
    void templateShelf.load()
    void ask('unit.read', {}).then((reply) => setProfile(reply.ok ? reply.value : EMPTY_PROFILE))
  }, [])
  if (!document || !profile) return null
  return (
    <Dialog title={label('save-template.title')} name="save-as-template" size="wide" onClose={close}>
      <SaveForm document={document} profile={profile} />
    </Dialog>
  )
}

/** What the writer says of the template; an empty `replaced` makes a new one. */
interface Wish {
  readonly name: string
  readonly description: string
  readonly body: 'keep' | 'hints'
  readonly hint: string
  readonly replaced: string
  readonly ticked: ReadonlySet<string>
}

function SaveForm({ document, profile }: { readonly document: Document; readonly profile: UnitProfile }) {
  const { label, language, trouble } = useLabels()
  const groups = useMemo(() => listProposals(document, profile), [document, profile])
  const [wish, setWish] = useState(() => firstWish(document, groups))
  const [refusal, setRefusal] = useState<AppTrouble | 'name' | null>(null)
  const shown = useDeferredValue(wish)
  const made = useMemo(() => templateOf(document, groups, shown), [document, groups, shown])
  const change = (part: Partial<Wish>) => {
    setWish({ ...wish, ...part })
    setRefusal(null)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!wish.name.trim()) return setRefusal('name')
    const now = templateOf(document, groups, wish)
    if (!now.ok) return setRefusal(now.error as AppTrouble)
    setRefusal(await savePaperAsTemplate(now.value.template, wish.replaced || undefined))
  }
  return (
    <form className="save-template" onSubmit={(event) => void submit(event)}>
      <div className="save-template-wish form">
        <Wishes wish={wish} isNameMissing={refusal === 'name'} onChange={change} />
      </div>
      <ProposalList
        groups={groups}
        ticked={wish.ticked}
        fields={made.ok ? made.value.template.fields : []}
        onChange={(ticked) => change({ ticked })}
      />
      <div className="save-template-preview">
        <h3>{label('templates.preview')}</h3>
        <Preview
          label={label('templates.preview')}
          lines={made.ok ? [...templateOutline(made.value.template, language)] : []}
        />
      </div>
      <div className="gallery-notice" role="status">
        {made.ok && <LeftOut parts={made.value.leftOut} />}
        {refusal !== null && refusal !== 'name' && <span className="field-error">{trouble(refusal)}</span>}
      </div>
      <FormFoot
        word={label(wish.replaced ? 'save-template.replace' : 'save-template.save')}
        name="save-template"
        onCancel={close}
      />
    </form>
  )
}

function firstWish(document: Document, groups: ReturnType<typeof listProposals>): Wish {
  const all = [...groups.values()].flat()
  const certain = all.filter(({ proposal }) => proposal.certain).map(({ proposal }) => proposal.id)
  const name = proposedName(document, all)
  return { name, description: '', body: 'keep', hint: HINT, replaced: '', ticked: new Set(certain) }
}

/** Stands in papers, which are Chinese whatever language the window speaks. */
const HINT = '写明做法、数字和成效'

function templateOf(document: Document, groups: ReturnType<typeof listProposals>, wish: Wish) {
  const all = [...groups.values()].flat().map(({ proposal }) => proposal)
  return templateFrom(document, {
    id: 'own',
    // The preview needs no name; saving asks for one.
    name: wish.name.trim() || '-',
    description: wish.description,
    accepted: all.filter(({ id }) => wish.ticked.has(id)),
    guidance: wish.body === 'hints' ? hintsInstead(document, wish.hint) : [],
  })
}

interface WishesProps {
  readonly wish: Wish
  readonly isNameMissing: boolean
  readonly onChange: (part: Partial<Wish>) => void
}

function Wishes({ wish, isNameMissing, onChange }: WishesProps) {
  const { label, language } = useLabels()
  const own = useStore(templateShelf.items, (value) => value)?.filter(({ origin }) => origin === 'user') ?? []
  const nameOf = (id: string) => own.find((template) => template.id === id)?.name[language] ?? ''
  const replace = (id: string) => {
    const template = own.find((candidate) => candidate.id === id)
    const { name, description } = template ?? {}
    const words = name && { name: name[language], description: description?.[language] ?? '' }
    onChange({ replaced: id, ...words })
  }
  return (
    <>
      <TextInput
        label={label('edit-template.name')}
        name="template-name"
        maxLength={LONGEST_LABEL}
        autoFocus
        value={wish.name}
        onChange={(name) => onChange({ name })}
        error={isNameMissing ? label('new.required', { label: label('edit-template.name') }) : undefined}
      />
      <TextInput
        label={label('new.optional', { label: label('edit-template.description') })}
        name="template-description"
        maxLength={LONGEST_LABEL}
        value={wish.description}
        onChange={(description) => onChange({ description })}
      />
      {own.length > 0 && (
        <ChoiceInput
          label={label('save-template.where')}
          name="replaced"
          value={wish.replaced}
          choices={own.map(({ id }) => id)}
          wordOf={(id) => label('save-template.over', { name: nameOf(id) })}
          empty={label('save-template.new')}
          none={label('save-template.new')}
          onChange={replace}
        />
      )}
      <OneOf
        label={label('save-template.body')}
        name="body"
        items={[
          { id: 'keep', word: label('save-template.keep') },
          { id: 'hints', word: label('save-template.hints') },
        ]}
        selected={wish.body}
        onSelect={(body) => onChange({ body })}
      />
      {wish.body === 'hints' && (
        <TextInput
          label={label('save-template.hint')}
          name="hint"
          maxLength={LONGEST_LABEL}
          value={wish.hint}
          onChange={(hint) => onChange({ hint })}
        />
      )}
    </>
  )
}

function LeftOut({ parts }: { readonly parts: TemplateFromDocument['leftOut'] }) {
  const { label } = useLabels()
  if (parts.length === 0) return null
  const words = parts.map((part) => label(`save-template.part.${part}`)).join(label('save-template.and'))
  return <span>{label('save-template.left-out', { parts: words })}</span>
}
