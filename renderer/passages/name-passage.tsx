import { useState } from 'react'
import { COLLECTIONS, type Collection } from '#core/passage/passage.ts'
import { FormFoot } from '../form-foot.tsx'
import { useLabels } from '../i18n/labels.ts'
import { MOST_TAGS, tagsIn } from '../library/passage-words.ts'
import { surface } from '../state/app.ts'
import { namePassage, passageToName, type KeptPassage } from '../state/keep-passages.ts'
import { useStore } from '../state/store.ts'
import { Dialog } from '../widgets/dialog.tsx'
import { ChoiceInput, TextInput } from '../widgets/field.tsx'

const close = () => surface.set('none')

/** Title, collection and tags of a passage that was just kept. */
export default function NamePassage() {
  const passage = useStore(passageToName, (value) => value)
  return passage && <NameForm key={passage.id} passage={passage} />
}

function NameForm({ passage }: { readonly passage: KeptPassage }) {
  const { label } = useLabels()
  const [title, setTitle] = useState(passage.title)
  const [collection, setCollection] = useState<Collection>(passage.collection)
  const [tags, setTags] = useState(passage.tags.join(' '))
  return (
    <Dialog title={label('passages.name-it')} name="name-passage" onClose={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          const typed = title.trim() || passage.title
          void namePassage({ ...passage, title: typed, collection, tags: tagsIn(tags).slice(0, MOST_TAGS) })
        }}
      >
        <TextInput
          label={label('passages.title')}
          name="passage-title"
          value={title}
          onChange={setTitle}
          maxLength={200}
          hint={passage.title}
          autoFocus
        />
        <ChoiceInput
          label={label('passages.collection')}
          name="passage-collection"
          value={collection}
          choices={COLLECTIONS}
          empty=""
          wordOf={(choice) => label(`library.collection.${choice as Collection}`)}
          onChange={(choice) => setCollection(choice as Collection)}
        />
        <TextInput
          label={label('passages.tags')}
          name="passage-tags"
          value={tags}
          onChange={setTags}
          hint={label('passages.tags-hint')}
        />
        <FormFoot word={label('passages.save')} onCancel={close} />
      </form>
    </Dialog>
  )
}
