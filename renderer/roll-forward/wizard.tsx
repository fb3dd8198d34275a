import { useMemo, useState } from 'react'
import { CoverBar } from '../cover.tsx'
import type { RollProposal } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { closeRolling, leaveRolling, makeDraft, propose, rolling, type Rolling } from '../state/roll-forward.ts'
import { useStore } from '../state/store.ts'
import { TryAgain } from '../try-again.tsx'
import { Button } from '../widgets/button.tsx'
import { Progress } from '../widgets/progress.tsx'
import { SwitchTabs } from '../widgets/switch-tabs.tsx'
import { ChangeList } from './change-list.tsx'
import { countParts, madeOf, PARTS, type Part } from './choices.ts'
import { WishPane } from './wish-pane.tsx'

/** What changes at the left, how it is rolled and what the old plan promised at the right, the draft at the foot. */
export function Wizard() {
  const now = useStore(rolling, (value) => value)
  if (!now) return null
  return (
    <div className="roll-wizard">
      <Head now={now} />
      <div className="roll-sides">
        <div className="roll-changes" data-name="roll-changes" aria-busy={now.isAsking}>
          <Changes now={now} />
        </div>
        <WishPane now={now} />
      </div>
      <Foot now={now} />
    </div>
  )
}

function Head({ now }: { readonly now: Rolling }) {
  const { label } = useLabels()
  const title = now.proposal?.title
  return (
    <CoverBar
      leave={{ name: 'leave-roll', onLeave: leaveRolling }}
      title={
        title === undefined ? label('roll.title') : label('roll.from', { title: title || label('drafts.untitled') })
      }
      tip={title}
    />
  )
}

function Changes({ now: { proposal, trouble, isAsking } }: { readonly now: Rolling }) {
  const { label } = useLabels()
  if (proposal) return <Listed key={proposal.state} proposal={proposal} />
  if (isAsking)
    return (
      <div className="cover-waiting">
        <Progress label={label('roll.looking')} />
      </div>
    )
  return (
    trouble && <TryAgain trouble={trouble} name="roll-again" onAgain={() => void propose()} className="cover-waiting" />
  )
}

function Listed({ proposal: { changes } }: { readonly proposal: RollProposal }) {
  const { label, number } = useLabels()
  const [part, setPart] = useState<Part>('all')
  const counts = useMemo(() => countParts(changes), [changes])
  if (changes.length === 0) return <p className="empty">{label('roll.nothing')}</p>
  return (
    <>
      <SwitchTabs<Part>
        label={label('roll.parts')}
        items={PARTS.map((id) => ({
          id,
          label: label(`roll.part.${id}`, { count: number(counts[id]) }),
          isDisabled: counts[id] === 0,
        }))}
        selected={part}
        onSelect={setPart}
      />
      <ChangeList key={part} changes={changes} part={part} />
    </>
  )
}

function Foot({ now }: { readonly now: Rolling }) {
  const { label, number } = useLabels()
  const { proposal, decided, isAsking, isMaking, trouble, year } = now
  const made = proposal ? madeOf(proposal.changes, decided) : 0
  const left = proposal ? countParts(proposal.changes).open : 0
  return (
    <div className="roll-foot">
      <p>
        {proposal && label('roll.figures', { count: number(proposal.figures) })}
        {left > 0 && <> · {label('roll.open-left', { count: number(left) })}</>}
      </p>
      <Button name="close-roll" onPress={closeRolling}>
        {label('new.cancel')}
      </Button>
      {/* It comes anew with the first proposal, so that the keyboard is on it: Enter makes the draft. */}
      <Button
        key={proposal ? 'ready' : 'waiting'}
        kind="primary"
        name="make-draft"
        autoFocus
        isDisabled={!proposal || isAsking || isMaking || trouble !== null}
        onPress={() => void makeDraft()}
      >
        {label('roll.make', { year: proposal ? proposal.year : year, count: number(made) })}
      </Button>
    </div>
  )
}
