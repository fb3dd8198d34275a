import { useMemo, useState } from 'react'
import type { RollProposal } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { closeRolling, leaveRolling, makeDraft, propose, rolling, type Rolling } from '../state/roll-forward.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'
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
    <div className="import-bar">
      <Button kind="quiet" name="leave-roll" icon={<Icon name="back" />} onPress={leaveRolling}>
        {label('old.leave')}
      </Button>
      <h2 title={title}>
        {title === undefined ? label('roll.title') : label('roll.from', { title: title || label('drafts.untitled') })}
      </h2>
    </div>
  )
}

function Changes({ now: { proposal, trouble, isAsking } }: { readonly now: Rolling }) {
  const { label, trouble: words } = useLabels()
  if (proposal) return <Listed key={proposal.state} proposal={proposal} />
  if (isAsking) return <Progress label={label('roll.looking')} />
  return (
    <div className="roll-trouble">
      <p role="alert">{trouble && words(trouble)}</p>
      <div className="import-buttons">
        <Button name="roll-again" onPress={() => void propose()}>
          {label('trouble.retry')}
        </Button>
      </div>
    </div>
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
