import { useState } from 'react'
import { KINDS } from '#core/document/document.ts'
import type { PaperFacts } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { ChoiceInput, TextInput } from '../widgets/field.tsx'
import { yearOf } from './found-papers.ts'

interface FactsFieldsProps {
  readonly facts: PaperFacts
  /** No title names the year: it is worth a look. */
  readonly isYearGuessed?: boolean
  readonly onChange: (facts: Partial<PaperFacts>) => void
}

/** What is known of a paper beside its text, to be corrected in place. */
export function FactsFields({ facts, isYearGuessed = false, onChange }: FactsFieldsProps) {
  const { label } = useLabels()
  // What is typed stands until it is a year; a guess may change with a decision.
  const [typed, setTyped] = useState<string | null>(null)
  const year = typed ?? String(facts.year)
  const isBad = yearOf(year) === undefined
  return (
    <div className="facts-fields">
      <TextInput
        label={label('import.paper-title')}
        name="fact-title"
        maxLength={400}
        value={facts.title}
        onChange={(title) => onChange({ title })}
      />
      <ChoiceInput
        label={label('details.kind')}
        name="fact-kind"
        value={facts.kind}
        choices={KINDS}
        wordOf={(kind) => label(`kind.${kind as PaperFacts['kind']}`)}
        empty=""
        onChange={(kind) => onChange({ kind: kind as PaperFacts['kind'] })}
      />
      <TextInput
        label={label('details.year')}
        name="fact-year"
        maxLength={4}
        value={year}
        onChange={(next) => {
          const value = yearOf(next)
          setTyped(value === undefined ? next : null)
          if (value !== undefined) onChange({ year: value })
        }}
        error={isBad ? label('details.fault.bad-year') : undefined}
        note={!isBad && isYearGuessed ? label('import.year-guessed') : undefined}
      />
      <TextInput
        label={label('details.unit')}
        name="fact-unit"
        maxLength={200}
        value={facts.unit}
        onChange={(unit) => onChange({ unit })}
      />
    </div>
  )
}
