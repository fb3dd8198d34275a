import type { RollProposal } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { setRollWish, setRollYear, type Rolling } from '../state/roll-forward.ts'
import { ChoiceInput, TextInput } from '../widgets/field.tsx'
import { OneOf } from '../widgets/tick.tsx'

const KEEPS = ['text', 'structure'] as const

/** To which year, with how much of the old text; below, what the old plan promised. */
export function WishPane({ now }: { readonly now: Rolling }) {
  const { label } = useLabels()
  const { proposal, year, keep, plan, template, trouble } = now
  return (
    <aside className="roll-wish" aria-label={label('roll.wish')}>
      <TextInput
        label={label('roll.year')}
        name="roll-year"
        maxLength={4}
        value={year}
        onChange={setRollYear}
        error={useYearTrouble(now)}
        note={proposal && !trouble ? yearNote(proposal, label) : undefined}
      />
      <OneOf
        label={label('roll.keep')}
        name="roll-keep"
        items={KEEPS.map((id) => ({ id, word: label(`roll.keep.${id}`) }))}
        selected={keep}
        onSelect={(id) => setRollWish({ keep: id })}
      />
      {proposal && proposal.plans.length > 0 && (
        <OneOf
          label={label('roll.plan')}
          name="roll-plan"
          items={proposal.plans.map((id) => ({ id, word: label(`roll.plan.${id}`) }))}
          selected={plan}
          onSelect={(id) => setRollWish({ plan: id })}
        />
      )}
      {proposal && plan === 'template' && <TemplateChoice proposal={proposal} chosen={template} />}
      {proposal && <PlanItems items={proposal.planItems} />}
    </aside>
  )
}

/** What is wrong with the year; what is wrong with the paper itself is said in the place of the list. */
function useYearTrouble({ trouble, proposal }: Rolling): string | undefined {
  const { label, trouble: words } = useLabels()
  if (trouble?.code === 'bad-year') return label('details.fault.bad-year')
  return trouble && proposal ? words(trouble) : undefined
}

/** Which years the old paper was read to be about. */
function yearNote(
  { isYearGuessed, years: { first, summed, planned, span } }: RollProposal,
  label: ReturnType<typeof useLabels>['label'],
): string {
  if (isYearGuessed) return label('roll.year-guessed', { year: first })
  if (span > 1) return label('roll.year-span', { first, last: first + span - 1 })
  // A part of a year sums up and plans within it.
  if (planned === summed) return label('roll.year-one', { year: summed })
  return label('roll.year-read', { summed, planned })
}

interface TemplateChoiceProps {
  readonly proposal: RollProposal
  readonly chosen: string | null
}

/** Which template's headings the plan begins with; where there is one alone, nothing is asked. */
function TemplateChoice({ proposal: { templates }, chosen }: TemplateChoiceProps) {
  const { label, language } = useLabels()
  if (templates.length < 2) return null
  return (
    <ChoiceInput
      label={label('roll.template')}
      name="roll-template"
      empty={label('new.choose')}
      choices={templates.map(({ id }) => id)}
      wordOf={(id) => templates.find((each) => each.id === id)?.name[language] ?? id}
      value={chosen ?? templates[0]!.id}
      onChange={(template) => setRollWish({ template })}
    />
  )
}

/** The tasks of the old plan: what this year's summary has to answer. */
function PlanItems({ items }: { readonly items: RollProposal['planItems'] }) {
  const { label, number } = useLabels()
  return (
    <section className="roll-items" data-name="plan-items">
      <h3>{label('roll.plan-items', { count: number(items.length) })}</h3>
      {items.length === 0 ? (
        <p>{label('roll.no-plan-items')}</p>
      ) : (
        <ul lang="zh-CN">
          {items.map(({ block, number: marker, text }, index) => (
            <li key={`${block}-${index}`}>
              {marker}
              {text}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
