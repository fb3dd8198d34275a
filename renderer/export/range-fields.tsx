import { useLabels } from '../i18n/labels.ts'
import { derived } from '../state/document.ts'
import { useStore } from '../state/store.ts'
import { ChoiceInput } from '../widgets/field.tsx'
import { OneOf } from '../widgets/tick.tsx'
import { RANGES, type RangeChoice } from './choices.ts'

interface RangeFieldsProps {
  readonly choice: RangeChoice
  readonly onChange: (choice: RangeChoice) => void
}

/** How much of the paper: all of it, one part of the outline, or what is selected. */
export function RangeFields({ choice, onChange }: RangeFieldsProps) {
  const { label } = useLabels()
  const sections = useStore(derived, (value) => value?.sections)
  const offered = RANGES.filter(
    (range) => range === 'whole' || (range === 'section' ? Boolean(sections?.length) : choice.selection !== null),
  )
  return (
    <>
      <div className="choice-row">
        <OneOf
          label={label('export.range')}
          name="range"
          items={offered.map((id) => ({ id, word: label(`export.range.${id}`) }))}
          selected={choice.range}
          onSelect={(range) => onChange({ ...choice, range })}
        />
      </div>
      {choice.range === 'section' && sections && (
        <ChoiceInput
          label={label('export.section')}
          name="section"
          empty={label('new.choose')}
          choices={sections.map(({ id }) => id)}
          wordOf={(id) => {
            const section = sections.find((candidate) => candidate.id === id)
            return section ? section.number + (section.title || label('outline.untitled')) : id
          }}
          value={choice.section}
          onChange={(section) => onChange({ ...choice, section })}
        />
      )}
      {choice.range !== 'whole' && <p className="field-note">{label('export.part-note')}</p>}
    </>
  )
}
