import { useState } from 'react'
import { KINDS, type Kind } from '#core/document/document.ts'
import { COLLECTIONS, type Collection } from '#core/passage/passage.ts'
import { useLabels } from '../i18n/labels.ts'
import { libraryFilters } from '../state/library.ts'
import type { OpenPassage, TypedFacts } from '../state/passage-view.ts'
import { useStore } from '../state/store.ts'
import { yearOf } from '../import/found-papers.ts'
import { Chips } from '../widgets/chips.tsx'
import { ChoiceInput, TextInput, TextLines } from '../widgets/field.tsx'
import { MOST_TAGS, tagsIn } from './passage-words.ts'

/** What is said of a passage beside its words; saved as it is typed. */
export function PassageFacts({ passage }: { readonly passage: OpenPassage }) {
  const { label } = useLabels()
  const facts = useStore(passage.facts, (value) => value)
  const change = (part: Partial<TypedFacts>) => passage.facts.update((value) => ({ ...value, ...part }))
  return (
    <div className="library-facts">
      <TextInput
        label={label('library.title')}
        name="passage-title"
        maxLength={200}
        value={facts.title}
        onChange={(title) => change({ title })}
      />
      <ChoiceInput
        label={label('library.collection')}
        name="passage-collection"
        value={facts.collection}
        choices={COLLECTIONS}
        wordOf={(id) => label(`library.collection.${id as Collection}`)}
        empty=""
        onChange={(collection) => change({ collection: collection as Collection })}
      />
      <SharedFacts facts={facts} onChange={change} />
      <TextLines
        label={label('library.note')}
        name="passage-note"
        rows={3}
        maxLength={2_000}
        value={facts.note}
        onChange={(note) => change({ note })}
      />
    </div>
  )
}

type Shared = Pick<TypedFacts, 'kind' | 'year' | 'unit' | 'tags'>

interface SharedProps {
  readonly facts: Shared
  readonly onChange: (part: Partial<Shared>) => void
}

/** What several passages out of one paper have in common. */
export function SharedFacts({ facts: { kind, year, unit, tags }, onChange }: SharedProps) {
  const { label } = useLabels()
  const known = useStore(libraryFilters, (value) => value?.tags)
  // What is typed stands until it is a year.
  const [typed, setTyped] = useState<string | null>(null)
  const shownYear = typed ?? (year === null ? '' : String(year))
  const isBad = typed !== null && typed !== '' && yearOf(typed) === undefined
  return (
    <>
      <ChoiceInput
        label={label('details.kind')}
        name="passage-kind"
        value={kind ?? ''}
        choices={KINDS}
        none={label('library.any-kind')}
        wordOf={(id) => label(`kind.${id as Kind}`)}
        empty={label('library.any-kind')}
        onChange={(id) => onChange({ kind: id === '' ? null : (id as Kind) })}
      />
      <TextInput
        label={label('details.year')}
        name="passage-year"
        maxLength={4}
        value={shownYear}
        hint={label('library.no-year')}
        onChange={(next) => {
          const value = yearOf(next)
          setTyped(value === undefined && next !== '' ? next : null)
          if (value !== undefined || next === '') onChange({ year: value ?? null })
        }}
        error={isBad ? label('details.fault.bad-year') : undefined}
      />
      <TextInput
        label={label('details.unit')}
        name="passage-unit"
        maxLength={200}
        value={unit}
        onChange={(next) => onChange({ unit: next })}
      />
      <Chips
        label={label('library.tag')}
        name="passage-tags"
        hint={label('library.tags-hint')}
        values={tags}
        known={known?.map(({ tag }) => tag) ?? []}
        removeLabel={(tag) => label('library.tag-remove', { tag })}
        valuesIn={tagsIn}
        onChange={(next) => onChange({ tags: next.slice(0, MOST_TAGS) })}
      />
    </>
  )
}
