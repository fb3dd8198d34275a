import { useLabels } from '../i18n/labels.ts'
import { Button } from '../widgets/button.tsx'

interface ProposalProps {
  readonly value: string
  /** Empty where nothing is known. */
  readonly proposal: string
  readonly name: string
  readonly onTake: (proposal: string) => void
}

/** What an empty line could say, to be taken with one press. */
export function Proposal({ value, proposal, name, onTake }: ProposalProps) {
  const { label } = useLabels()
  if (value.trim() || !proposal) return null
  return (
    <div className="details-proposal">
      <Button kind="link" name={name} onPress={() => onTake(proposal)}>
        {label('details.take', { text: proposal })}
      </Button>
    </div>
  )
}
