import { useState } from 'react'
import { FormFoot } from '../form-foot.tsx'
import { useLabels } from '../i18n/labels.ts'
import { surface } from '../state/app.ts'
import { knownPassage, libraryFilters } from '../state/library.ts'
import { passagesToTag, tagPassages } from '../state/passage-changes.ts'
import { useStore } from '../state/store.ts'
import { Chips } from '../widgets/chips.tsx'
import { Dialog } from '../widgets/dialog.tsx'
import { Tick } from '../widgets/tick.tsx'
import { MOST_TAGS, tagsIn } from './passage-words.ts'

const close = () => surface.set('none')

/** Tags for several passages at once: new ones put on, those that they have taken off. */
export default function TagDialog() {
  const { label, number } = useLabels()
  const ids = useStore(passagesToTag, (value) => value)
  const known = useStore(libraryFilters, (value) => value?.tags ?? [])
  const [add, setAdd] = useState<readonly string[]>([])
  const [remove, setRemove] = useState<ReadonlySet<string>>(new Set())
  const own = [...new Set(ids.flatMap((id) => knownPassage(id)?.tags ?? []))]
  const submit = () => {
    close()
    if (add.length > 0 || remove.size > 0) void tagPassages(ids, { add, remove: [...remove] })
  }
  return (
    <Dialog title={label('library.tag-title', { count: number(ids.length) })} name="tag-passages" onClose={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Chips
          label={label('library.tags-add')}
          name="tags-add"
          hint={label('library.tags-hint')}
          values={add}
          known={known.map(({ tag }) => tag)}
          removeLabel={(tag) => label('library.tag-remove', { tag })}
          valuesIn={tagsIn}
          onChange={(tags) => setAdd(tags.slice(0, MOST_TAGS))}
        />
        {own.length > 0 && (
          <fieldset className="tag-list">
            <legend>{label('library.tags-take-off')}</legend>
            {own.slice(0, MOST_TAGS).map((tag) => (
              <Tick
                key={tag}
                name={`off-${tag}`}
                isSelected={remove.has(tag)}
                onChange={(isOff) => setRemove((now) => changed(now, tag, isOff))}
              >
                {tag}
              </Tick>
            ))}
          </fieldset>
        )}
        <FormFoot word={label('details.save')} name="tag-passages-yes" onCancel={close} />
      </form>
    </Dialog>
  )
}

function changed(set: ReadonlySet<string>, value: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set)
  if (isIn) next.add(value)
  else next.delete(value)
  return next
}
