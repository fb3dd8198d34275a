import { useState } from 'react'
import { diffCharacters, type Span } from '#core/compare/diff-characters.ts'
import type { ConflictDecision, ConflictSide, ExchangeConflict, ExchangePreview } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { decideAll, decideOne, type Exchanging } from '../state/exchange.ts'
import { Button } from '../widgets/button.tsx'
import { OneOf } from '../widgets/tick.tsx'

/** The harmless first. */
const DECISIONS: readonly ConflictDecision[] = ['keep-mine', 'take-theirs', 'keep-both']

interface ExchangeConflictsProps {
  readonly now: Exchanging
  readonly preview: ExchangePreview
}

/** Drawn at one time: laying two long texts over one another takes a moment. */
const SHOWN = 10

/** Both sides of each conflict with what differs, to be decided all at once or each by itself. */
export function ExchangeConflicts({ now, preview: { conflicts, conflictCount } }: ExchangeConflictsProps) {
  const { label, number } = useLabels()
  const [shown, setShown] = useState(SHOWN)
  const hidden = conflicts.length - shown
  const unlisted = conflictCount - conflicts.length
  return (
    <section className="exchange-part" aria-label={label('exchange.conflicts')}>
      <h3>{label('exchange.conflicts-count', { count: number(conflictCount) })}</h3>
      {conflictCount > 1 && <DecideAll now={now} />}
      <ol className="exchange-conflicts">
        {conflicts.slice(0, shown).map((conflict) => (
          <Conflict key={conflict.index} now={now} conflict={conflict} />
        ))}
      </ol>
      {hidden > 0 && (
        <Button kind="link" name="more-conflicts" onPress={() => setShown(shown + SHOWN)}>
          {label('import.more', { count: number(hidden) })}
        </Button>
      )}
      {hidden <= 0 && unlisted > 0 && (
        <p className="dialog-note">{label('exchange.more-conflicts', { count: number(unlisted) })}</p>
      )}
    </section>
  )
}

function DecideAll({ now }: { readonly now: Exchanging }) {
  const { label } = useLabels()
  return (
    <div className="choice-row">
      <OneOf
        label={label('exchange.decide-all')}
        name="decide-all"
        items={DECISIONS.map((id) => ({ id, word: label(`exchange.all.${id}`) }))}
        selected={now.decision}
        onSelect={decideAll}
      />
    </div>
  )
}

interface ConflictProps {
  readonly now: Exchanging
  readonly conflict: ExchangeConflict
}

function Conflict({ now, conflict: { index, by, mine, theirs } }: ConflictProps) {
  const { label } = useLabels()
  const titles = diffCharacters(mine.title, theirs.title)
  const texts = diffCharacters(mine.text, theirs.text)
  const isTaken = now.except.get(index) ?? now.decision
  return (
    <li className="exchange-conflict" data-name={`conflict-${index}`} data-decision={isTaken}>
      <p className="dialog-note">{label(`exchange.by-${by}`)}</p>
      <div className="exchange-sides">
        <Side of="mine" side={mine} title={titles} text={texts} />
        <Side of="theirs" side={theirs} title={titles} text={texts} />
      </div>
      <div className="choice-row">
        <OneOf
          label={label('exchange.decide-one')}
          name={`decide-${index}`}
          items={DECISIONS.map((id) => ({ id, word: label(`exchange.one.${id}`) }))}
          selected={isTaken}
          onSelect={(decision) => decideOne(index, decision)}
        />
      </div>
    </li>
  )
}

interface SideProps {
  readonly of: 'mine' | 'theirs'
  readonly side: ConflictSide
  readonly title: readonly Span[]
  readonly text: readonly Span[]
}

function Side({ of, side, title, text }: SideProps) {
  const { label, time } = useLabels()
  const facts = [
    label(`library.collection.${side.collection}`),
    side.year === null ? '' : String(side.year),
    side.unit,
    label('exchange.changed-at', { time: time(side.updatedAt) }),
  ]
  return (
    <div className="exchange-side" data-name={of}>
      <small>{label(`exchange.${of}`)}</small>
      <h4 lang="zh-CN">{side.title === '' ? label('library.untitled') : <Words of={of} spans={title} />}</h4>
      <p lang="zh-CN">
        <Words of={of} spans={text} />
      </p>
      <small>{facts.filter(Boolean).join(' · ')}</small>
    </div>
  )
}

/** One side of two texts laid over one another. */
function Words({ of, spans }: { readonly of: 'mine' | 'theirs'; readonly spans: readonly Span[] }) {
  const own = of === 'mine' ? 'gone' : 'new'
  return spans.map(({ kind, text }, index) => {
    if (kind === 'same') return <span key={index}>{text}</span>
    return kind === own && <mark key={index}>{text}</mark>
  })
}
