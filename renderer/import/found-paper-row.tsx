import { useState } from 'react'
import { KINDS } from '#core/document/document.ts'
import { useLabels, type Labels } from '../i18n/labels.ts'
import { correctFacts, lookAtFile, tickPapers } from '../state/import.ts'
import { Button } from '../widgets/button.tsx'
import { CellChoice, CellInput } from '../widgets/cells.tsx'
import { Tick } from '../widgets/tick.tsx'
import { duplicateWords } from './duplicate-words.ts'
import { yearOf, type FoundRow } from './found-papers.ts'

/** One paper of the list: whether it is kept, what is known of it, and whether it is there already. */
export function FoundPaperRow({ row, index }: { readonly row: FoundRow; readonly index: number }) {
  const labels = useLabels()
  const { label } = labels
  const { key, file, found, facts, isTicked, kept } = row
  const correct = (part: Partial<typeof facts>) => correctFacts(file.file, found.paper, part)
  const name = facts.title || label('drafts.untitled')
  const of = (field: string) => `${field} ${name}`
  return (
    <div role="row" aria-rowindex={index + 2} className="batch-row" data-kept={kept} data-name="found-paper">
      <div role="cell">
        {kept ? (
          <span className="batch-kept">✓</span>
        ) : (
          <Tick name={`tick-${key}`} isSelected={isTicked} onChange={(next) => tickPapers([key], next)}>
            <span className="unseen">{label('import.tick', { title: name })}</span>
          </Tick>
        )}
      </div>
      <div role="cell">
        <CellInput
          label={of(label('import.paper-title'))}
          name="fact-title"
          value={facts.title}
          hint={label('drafts.untitled')}
          onChange={(title) => correct({ title })}
        />
      </div>
      <div role="cell">
        <CellChoice
          label={of(label('details.kind'))}
          name="fact-kind"
          value={facts.kind}
          items={KINDS.map((kind) => ({ id: kind, word: label(`kind.${kind}`) }))}
          onChange={(kind) => correct({ kind })}
        />
      </div>
      <div role="cell">
        <YearCell
          label={of(label('details.year'))}
          year={facts.year}
          isGuessed={found.isYearGuessed}
          onChange={(year) => correct({ year })}
        />
      </div>
      <div role="cell">
        <CellInput
          label={of(label('details.unit'))}
          name="fact-unit"
          value={facts.unit}
          onChange={(unit) => correct({ unit })}
        />
      </div>
      <div role="cell" className="batch-file" title={file.name}>
        <span>{file.name}</span>
        <small data-duplicate={found.duplicate && !kept ? '' : undefined}>{whatOfIt(row, labels)}</small>
      </div>
      <div role="cell">
        <Button
          kind="link"
          name="look"
          label={of(label('import.look'))}
          onPress={() => lookAtFile(file.file, found.paper)}
        >
          {label('import.look')}
        </Button>
      </div>
    </div>
  )
}

interface YearCellProps {
  readonly label: string
  readonly year: number
  readonly isGuessed: boolean
  readonly onChange: (year: number) => void
}

function YearCell({ label, year, isGuessed, onChange }: YearCellProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? String(year)
  return (
    <CellInput
      label={label}
      name="fact-year"
      value={shown}
      isInvalid={yearOf(shown) === undefined}
      isMarked={isGuessed && typed === null}
      onChange={(next) => {
        setTyped(next)
        const value = yearOf(next)
        if (value !== undefined) onChange(value)
      }}
    />
  )
}

/** How long the paper is, or what it is equal to. */
function whatOfIt({ found, kept }: FoundRow, labels: Labels): string {
  const { label, number } = labels
  if (kept) return label(kept === 'draft' ? 'import.is-draft' : 'import.is-kept')
  if (found.duplicate) return duplicateWords(found.duplicate, labels)
  return label('import.characters', { count: number(found.characters) })
}
