import type { Template } from '#core/template/template.ts'
import type { SlotProposal } from '#core/template/slot-proposal.ts'
import { useLabels } from '../i18n/labels.ts'
import { Tick } from '../widgets/tick.tsx'
import { GROUPS, type Group, type Listed } from './proposals.ts'

interface ProposalListProps {
  readonly groups: ReadonlyMap<Group, readonly Listed[]>
  readonly ticked: ReadonlySet<string>
  /** The fields that what is ticked makes; they know their labels in both languages. */
  readonly fields: Template['fields']
  readonly onChange: (ticked: ReadonlySet<string>) => void
}

/** The words that could become blanks, each with its sentence, to be ticked one by one or by kind. */
export function ProposalList({ groups, ticked, fields, onChange }: ProposalListProps) {
  const { label } = useLabels()
  const set = (ids: readonly string[], isTicked: boolean) => {
    const rest = new Set([...ticked].filter((id) => !ids.includes(id)))
    onChange(isTicked ? new Set([...rest, ...ids]) : rest)
  }
  return (
    <div className="proposals" role="region" aria-label={label('save-template.slots')}>
      <h3>{label('save-template.slots')}</h3>
      {groups.size === 0 && <p className="field-note">{label('save-template.no-slots')}</p>}
      {GROUPS.map((group) => {
        const listed = groups.get(group)
        return listed && <ProposalGroup key={group} {...{ group, listed, ticked, fields, set }} />
      })}
    </div>
  )
}

interface ProposalGroupProps extends Pick<ProposalListProps, 'ticked' | 'fields'> {
  readonly group: Group
  readonly listed: readonly Listed[]
  readonly set: (ids: readonly string[], isTicked: boolean) => void
}

function ProposalGroup({ group, listed, ticked, fields, set }: ProposalGroupProps) {
  const { label } = useLabels()
  const ids = listed.map(({ proposal }) => proposal.id)
  const count = ids.filter((id) => ticked.has(id)).length
  return (
    <section className="proposal-group">
      <Tick
        name={`group-${group}`}
        isSelected={count === ids.length}
        isPartly={count > 0 && count < ids.length}
        onChange={(isTicked) => set(ids, isTicked)}
      >
        <b>{label(`save-template.group.${group}`)}</b> {label('save-template.count', { count, of: ids.length })}
      </Tick>
      {listed.map(({ proposal, before, after }) => (
        <Tick
          key={proposal.id}
          name={proposal.id}
          isSelected={ticked.has(proposal.id)}
          onChange={(isTicked) => set([proposal.id], isTicked)}
        >
          <span className="proposal-words">
            {before}
            <mark>{proposal.text}</mark>
            {after}
          </span>
          <SlotName proposal={proposal} fields={fields} />
        </Tick>
      ))}
    </section>
  )
}

/** The field that asks for the words, or the prompt that stands in their place. */
function SlotName({ proposal, fields }: { readonly proposal: SlotProposal; readonly fields: Template['fields'] }) {
  const { language } = useLabels()
  const { key, label, shift = 0 } = proposal
  const field = key === undefined ? undefined : fields.find((candidate) => candidate.key === key)
  const words = field?.label[language] ?? label
  return <span className="proposal-slot">{`→ 【${words}${shift ? (shift > 0 ? `+${shift}` : shift) : ''}】`}</span>
}
