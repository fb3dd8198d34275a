import { useState, type FormEvent } from 'react'
import type { PlanItem } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { openPaper } from '../state/document.ts'
import { answerHere, insertStub, settleItem, showAnswer } from '../state/plan.ts'
import { useStore } from '../state/store.ts'
import { Button, PlainButton } from '../widgets/button.tsx'
import { TextInput } from '../widgets/field.tsx'

interface PlanCardProps {
  readonly item: PlanItem
  /** Which of its answers was gone to last. */
  readonly answer: number
}

/** The item that is looked at: its words in full, every place that answers it, and what can be said of it. */
export function PlanCard({ item, answer }: PlanCardProps) {
  const { label } = useLabels()
  const [isDropping, setDropping] = useState(false)
  return (
    <section className="plan-card" aria-label={label('plan.card')} data-name="plan-card">
      <p className="plan-text" lang="zh-CN">
        {item.text}
      </p>
      {item.state !== 'dropped' && <Answers item={item} answer={answer} />}
      {isDropping ? (
        <DropForm item={item} onDone={() => setDropping(false)} />
      ) : (
        <Actions item={item} onDrop={() => setDropping(true)} />
      )}
    </section>
  )
}

function Answers({ item, answer }: PlanCardProps) {
  const { label } = useLabels()
  if (item.answers.length === 0) return null
  return (
    <ol className="plan-answers" aria-label={label('plan.places')}>
      {item.answers.map(({ block, section, excerpt, isOld }, at) => (
        <li key={block} data-current={at === answer || undefined}>
          <PlainButton className="plan-answer" name="plan-answer" onPress={() => showAnswer(item, at)}>
            <span className="plan-place">
              {section || label('slots.place.lead')}
              {isOld && <small>{label('plan.is-old')}</small>}
            </span>
            <span className="plan-excerpt" lang="zh-CN">
              {excerpt}
            </span>
          </PlainButton>
        </li>
      ))}
    </ol>
  )
}

interface ActionsProps {
  readonly item: PlanItem
  readonly onDrop: () => void
}

function Actions({ item: { key, state, isByHand }, onDrop }: ActionsProps) {
  const { label } = useLabels()
  const canWrite = useStore(openPaper, (paper) => paper !== null && !paper.isReadOnly)
  return (
    <div className="pane-row plan-actions">
      {canWrite && state !== 'dropped' && (
        <Button name="plan-stub" onPress={() => void insertStub(key)}>
          {label('plan.insert')}
        </Button>
      )}
      {state !== 'dropped' && (
        <Button name="plan-here" onPress={() => void answerHere(key)}>
          {label('plan.here')}
        </Button>
      )}
      {state !== 'dropped' && (
        <Button name="plan-drop" onPress={onDrop}>
          {label('plan.drop')}
        </Button>
      )}
      {state === 'answered' && !isByHand && (
        <Button kind="quiet" name="plan-not-here" onPress={() => void settleItem(key, { state: 'open' })}>
          {label('plan.not-here')}
        </Button>
      )}
      {isByHand && (
        <Button kind="quiet" name="plan-take-back" onPress={() => void settleItem(key, null)}>
          {label('plan.take-back')}
        </Button>
      )}
    </div>
  )
}

function DropForm({ item, onDone }: { readonly item: PlanItem; readonly onDone: () => void }) {
  const { label } = useLabels()
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onDone()
    void settleItem(item.key, { state: 'dropped', reason: reason.trim() })
  }
  return (
    <form className="plan-drop" onSubmit={submit}>
      <TextInput
        label={label('plan.reason')}
        name="plan-reason"
        hint={label('plan.reason-hint')}
        maxLength={500}
        value={reason}
        onChange={setReason}
        autoFocus
      />
      <div className="pane-row plan-actions">
        <Button kind="primary" type="submit" name="plan-drop-now">
          {label('plan.drop-now')}
        </Button>
        <Button name="plan-drop-not" onPress={onDone}>
          {label('new.cancel')}
        </Button>
      </div>
    </form>
  )
}
